import LimitModel

/// An option of the command line that states a field.
package struct FieldOption: Sendable {
    /// The kind of an option: once with a text, several times, or without a value.
    package enum Kind: Sendable {
        case text, list, flag
    }

    /// The names that it may take, for completion.
    package enum Choices: Sendable {
        /// Names that stand in an archive.
        case planes, scenarios
        case words([String])
    }

    package let kind: Kind
    package let help: String
    /// The name, where it is not the key of the field.
    var name: String?
    /// The name of its value in help; nil for the name of the option.
    package var value: String?
    package var choices: Choices?

    static func text(
        _ help: String, name: String? = nil, value: String? = nil, choices: Choices? = nil
    ) -> FieldOption {
        FieldOption(kind: .text, help: help, name: name, value: value, choices: choices)
    }

    /// One that may come several times.
    static func list(_ help: String, value: String? = nil, choices: Choices? = nil) -> FieldOption {
        FieldOption(kind: .list, help: help, value: value, choices: choices)
    }

    static func flag(_ help: String) -> FieldOption { FieldOption(kind: .flag, help: help) }
}

/// A row of the table of fields.
struct FieldEntry {
    /// The subject of a field.
    enum Group {
        /// The limit, as its publication states it.
        case limit
        /// The meaning of the columns.
        case columns
        /// Help for the reader to find the figures in a file, or in a drawing.
        case reading, drawing
    }

    /// The place of a field in the `<limit>` of a submission, when its text is all that there is to it.
    enum Place {
        case attribute(String)
        case child(String)
    }

    /// The option; nil where a field needs more words than an option has.
    var option: FieldOption?
    var group = Group.limit
    /// The attribute of `<table>` in a sidecar.
    var attribute: String?
    /// The question when nothing states it.
    var question: String?
    /// Fields that are read together with it.
    var parts: [Field] = []
    /// Puts what texts state into its place.
    var read: ((FieldTexts, inout ImportOverrides) throws -> Void)?
    /// The rule by which a weaker statement joins a stronger one.
    var merge: FieldMerge?
    /// The lines of the head of own exports.
    var head: FieldHead?
    /// The place in a limit.
    var kept: FieldKept?
    var element: Place?
    /// The value of a limit as text.
    var print: ((Limit) -> String?)?
    /// The line of the summary that a dry run shows.
    var summary: (name: String, text: (Limit, Plane) -> String)?

    init(
        _ option: FieldOption? = nil, _ group: Group = .limit, attribute: String? = nil, question: String? = nil,
        parts: [Field] = [], read: ((FieldTexts, inout ImportOverrides) throws -> Void)? = nil,
        merge: FieldMerge? = nil, head: FieldHead? = nil, kept: FieldKept? = nil, element: Place? = nil,
        print: ((Limit) -> String?)? = nil, summary: (name: String, text: (Limit, Plane) -> String)? = nil
    ) {
        self.option = option
        self.group = group
        self.attribute = attribute
        self.question = question
        self.parts = parts
        self.read = read
        self.merge = merge
        self.head = head
        self.kept = kept
        self.element = element
        self.print = print
        self.summary = summary
    }
}

extension Field {
    /// The option that states it; nil where there is none.
    package var option: FieldOption? { entry.option }

    /// The name of its option.
    package var optionName: String { entry.option?.name ?? rawValue }

    /// The attribute of `<table>` in a sidecar that states it; nil where there is none.
    package var attribute: String? { entry.attribute }

    /// The question when nothing states it.
    package var question: String { entry.question ?? subject }

    /// In the order of questions: what the publication states, then what the file's columns hold.
    static func isAskedBefore(_ one: Field, _ other: Field) -> Bool {
        func rank(_ field: Field) -> Int {
            (field.entry.group == .limit ? 0 : allCases.count) + (allCases.firstIndex(of: field) ?? 0)
        }
        return rank(one) < rank(other)
    }
}

/// The place of a field in a limit: the way from it to a declaration, and back where the field may be absent.
struct FieldKept {
    let state: (Limit, inout Declaration) -> Void
    var store: (Declaration, inout Limit) -> Void = { _, _ in }

    /// A value that every limit has.
    static func value<Value>(
        _ place: WritableKeyPath<Declaration, Value?>, _ value: @escaping (Limit) -> Value
    ) -> FieldKept {
        FieldKept { $1[keyPath: place] = value($0) }
    }

    /// Values of which every limit has some.
    static func value<Value>(
        _ place: WritableKeyPath<Declaration, [Value]>, _ values: @escaping (Limit) -> [Value]
    ) -> FieldKept {
        FieldKept { $1[keyPath: place] = values($0) }
    }

    static func optional<Value>(
        _ place: WritableKeyPath<Declaration, Value?>, _ kept: WritableKeyPath<Limit, Value?>
    ) -> FieldKept {
        FieldKept {
            $1[keyPath: place] = $0[keyPath: kept]
        } store: {
            $1[keyPath: kept] = $0[keyPath: place]
        }
    }

    static func list<Value>(
        _ place: WritableKeyPath<Declaration, [Value]>, _ kept: WritableKeyPath<Limit, [Value]>
    ) -> FieldKept {
        FieldKept {
            $1[keyPath: place] = $0[keyPath: kept]
        } store: {
            $1[keyPath: kept] = $0[keyPath: place]
        }
    }

    /// Kind, person and error of reading; the record of a computation travels beside them.
    static var origin: FieldKept {
        FieldKept {
            $1.originKind = $0.origin.kind
            $1.digitiser = $0.origin.digitiser
            $1.digitisationError = $0.origin.digitisationError
        }
    }
}

extension Declaration {
    /// The statement of a limit of itself, without units.
    init(_ limit: Limit) {
        self.init()
        for field in Field.allCases { field.entry.kept?.state(limit, &self) }
    }

    /// Puts what a limit may have, and this states, into it.
    func store(in limit: inout Limit) {
        for field in Field.allCases { field.entry.kept?.store(self, &limit) }
    }
}
