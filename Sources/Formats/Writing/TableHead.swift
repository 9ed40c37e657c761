import LimitModel
import Quantities

/// Writes the head that `LimenHeader` reads.
struct TableHead {
    let exported: ExportedLimit
    let source: ExportSource
    let units: ColumnUnits
    let format: Format

    /// The lines, without a comment sign: what a reader looks for first, and what only a program needs last.
    func lines(_ recipes: [CurveLayout], notes: [String] = []) -> [String] {
        let limit = exported.limit
        func lines(of fields: [Field]) -> [String] { fields.flatMap { $0.headLines(of: limit) } }
        var head = [LimenHeader.mark, "format: \(format.rawValue)"] + lines(of: Self.names)
        head += ["revision: \(exported.revision)", "content_hash: \(exported.hash)"] + lines(of: Self.place)
        head += Self.lines(of: limit.statement)
        head += units.lines(exported.plane)
        head += source.lines
        head += limit.citations.map { "publication: \($0.role.rawValue) \($0.text)" }
        head += notes.map { "remark: \($0)" }
        head += lines(of: Self.first + Self.rest)
        if let reason = limit.emptyReason { head.append(HeadLines.text("empty", reason)) }
        head += recipes.map { HeadLines.json("curve", $0) }
        return head
    }

    /// The fields at the top, which people read.
    private static let names: [Field] = [.title, .limit]
    private static let place: [Field] = [.search, .plane, .status]
    /// The fields for programs: those that older versions looked for first, then all that have a line.
    private static let first: [Field] = [.shape, .confidenceLevel, .experiment]
    private static let rest = Field.allCases.filter { !(names + place + first).contains($0) }

    /// Statement of confidence or criterion, for a reader.
    static func lines(of statement: Statement) -> [String] {
        switch statement {
        case .confidence(let confidence):
            [
                "confidence_level: \(confidence.level.value.map { "\($0)" } ?? "unknown")",
                "sides: \(confidence.sides.rawValue)", "method: \(confidence.method.rawValue)",
            ]
        case .criterion(let criterion):
            [
                "confidence_level: none", HeadLines.text("criterion", criterion.name),
                HeadLines.text("criterion_meaning", criterion.meaning),
            ]
        }
    }
}

extension Citation {
    /// One line: key, title, where to find it, and which figure or table.
    var text: String {
        var parts = [publication.title]
        if let texkey = publication.texkey { parts.insert(texkey, at: 0) }
        if let arxiv = publication.arxiv { parts.append("arXiv:\(arxiv)") }
        if let doi = publication.doi { parts.append("doi:\(doi)") }
        if let url = publication.url { parts.append(url) }
        if let locator { parts.append(locator) }
        return parts.joined(separator: "; ").collapsed
    }
}
