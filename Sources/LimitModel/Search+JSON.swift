// Searches as documents.

import JSON

extension Search: JSONConvertible {
    /// Reads the document of a search.
    /// - Throws: `JSON.MemberError`, which names the member that is missing or wrong.
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(
            slug: try json.member("slug"), title: try json.member("title"), experiment: try json.member("experiment"),
            citations: try json.member("citations"), data: try json.member("data"),
            derivations: try json.member("derivations"), note: try json.optional("note"))
    }

    /// The document.
    package var json: JSON {
        .record([
            "citations": citations.json, "data": data.json, "derivations": derivations.json,
            "experiment": experiment.json, "note": note?.json, "slug": slug.json, "title": title.json,
        ])
    }
}

extension DerivationRequest: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(
            limit: try json.member("limit"), title: try json.member("title"), plane: try json.member("plane"),
            status: try json.member("status"), statement: try json.member("statement"),
            holdings: try json.member("holdings"), point: try json.optional("point") ?? [],
            bias: try json.optional("bias"), citations: try json.member("citations"),
            method: try json.member("method"), note: try json.optional("note"))
    }

    /// A document without parameter values of its own has no list of them.
    package var json: JSON {
        .record([
            "bias": bias?.json, "citations": citations.json, "holdings": holdings.json, "limit": limit.json,
            "method": method.json, "note": note?.json, "plane": plane.json, "point": point.isEmpty ? nil : point.json,
            "statement": statement.json, "status": status.json, "title": title.json,
        ])
    }
}

extension InputNode: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(
            name: try json.member("name"), number: try json.optional("number"), text: try json.optional("text"),
            children: try json.member("children"))
    }

    package var json: JSON {
        .record(["children": children.json, "name": name.json, "number": number?.json, "text": text?.json])
    }
}

extension InputNode.Number: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(
            value: try json.member("value"), dimension: try json.member("dimension"),
            error: try json.optional("error"), status: try json.member("status"), source: try json.optional("source"))
    }

    package var json: JSON {
        .record([
            "dimension": dimension.json, "error": error?.json, "source": source?.json, "status": status.json,
            "value": value.json,
        ])
    }
}
