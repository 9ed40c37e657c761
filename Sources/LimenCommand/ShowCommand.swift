import ArgumentParser
import LimenKit

/// Shows one limit.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one limit: where it comes from, where it holds, what it excludes.",
        discussion: """
            EXAMPLES
              limen show sn1987a
              limen show sn1987a --mass "10 MeV" --mass "0.1 GeV"
              limen show na64e-2023 --components --mass "10 MeV"
              limen show babar-upsilon1s-invisible@1 --format json
            """)

    @Argument(help: "The limit, or a revision of it as LIMIT@NUMBER.", completion: ArchiveNames.limits)
    var limit: String

    @Option(name: .long, parsing: .singleValue, help: "What it excludes at this mass, such as \"10 MeV\"; repeatable.")
    var mass: [String] = []

    @Flag(help: "Its curves side by side: the limit, its band, and what each production channel would give alone.")
    var components = false

    @OptionGroup var place: ReadingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let record = try place.openForReading().show(limit, masses: mass)
        if components {
            try show(record.components)
            return
        }
        switch output.format {
        case .json: try Output.result(record.document.document())
        case .csv: try Output.write(record.csv(), to: .standardOutput)
        case .table:
            if mass.isEmpty { try Output.result(description(of: record)) } else { try showAnswers(record) }
        }
        if !mass.isEmpty, record.answers.allSatisfy({ !$0.isReached }) { throw ExitStatus.noBound }
    }

    private func show(_ components: ComponentTable) throws {
        switch output.format {
        case .json: try Output.result(components.document.document())
        case .csv: try Output.write(components.csv, to: .standardOutput)
        case .table:
            var table = Table([
                .init(title: "mass"), .init(title: "curve", wraps: true),
                .init(title: "coupling [\(components.couplingUnit)]", isNumber: true),
            ])
            for row in components.rows {
                for (index, name) in components.columns.enumerated() {
                    let mass = index == 0 ? Quantity(row.mass, .energy).printed() : ""
                    table.append([mass, name, row.couplings[index]?.printed() ?? "-"])
                }
            }
            try Output.result(table.lines())
        }
        if !components.isReached { throw ExitStatus.noBound }
    }

    private func showAnswers(_ record: LimitRecord) throws {
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
        try Output.result(table.lines())
    }

    private func description(of record: LimitRecord) -> [String] {
        let limit = record.limit
        var fields: [(String, String)] = [
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
        let labels = fields.map(\.0.count).max() ?? 0
        return fields.flatMap { label, text in
            Table.wrap(text, to: max(20, Terminal.width - labels - 2)).enumerated().map { index, line in
                let head = index == 0 ? label : ""
                return head + String(repeating: " ", count: labels - head.count + 2) + line
            }
        }
    }
}
