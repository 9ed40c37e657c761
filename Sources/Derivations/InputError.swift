/// An input of a derivation that is missing or impossible.
public struct InputError: Error, Hashable, Sendable {
    /// The path of the field below the method element, for example `meson/mass`.
    public var field: String
    /// The line of the descriptor's file, when it was read from one.
    public var line: Int?
    /// What is wrong.
    public var problem: String
    /// What to do about it.
    public var remedy: String

    /// An error at a field.
    public init(field: String, line: Int?, problem: String, remedy: String) {
        self.field = field
        self.line = line
        self.problem = problem
        self.remedy = remedy
    }
}

extension InputError: CustomStringConvertible {
    public var description: String { "\(field): \(problem); \(remedy)" }
}
