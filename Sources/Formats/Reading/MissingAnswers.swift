/// Something a limit needs and nothing has said, with the option that says it.
public struct MissingAnswer: Sendable, Hashable {
    /// What is asked for.
    public enum Subject: String, Sendable, Hashable, CaseIterable {
        case limit = "a name for the limit"
        case experiment = "the experiment"
        case plane = "the plane"
        case scenario = "the scenario it holds in"
        case grade = "the grade"
        case status = "the status"
        case statement = "the confidence level"
        case origin = "where the figures come from"
        case digitisationError = "the error of reading them"
        case publication = "the publication"
        case massUnit = "the unit of the masses"
        case couplingUnit = "the unit of the couplings"
        case convention = "the coupling convention"
        case shape = "what the curve encloses"
    }

    public var subject: Subject
    /// The option with its choices.
    public var option: String
    /// What the file mentions of it.
    public var hint: String?

    public init(_ subject: Subject, option: String, hint: String? = nil) {
        self.subject = subject
        self.option = option.printable
        self.hint = hint?.printable
    }
}

/// Everything a file does not say and a limit needs, in one message.
public struct MissingAnswers: Sendable, Hashable {
    public var file: String
    public var questions: [MissingAnswer]

    public init(file: String, questions: [MissingAnswer]) {
        self.file = file
        let order = MissingAnswer.Subject.allCases
        self.questions = questions.sorted {
            (order.firstIndex(of: $0.subject) ?? 0) < (order.firstIndex(of: $1.subject) ?? 0)
        }
    }
}

extension MissingAnswers: CustomStringConvertible {
    public var description: String { "\(file): \(text)" }

    /// The message without the name of the file.
    var text: String {
        let count = questions.count == 1 ? "1 thing" : "\(questions.count) things"
        let width = questions.map(\.subject.rawValue.count).max() ?? 0
        let margin = String(repeating: " ", count: width + 4)
        let lines = questions.map { question in
            let name = question.subject.rawValue
            let padding = String(repeating: " ", count: width - name.count)
            return "  \(name)\(padding)  \(question.option)" + (question.hint.map { "\n\(margin)(\($0))" } ?? "")
        }
        return "the file does not say \(count) that a limit needs:\n" + lines.joined(separator: "\n")
            + "\n  say them with these options, or in a sidecar FILE\(ForeignInput.sidecarSuffix); see Docs/formats.md"
    }
}
