import JSON

/// Request of a stored descriptor, without the inputs of its methods: enough to see what is not computed yet.
public struct RequestOutline: Sendable, Hashable {
    public let limit, plane: Slug
    public let status: Status
    /// The scenarios it is to hold in.
    public let scenarios: [Slug]
    /// The name of the method.
    public let method: String
    /// The limits it starts from.
    public let sources: [Slug]

    /// The requests of a descriptor's document.
    /// - Throws: `JSON.MemberError`, which names the member that is missing or wrong.
    package static func all(of search: JSON) throws(JSON.MemberError) -> [RequestOutline] {
        try search.member("derivations")
    }
}

extension RequestOutline: JSONReadable {
    package init(json: JSON) throws(JSON.MemberError) {
        let holdings: [Holding] = try json.member("holdings")
        let method: JSON = try json.member("method")
        var sources: [Slug] = []
        for group in try method.member("children") as [JSON] where group["name"]?.string == InputNode.sourceName {
            for item in try group.member("children") as [JSON] where item["name"]?.string == "limit" {
                sources.append(try item.member("text"))
            }
        }
        self.init(
            limit: try json.member("limit"), plane: try json.member("plane"), status: try json.member("status"),
            scenarios: holdings.map(\.scenario), method: try method.member("name"), sources: sources)
    }
}

extension InputNode {
    /// The name of the group that names a limit to start from.
    public static let sourceName = "curve-of"
}
