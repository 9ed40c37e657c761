import LimitModel

/// A field that a limit needs and nothing has stated, with the option that states it.
struct MissingAnswer: Sendable, Hashable {
    var field: Field
    /// The option with its choices.
    var option: String
    /// A mention of it in the file.
    var hint: String?

    init(_ field: Field, option: String, hint: String? = nil) {
        self.field = field
        self.option = option.printable
        self.hint = hint?.printable
    }
}

extension Finding {
    /// Asks for everything that a file does not say and a limit needs, in one message of several lines.
    init(missing: [MissingAnswer], in file: String, spelling: FieldSpelling) {
        let questions = missing.sorted { Field.isAskedBefore($0.field, $1.field) }
        let count = questions.count == 1 ? "1 thing" : "\(questions.count) things"
        let width = questions.map(\.field.question.count).max() ?? 0
        let margin = String(repeating: " ", count: width + 4)
        let lines = questions.map { question in
            let name = question.field.question
            let padding = String(repeating: " ", count: width - name.count)
            return "  \(name)\(padding)  \(question.option)" + (question.hint.map { "\n\(margin)(\($0))" } ?? "")
        }
        self.init(
            .missingAnswer, file: file,
            "the file does not say \(count) that a limit needs:\n" + lines.joined(separator: "\n")
                + "\n  say them with these \(spelling.places), or in a sidecar FILE\(ForeignInput.sidecarSuffix); see Docs/use/formats.md"
        )
    }
}
