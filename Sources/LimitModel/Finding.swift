/// How much a finding matters.
public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Worth knowing; nothing need be wrong.
    case note
    /// Looks like a fault, but may be right.
    case warning
    /// Wrong: an import refuses it, and an archive that holds it has lost or contradicts something.
    case error

    public static func < (one: Severity, other: Severity) -> Bool { one.rank < other.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Something that a reader, a check of limits or a check of an archive has found.
public struct Finding: Error, Sendable, Hashable {
    /// Where something was found: in a file, at a thing of the archive, or in the archive as a whole.
    public struct Place: Sendable, Hashable {
        /// The file as the caller named it.
        public var file: String?
        /// Its line, counted from 1; nil when the whole file is meant.
        public var line: Int?
        /// The limit, or a thing of the archive such as `SLUG@N`, `ledger 7` or `submission 2`.
        public var subject: String?
        /// The part that is meant, for example `points row 3` or a curve.
        public var field: String?
    }

    /// The kind of finding.
    public var code: Code
    /// How much it matters here; the catalogue says how much it does as a rule.
    public var severity: Severity
    public var place: Place
    /// What is wrong.
    public var message: String
    /// What to do, where that says more than the catalogue does for all findings of the kind.
    public var remedy: String?

    /// A finding.
    /// - Parameter severity: nil for that of the catalogue.
    package init(
        _ code: Code, as severity: Severity? = nil, file: String? = nil, line: Int? = nil, at subject: String? = nil,
        field: String? = nil, _ message: String, remedy: String? = nil
    ) {
        self.code = code
        self.severity = severity ?? code.check.severity
        self.place = Place(file: file, line: line, subject: subject, field: field)
        self.message = message
        self.remedy = remedy
    }

    /// What to do: its own remedy, else that of the catalogue.
    public var advice: String { remedy ?? code.check.remedy }

    /// What is wrong with which part, and its own remedy; without the place.
    public var text: String {
        let subject = place.file == nil ? nil : place.subject
        return [subject, place.field, message].compactMap(\.self).joined(separator: ": ")
            + (remedy.map { "; \($0)" } ?? "")
    }
}

extension Finding.Place: CustomStringConvertible {
    /// `FILE:LINE`, else the subject; nothing when it is about the archive as a whole.
    public var description: String {
        if let file { return line.map { "\(file):\($0)" } ?? file }
        return subject ?? ""
    }
}

extension Finding: CustomStringConvertible {
    /// One line, `FILE:LINE: field: message; remedy`; what is not an error ends with its code.
    public var description: String {
        let head = "\(place)"
        return (head.isEmpty ? "" : "\(head): ") + text + (severity == .error ? "" : " [\(code.rawValue)]")
    }
}
