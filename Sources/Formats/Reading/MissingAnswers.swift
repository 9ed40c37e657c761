/// A field that a limit needs and nothing has stated, with the option that states it.
package struct MissingAnswer: Sendable, Hashable {
    package var field: Field
    /// The option with its choices.
    package var option: String
    /// A mention of it in the file.
    package var hint: String?

    package init(_ field: Field, option: String, hint: String? = nil) {
        self.field = field
        self.option = option.printable
        self.hint = hint?.printable
    }
}

/// Everything a file does not say and a limit needs, in one message.
package struct MissingAnswers: Sendable, Hashable {
    package var file: String
    package var questions: [MissingAnswer]
    /// The spelling of fields in the questions.
    let spelling: FieldSpelling

    package init(file: String, questions: [MissingAnswer], spelling: FieldSpelling) {
        self.file = file
        self.spelling = spelling
        self.questions = questions.sorted { Field.isAskedBefore($0.field, $1.field) }
    }
}

extension MissingAnswers: CustomStringConvertible {
    package var description: String { "\(file): \(text)" }

    /// The message without the name of the file.
    var text: String {
        let count = questions.count == 1 ? "1 thing" : "\(questions.count) things"
        let width = questions.map(\.field.question.count).max() ?? 0
        let margin = String(repeating: " ", count: width + 4)
        let lines = questions.map { question in
            let name = question.field.question
            let padding = String(repeating: " ", count: width - name.count)
            return "  \(name)\(padding)  \(question.option)" + (question.hint.map { "\n\(margin)(\($0))" } ?? "")
        }
        return "the file does not say \(count) that a limit needs:\n" + lines.joined(separator: "\n")
            + "\n  say them with these \(spelling.places), or in a sidecar FILE\(ForeignInput.sidecarSuffix); see Docs/use/formats.md"
    }
}
