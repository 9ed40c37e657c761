// Limits as documents. The points of the curves stand beside the document.

import JSON
import Quantities

extension Limit: JSONConvertible {
    /// Reads the document of a limit; its curves have no points.
    /// - Throws: `JSON.MemberError`, which names the member that is missing or wrong.
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(
            slug: try json.member("slug"), title: try json.member("title"), search: try json.member("search"),
            experiment: try json.member("experiment"), plane: try json.member("plane"),
            status: try json.member("status"), statement: try json.member("statement"),
            holdings: try json.member("holdings"), bias: try json.optional("bias"), origin: try json.member("origin"),
            citations: try json.member("citations"), data: try json.member("data"), shape: try json.member("shape"),
            curves: try json.member("curves"), ends: try json.optional("ends"),
            emptyReason: try json.optional("emptyReason"), note: try json.optional("note"))
    }

    /// The document, without the points of the curves.
    package var json: JSON {
        .record([
            "bias": bias?.json, "citations": citations.json, "curves": curves.json, "data": data.json,
            "emptyReason": emptyReason?.json, "ends": ends?.json, "experiment": experiment.json,
            "holdings": holdings.json, "note": note?.json, "origin": origin.json, "plane": plane.json,
            "search": search.json, "shape": shape.json, "slug": slug.json, "statement": statement.json,
            "status": status.json, "title": title.json,
        ])
    }
}

extension Limit.Bias: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(direction: try json.member("direction"), evidence: try json.member("evidence"))
    }

    package var json: JSON { .record(["direction": direction.json, "evidence": evidence.json]) }
}

extension Limit.Ends: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(low: try json.member("low"), high: try json.member("high"))
    }

    package var json: JSON { .record(["high": high.json, "low": low.json]) }
}

extension Statement: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        if let criterion: Criterion = try json.optional("criterion") {
            self = .criterion(criterion)
        } else {
            self = .confidence(try json.member("confidence"))
        }
    }

    package var json: JSON {
        switch self {
        case .confidence(let confidence): .record(["confidence": confidence.json])
        case .criterion(let criterion): .record(["criterion": criterion.json])
        }
    }
}

extension Statement.Confidence: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(
            level: try json.member("level"), sides: try json.member("sides"), method: try json.member("method"))
    }

    package var json: JSON { .record(["level": level.json, "method": method.json, "sides": sides.json]) }
}

extension Statement.Criterion: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(name: try json.member("name"), meaning: try json.member("meaning"))
    }

    package var json: JSON { .record(["meaning": meaning.json, "name": name.json]) }
}

extension ConfidenceLevel: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        switch json {
        case .number(let level, _): self = .level(level)
        case .text("unknown"): self = .unknown
        default: throw JSON.MemberError("is neither a number nor 'unknown'")
        }
    }

    package var json: JSON { value.map { .number($0) } ?? .text("unknown") }
}

extension Holding: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(
            scenario: try json.member("scenario"), grade: try json.member("grade"),
            lowerGrade: try json.optional("lowerGrade"), upperGrade: try json.optional("upperGrade"),
            ranges: try json.member("ranges"), independent: try json.optional("independent") ?? [],
            note: try json.optional("note"))
    }

    /// A document without parameters that play no part has no list of them.
    package var json: JSON {
        .record([
            "grade": grade.json, "independent": independent.isEmpty ? nil : independent.json,
            "lowerGrade": lowerGrade?.json, "note": note?.json, "ranges": ranges.json, "scenario": scenario.json,
            "upperGrade": upperGrade?.json,
        ])
    }
}

extension Holding.Range: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(
            parameter: try json.member("parameter"), from: try json.member("from"), to: try json.member("to"),
            source: try json.member("source"))
    }

    package var json: JSON {
        .record(["from": from.json, "parameter": parameter.json, "source": source.json, "to": to.json])
    }
}

extension Origin: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(
            kind: try json.member("kind"), digitiser: try json.optional("digitiser"),
            digitisationError: try json.optional("digitisationError"), reading: try json.optional("reading"),
            computation: try json.optional("computation"))
    }

    package var json: JSON {
        .record([
            "computation": computation?.json, "digitisationError": digitisationError?.json,
            "digitiser": digitiser?.json, "kind": kind.json, "reading": reading?.json,
        ])
    }
}

extension Reading: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(
            format: try json.member("format"), table: try json.optional("table"),
            massUnit: try json.member("massUnit"), couplingUnit: try json.member("couplingUnit"),
            convention: try json.member("convention"), dropped: try json.member("dropped"),
            calibration: try json.optional("calibration"))
    }

    package var json: JSON {
        .record([
            "calibration": calibration?.json, "convention": convention.json, "couplingUnit": couplingUnit.json,
            "dropped": dropped.json, "format": format.json, "massUnit": massUnit.json, "table": table?.json,
        ])
    }
}

extension Computation: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(
            derivation: try json.member("derivation"), version: try json.member("version"),
            descriptorHash: try json.member("descriptorHash"), inputHash: try json.member("inputHash"),
            numericalError: try json.member("numericalError"), theoryError: try json.optional("theoryError"),
            theoryNote: try json.optional("theoryNote"))
    }

    package var json: JSON {
        .record([
            "derivation": derivation.json, "descriptorHash": descriptorHash.json, "inputHash": inputHash.json,
            "numericalError": numericalError.json, "theoryError": theoryError?.json, "theoryNote": theoryNote?.json,
            "version": version.json,
        ])
    }
}

extension Curve: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(
            role: try json.member("role"), name: try json.optional("name"),
            interpolation: try json.member("interpolation"), points: [])
    }

    package var json: JSON {
        .record(["interpolation": interpolation.json, "name": name?.json, "role": role.json])
    }
}
