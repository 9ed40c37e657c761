// Planes as documents.

import JSON
import Quantities

extension Plane: JSONConvertible {
    /// Reads the document of a plane.
    /// - Throws: `JSON.MemberError`, which names the member that is missing or wrong.
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(
            slug: try json.member("slug"), title: try json.member("title"), model: try json.optional("model"),
            convention: try json.member("convention"), prefactor: try json.optional("prefactor"),
            mass: try json.member("mass"), coupling: try json.member("coupling"),
            parameters: try json.member("parameters"), scenarios: try json.member("scenarios"),
            note: try json.optional("note"))
    }

    /// The document.
    package var json: JSON {
        .record([
            "convention": convention.json, "coupling": coupling.json, "mass": mass.json, "model": model?.json,
            "note": note?.json, "parameters": parameters.json, "prefactor": prefactor?.json,
            "scenarios": scenarios.json, "slug": slug.json, "title": title.json,
        ])
    }
}

extension Plane.Axis: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(
            symbol: try json.member("symbol"), title: try json.member("title"),
            dimension: try json.member("dimension"), from: try json.member("from"), to: try json.member("to"),
            shownFrom: try json.optional("shownFrom"), shownTo: try json.optional("shownTo"))
        guard from > 0, from < to else { throw JSON.MemberError("is not an axis: it runs from \(from) to \(to)") }
    }

    package var json: JSON {
        .record([
            "dimension": dimension.json, "from": from.json, "shownFrom": shownFrom?.json, "shownTo": shownTo?.json,
            "symbol": symbol.json, "title": title.json, "to": to.json,
        ])
    }
}

extension PhysicalDimension: JSONConvertible {}

extension Plane.Parameter: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(
            name: try json.member("name"), symbol: try json.member("symbol"), meaning: try json.member("meaning"),
            from: try json.optional("from"), to: try json.optional("to"))
    }

    package var json: JSON {
        .record([
            "from": from?.json, "meaning": meaning.json, "name": name.json, "symbol": symbol.json, "to": to?.json,
        ])
    }
}

extension Scenario: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(
            slug: try json.member("slug"), title: try json.member("title"), values: try json.member("values"),
            note: try json.optional("note"))
    }

    package var json: JSON {
        .record(["note": note?.json, "slug": slug.json, "title": title.json, "values": values.json])
    }
}

extension Scenario.Value: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(parameter: try json.member("parameter"), value: try json.member("value"))
    }

    package var json: JSON { .record(["parameter": parameter.json, "value": value.json]) }
}
