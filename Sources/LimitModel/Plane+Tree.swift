// A plane from its stored document, member by member, as limits are read: every question begins with one, and making
// Foundation's decoder ready takes longer than reading it. A test holds this together with what the encoder writes.

import Quantities

extension Plane {
    /// The plane of a document.
    /// - Throws: `ModelError.badDocument` that names the member.
    public init(_ tree: JSONTree) throws(ModelError) {
        self.init(
            slug: try tree.slug("slug"), title: try tree.text("title"),
            model: try tree.optional("model", JSONTree.slug),
            convention: try tree.text("convention"), prefactor: try tree.optional("prefactor", JSONTree.number),
            mass: try Axis(tree.member("mass")),
            coupling: try Axis(tree.member("coupling")), parameters: try tree.list("parameters", Parameter.init(tree:)),
            scenarios: try tree.list("scenarios", Scenario.init(tree:)),
            note: try tree.optional("note", JSONTree.text))
    }
}

extension Plane.Axis {
    fileprivate init(_ tree: JSONTree) throws(ModelError) {
        self.init(
            symbol: try tree.text("symbol"), title: try tree.text("title"), dimension: try tree.choice("dimension"),
            from: try tree.number("from"), to: try tree.number("to"),
            shownFrom: try tree.optional("shownFrom", JSONTree.number),
            shownTo: try tree.optional("shownTo", JSONTree.number))
        guard from > 0, from < to, to.isFinite else { throw .badDocument("the axis runs from \(from) to \(to)") }
    }
}

extension Plane.Parameter {
    fileprivate init(tree: JSONTree) throws(ModelError) {
        self.init(
            name: try tree.slug("name"), symbol: try tree.text("symbol"), meaning: try tree.text("meaning"),
            from: try tree.optional("from", JSONTree.number), to: try tree.optional("to", JSONTree.number))
    }
}

extension Scenario {
    fileprivate init(tree: JSONTree) throws(ModelError) {
        self.init(
            slug: try tree.slug("slug"), title: try tree.text("title"),
            values: try tree.list("values") { (tree) throws(ModelError) in
                Value(parameter: try tree.slug("parameter"), value: try tree.number("value"))
            },
            note: try tree.optional("note", JSONTree.text))
    }
}
