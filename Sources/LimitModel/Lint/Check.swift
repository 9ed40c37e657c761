/// How much a finding matters.
public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Worth knowing; nothing need be wrong.
    case note
    /// Looks like a fault that data of the field are known for.
    case warning
    /// Wrong: an import refuses it.
    case error

    public static func < (one: Severity, other: Severity) -> Bool { one.rank < other.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A kind of thing that a reader or lint may find, as the catalogue lists it.
public struct Check: Sendable, Hashable {
    /// The name that users see; names are stable.
    public let code: String
    public let severity: Severity
    /// What was found, in one line.
    public let meaning: String
    /// What to do about it.
    public let remedy: String

    public init(_ code: String, _ severity: Severity, _ meaning: String, _ remedy: String) {
        self.code = code
        self.severity = severity
        self.meaning = meaning
        self.remedy = remedy
    }
}

/// Something that was found, and where.
public struct LintFinding: Sendable, Hashable {
    public var code: String
    public var severity: Severity
    /// The file and its line, when it was found in one.
    public var file: String?
    public var line: Int?
    /// The limit, when it is about one.
    public var limit: Slug?
    /// The part that is meant, for example `points row 3` or a curve.
    public var field: String?
    public var message: String
    /// What to write instead, when that differs from the check's general remedy.
    public var remedy: String?

    public init(
        code: String, severity: Severity, file: String? = nil, line: Int? = nil, limit: Slug? = nil,
        field: String? = nil, message: String, remedy: String? = nil
    ) {
        self.code = code
        self.severity = severity
        self.file = file
        self.line = line
        self.limit = limit
        self.field = field
        self.message = message
        self.remedy = remedy
    }

    init(_ check: LimitCheck, _ limit: Slug, field: String? = nil, _ message: String) {
        self.init(
            code: check.rawValue, severity: check.check.severity, limit: limit, field: field, message: message)
    }

    /// `FILE:LINE`, else the limit; nothing when it is about the archive as a whole.
    public var place: String {
        if let file { return line.map { "\(file):\($0)" } ?? file }
        return limit?.text ?? ""
    }

    /// What is wrong with which part.
    public var text: String {
        let subject = file == nil ? nil : limit?.text
        return [subject, field, message].compactMap(\.self).joined(separator: ": ") + (remedy.map { "; \($0)" } ?? "")
    }
}

extension LintFinding: CustomStringConvertible {
    public var description: String {
        let head = place.isEmpty ? "" : "\(place): "
        return head + text + (severity == .error ? "" : " [\(code)]")
    }
}
