import JSON
import Formats
import LimenKit
import LimitModel
import Quantities

/// `limen.show/1`: a limit with its statement, or what it excludes at masses.
package struct LimitReport: Report {
    private let record: LimitRecord
    private let query: String

    /// A limit as the archive holds it.
    /// - Parameter query: the command that writes its points again, named beside them.
    package init(_ record: LimitRecord, query: String = "") {
        self.record = record
        self.query = query
    }

    package var json: JSON {
        let head = [JSON.Member("format", "limen.show/1")] + record.exported.identity(source)
        guard !record.answers.isEmpty else {
            return .object(
                head + [
                    .init("standing", .list(record.standing.map { .text($0) })),
                    .init("document", record.limit.json),
                ])
        }
        let computation = record.limit.origin.computation
        let answers = record.answers.map { answer -> JSON in
            [
                "mass": .number(answer.mass),
                "excluded": .list(
                    answer.excluded.map {
                        [
                            "from": .number($0.from), "to": .number($0.to), "from_kind": .text($0.fromKind.rawValue),
                            "to_kind": .text($0.toKind.rawValue),
                        ]
                    }),
                "numerical_error": .number(computation?.numericalError),
                "theory_error": .number(computation?.theoryError),
                "flags": .list(answer.flags.map { .text($0) }), "reached": .truth(answer.isReached),
            ]
        }
        return .object(head + [.init("answers", .list(answers))])
    }

    /// One row for each excluded interval at the masses asked for; without masses, the points of every curve.
    package var csv: String {
        get throws {
            guard record.answers.isEmpty else { return answersCSV }
            return try writing { CSVWriter.text(record.exported, source, try ColumnUnits(plane: record.plane)) }
        }
    }

    private var answersCSV: String {
        var text = CSVText(comments: comments, columns: ["mass_GeV", "from", "to", "from_kind", "to_kind", "flags"])
        for answer in record.answers {
            for interval in answer.excluded {
                text.append([
                    .number(answer.mass), .number(interval.from), interval.to.map { .number($0) } ?? .none,
                    .text(interval.fromKind.rawValue), .text(interval.toKind.rawValue),
                    .text(answer.flags.joined(separator: " ")),
                ])
            }
        }
        return text.text
    }

    private var source: ExportSource {
        ExportSource(
            archive: record.archiveHash, release: record.release, query: query, toolVersion: LimenArchive.toolVersion)
    }

    package var blocks: [Block] {
        record.answers.isEmpty ? [.fields(fields)] : [.table(answers)]
    }

    private var comments: [String] {
        let (limit, plane) = (record.limit, record.plane)
        var lines = [
            "limen.limit/1", "limit \(limit.slug), revision \(record.revision), hash \(record.hash)", limit.title,
            "plane \(plane.slug): \(plane.convention)", "masses in GeV, couplings in \(record.couplingUnit)",
            "\(limit.status.rawValue); \(limit.statement.longText)",
        ]
        lines += limit.holdings.map { "holds in \($0.longText(in: plane))" }
        if let bias = limit.bias { lines.append("known to be \(bias.longText)") }
        lines.append("origin: \(limit.origin.longText)")
        lines += limit.citations.map { "\($0.role.rawValue): \($0.longText)" }
        lines.append(
            "archive: \(record.archiveHash), release: \(record.release ?? "none"), "
                + "made with limen \(LimenArchive.toolVersion)")
        return lines
    }

    private var answers: Table {
        var table = Table([
            .init(title: "mass"), .init(title: "excluded [\(record.couplingUnit)]", wraps: true),
            .init(title: "edges", wraps: true), .init(title: "flags", wraps: true),
        ])
        for answer in record.answers {
            let mass = Quantity(answer.mass, .energy).printed()
            guard answer.isReached else {
                table.append([mass, "no bound here", "", ""])
                continue
            }
            let ranges = answer.excluded.map { IntervalText.range($0.from, $0.to) }
            let edges = answer.excluded.map { IntervalText.edges($0.fromKind, $0.toKind) }
            table.append([
                mass, ranges.isEmpty ? "nothing" : ranges.joined(separator: ", "), edges.joined(separator: ", "),
                answer.flags.joined(separator: ", "),
            ])
        }
        return table
    }

    private var fields: [(label: String, text: String)] {
        let limit = record.limit
        var fields: [(label: String, text: String)] = [
            ("limit", "\(limit.slug)@\(record.revision)"), ("title", limit.title), ("hash", record.hash),
            ("recorded", record.recordedAt), ("plane", limit.plane.text), ("search", limit.search.text),
            ("experiment", limit.experiment.name), ("status", limit.status.rawValue),
            ("statement", limit.statement.longText),
        ]
        for holding in limit.holdings { fields.append(("holds", holding.longText(in: record.plane))) }
        if let bias = limit.bias { fields.append(("known to be", bias.longText)) }
        fields.append(("origin", limit.origin.longText))
        if let reading = limit.origin.reading {
            fields.append(("read from", reading.longText))
            for row in reading.dropped { fields.append(("left out", row)) }
        }
        for citation in limit.citations { fields.append((citation.role.rawValue, citation.longText)) }
        if !limit.data.isEmpty { fields.append(("data", limit.data.map(\.text).joined(separator: ", "))) }
        fields.append(("excludes", record.regionText))
        if let ends = limit.ends {
            fields.append(("ends", "low: \(ends.low.rawValue), high: \(ends.high.rawValue)"))
        }
        for curve in limit.curves {
            fields.append(("curve", "\(curve.label): \(curve.points.count) points, \(curve.interpolation.rawValue)"))
        }
        for standing in record.standing { fields.append(("standing", standing)) }
        if let note = limit.note { fields.append(("note", note)) }
        return fields
    }
}

extension LimitRecord {
    /// Its exclusion, in words.
    fileprivate var regionText: String {
        guard let range = region.xRange else {
            let reason = limit.emptyReason ?? "no reason is given"
            return limit.shape == .missing ? "not known here, no curve is held: \(reason)" : "nothing: \(reason)"
        }
        let ends = [range.lowerBound, range.upperBound].map { Quantity(Scale.value($0), .energy).printed() }
        let shape =
            switch limit.shape {
            case .above: "above the curve"
            case .between: "between the edges"
            case .inside: "inside the contour"
            case .empty, .missing: "nothing"
            }
        return "\(shape), from \(ends[0]) to \(ends[1])"
    }
}
