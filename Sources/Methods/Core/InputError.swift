/// An input of a derivation that is missing or impossible.
package struct InputError: Error, Hashable, Sendable {
    /// The path of the field below the method element, for example `meson/mass`.
    package var field: String
    /// The line of the descriptor's file, when it was read from one.
    package var line: Int?
    /// The fault.
    package var problem: String
    /// The remedy.
    package var remedy: String

    /// An error at a field.
    package init(field: String, line: Int?, problem: String, remedy: String) {
        self.field = field
        self.line = line
        self.problem = problem
        self.remedy = remedy
    }
}

extension InputError: CustomStringConvertible {
    package var description: String { "\(field): \(problem); \(remedy)" }
}
