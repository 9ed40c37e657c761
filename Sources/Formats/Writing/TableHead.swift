import Foundation
import LimitModel
import Quantities

/// Writes the head that `OwnHead` reads.
struct TableHead {
    let exported: ExportedLimit
    let source: ExportSource
    let units: ColumnUnits
    let format: Format

    /// The lines, without a comment sign: what a reader looks for first, and what only a program needs last.
    func lines(_ recipes: [CurveRecipe], notes: [String] = []) -> [String] {
        let limit = exported.limit
        var lines = [
            OwnHead.mark, "format: \(format.rawValue)", Self.line("title", limit.title), "limit: \(limit.slug)",
            "revision: \(exported.revision)", "content_hash: \(exported.hash)", "search: \(limit.search)",
            "plane: \(limit.plane)", "status: \(limit.status.rawValue)",
        ]
        lines += Self.lines(of: limit.statement)
        lines += units.lines(exported.plane)
        lines += source.lines
        lines += limit.citations.map { "publication: \($0.role.rawValue) \($0.text)" }
        lines += notes.map { "remark: \($0)" }
        lines.append("shape: \(limit.shape.rawValue)")
        lines.append(Self.json("statement", limit.statement))
        lines.append(Self.json("experiment", limit.experiment))
        lines += limit.holdings.map { Self.json("holds", $0) }
        if let bias = limit.bias { lines.append(Self.json("bias", bias)) }
        if let ends = limit.ends { lines.append(Self.json("ends", ends)) }
        lines.append(Self.json("origin", limit.origin))
        lines += limit.citations.map { Self.json("cite", $0) }
        lines += limit.data.map { Self.json("data", $0) }
        if let note = limit.note { lines.append(Self.line("note", note)) }
        if let reason = limit.emptyReason { lines.append(Self.line("empty", reason)) }
        lines += recipes.map { Self.json("curve", $0) }
        return lines
    }

    /// Statement of confidence or criterion, for a reader.
    static func lines(of statement: Statement) -> [String] {
        switch statement {
        case .confidence(let confidence):
            [
                "confidence_level: \(confidence.level.value.map { "\($0)" } ?? "unknown")",
                "sides: \(confidence.sides.rawValue)", "method: \(confidence.method.rawValue)",
            ]
        case .criterion(let criterion):
            ["confidence_level: none", line("criterion", criterion.name), line("criterion_meaning", criterion.meaning)]
        }
    }

    /// A text as it is, or as JSON where a reader would lose it: when it is empty, begins or ends with white space, or holds
    /// characters that steer.
    static func line(_ key: String, _ text: String) -> String {
        let isPlain =
            !text.isEmpty && text.utf8.first != UInt8(ascii: "\"") && text.collapsedEnds == text
            && text == text.trimmingCharacters(in: .whitespacesAndNewlines)
            && !text.unicodeScalars.contains(where: \.steersText)
        return isPlain ? "\(key): \(text)" : json(key, text)
    }

    static func json(_ key: String, _ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = (try? encoder.encode(value)) ?? Data("null".utf8)
        return "\(key): \(JSONTree.quiet(String(decoding: data, as: UTF8.self)))"
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
