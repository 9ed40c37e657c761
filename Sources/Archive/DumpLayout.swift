import LimitModel

/// How a dump is laid out: which file holds what. `Docs/schema.md` describes it.
enum DumpLayout {
    /// Marks a folder as a dump, and says what must come out of it.
    static let mark = "limen-dump.json"
    /// Everything in the order of writing, one JSON object per line.
    static let log = "log.jsonl"
    static let format = "limen.dump/1"

    /// The folders that Limen alone writes to.
    static let folders = RevisionKind.allCases.map(folder) + ["releases", "sources"]

    /// The largest sizes that are read, in bytes.
    static let largestLine = 1 << 20
    static let largestDocument = 32 << 20
    static let largestPoints = 256 << 20
    static let largestRelease = 256 << 20
    static let largestSource = 256 << 20

    static func folder(_ kind: RevisionKind) -> String {
        switch kind {
        case .plane: "planes"
        case .search: "searches"
        case .limit: "limits"
        }
    }

    /// `limits/sn1987a/0002.json`
    static func document(_ kind: RevisionKind, _ slug: Slug, _ number: Int) -> [String] {
        [folder(kind), slug.text, padded(number) + ".json"]
    }

    /// `limits/sn1987a/0002.0.points`
    static func points(_ kind: RevisionKind, _ slug: Slug, _ number: Int, curve: Int) -> [String] {
        [folder(kind), slug.text, "\(padded(number)).\(curve).points"]
    }

    /// `releases/2026-1.txt`
    static func release(_ name: Slug) -> [String] { ["releases", name.text + ".txt"] }

    /// `sources/HASH`
    static func source(_ sha256: String) -> [String] { ["sources", sha256] }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
