// What documents name: publications, experiments, facilities, and the names themselves.

import JSON

extension Slug: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        let text = try String(json: json)
        do {
            try self.init(text)
        } catch {
            throw JSON.MemberError("is '\(text)', not a name: \(Self.rule)")
        }
    }

    package var json: JSON { .text(text) }
}

extension Publication: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(
            id: try json.member("id"), texkey: try json.optional("texkey"), arxiv: try json.optional("arxiv"),
            doi: try json.optional("doi"), authors: try json.member("authors"), title: try json.member("title"),
            journal: try json.optional("journal"), year: try json.optional("year"), url: try json.optional("url"))
    }

    package var json: JSON {
        .record([
            "arxiv": arxiv?.json, "authors": authors.json, "doi": doi?.json, "id": id.json, "journal": journal?.json,
            "texkey": texkey?.json, "title": title.json, "url": url?.json, "year": year?.json,
        ])
    }
}

extension Citation: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(
            role: try json.member("role"), publication: try json.member("publication"),
            locator: try json.optional("locator"))
    }

    package var json: JSON {
        .record(["locator": locator?.json, "publication": publication.json, "role": role.json])
    }
}

extension Facility: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(id: try json.member("id"), name: try json.member("name"), note: try json.optional("note"))
    }

    package var json: JSON { .record(["id": id.json, "name": name.json, "note": note?.json]) }
}

extension Experiment: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(
            id: try json.member("id"), name: try json.member("name"), facility: try json.optional("facility"),
            note: try json.optional("note"))
    }

    package var json: JSON {
        .record(["facility": facility?.json, "id": id.json, "name": name.json, "note": note?.json])
    }
}
