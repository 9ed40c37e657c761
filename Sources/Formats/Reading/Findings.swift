import LimitModel
import Quantities

/// The errors, warnings and questions of a reader so far.
struct Findings {
    /// The file that messages name; a format of several files sets the one it is in.
    var file: String
    private(set) var errors: [Finding] = []
    private(set) var warnings: [Finding] = []
    /// Fields that the file does not state and a limit needs.
    private(set) var questions: [MissingAnswer] = []
    /// Tells whether the program wrote the file itself, so that it says everything and nothing of it is asked for.
    var isOwn = false
    /// Fields that the schema has refused: what else is wrong with them is an echo.
    private var refused: Set<String> = []

    /// The spelling in messages of fields that can be stated beside the file.
    let spelling: FieldSpelling

    init(file: String, spelling: FieldSpelling = .keys) {
        self.file = file
        self.spelling = spelling
    }

    var hasErrors: Bool { !errors.isEmpty }

    /// The error to throw; nil when nothing is wrong or missing.
    var failure: FormatErrors? {
        guard hasErrors || !questions.isEmpty else { return nil }
        let missing = questions.isEmpty ? nil : Finding(missing: questions, in: file, spelling: spelling)
        return FormatErrors(errors, missing: missing)
    }

    /// Asks for what nothing says; a question is asked once.
    mutating func ask(_ question: MissingAnswer) {
        if !questions.contains(where: { $0.field == question.field }) { questions.append(question) }
    }

    /// Tells whether a report cannot hold more errors.
    var isFull: Bool { errors.count >= ReaderLimits.errors }

    mutating func fail(
        _ code: Finding.Code = .invalid, line: Int?, field: String? = nil, _ message: String, remedy: String
    ) {
        guard !isFull, !refused.contains(Self.place(line, field)) else { return }
        let error = Finding(
            code, file: file, line: line, field: field?.printable, message.printable, remedy: remedy.printable)
        if !errors.contains(error) { errors.append(error) }
    }

    /// Adds what the schema refuses.
    mutating func fail(_ messages: [SchemaMessage]) {
        for message in messages {
            fail(.notAllowedHere, line: message.line, field: message.field, message.message, remedy: message.remedy)
        }
        refused = Set(messages.map { Self.place($0.line, $0.field) })
    }

    private static func place(_ line: Int?, _ field: String?) -> String { "\(line ?? 0) \(field ?? "")" }

    /// Adds what is wrong with a quantity.
    mutating func fail(line: Int?, field: String?, _ error: QuantityError, about subject: String = "") {
        fail(
            Finding.Code(error), line: line, field: field, subject + error.problem,
            remedy: error.remedy ?? "write for example 0.5 or 1e-3")
    }

    /// Adds an error that was found in a part of the file, under the name of the file.
    mutating func fail(_ error: Finding) {
        fail(
            error.code, line: error.place.line, field: error.place.field, error.message,
            remedy: error.advice)
    }

    /// Reports an element that is dropped, unless the schema has refused it already.
    mutating func failUnlessReported(_ element: Element) {
        guard !hasErrors else { return }
        fail(
            line: element.line, field: element.label, "this element cannot be read",
            remedy: "see Docs/use/descriptors.md")
    }

    /// Adds what was found in a part of the file.
    mutating func take(_ others: Findings) {
        for error in others.errors { fail(error) }
        for warning in others.warnings {
            warn(warning.code, line: warning.place.line, field: warning.place.field, warning.message)
        }
    }

    mutating func warn(_ code: Finding.Code, line: Int?, field: String? = nil, _ message: String) {
        guard warnings.count < ReaderLimits.errors else { return }
        warnings.append(
            Finding(code, as: .warning, file: file, line: line, field: field?.printable, message.printable))
    }
}

extension String {
    /// The text between the first `opening` and the `closing` after it.
    func between(_ opening: String, _ closing: String) -> String? {
        guard let start = firstRange(of: opening) else { return nil }
        let rest = self[start.upperBound...]
        guard let end = rest.firstRange(of: closing) else { return nil }
        return String(rest[..<end.lowerBound])
    }

    /// The text without white space at its ends, and with single spaces inside: XML is indented.
    var collapsed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
