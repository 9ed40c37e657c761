import LimitModel

extension String {
    /// A line of comment with the text, which stays one line whatever it holds. What a reader must get back exactly stands
    /// in it escaped already.
    var commentLine: String { "# \(quietLine)" }
}
