/// What a stored descriptor asks for, without the inputs of its methods: enough to see what is not computed yet.
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
    /// - Throws: `ModelError.badDocument` that names the member.
    public static func all(of search: JSONTree) throws(ModelError) -> [RequestOutline] {
        try search.list("derivations") { (tree) throws(ModelError) in
            let method = try tree.member("method")
            var sources: [Slug] = []
            for child in try method.member("children").elements ?? []
            where child["name"]?.string == InputNode.sourceName {
                for item in try child.member("children").elements ?? [] where item["name"]?.string == "limit" {
                    sources.append(try item.slug("text"))
                }
            }
            return RequestOutline(
                limit: try tree.slug("limit"), plane: try tree.slug("plane"), status: try tree.choice("status"),
                scenarios: try tree.list("holdings") { (tree) throws(ModelError) in try tree.slug("scenario") },
                method: try method.text("name"), sources: sources)
        }
    }
}

extension InputNode {
    /// The name of the group that names a limit to start from.
    public static let sourceName = "curve-of"
}
