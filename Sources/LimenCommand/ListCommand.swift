import ArgumentParser
import LimenKit

/// Lists the limits.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the limits, one line each.",
        discussion: """
            EXAMPLES
              limen list
              limen list --scenario visible --status projection
              limen list --format csv > limits.csv
              limen list --missing
            """)

    @Option(help: "Only limits of this plane.", completion: ArchiveNames.planes)
    var plane: String?

    @Option(help: "Only limits that hold in this scenario.", completion: ArchiveNames.scenarios)
    var scenario: String?

    @Option(help: "Only limits of this status: observed, expected or projection.", completion: .names(of: Status.self))
    var status: String?

    @Flag(help: "The limits that are known, but of which no curve is held, with the reason.")
    var missing = false

    @OptionGroup var place: ReadingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let archive = try place.openForReading()
        let limits = try archive.list(plane: plane, scenario: scenario, status: status, areMissing: missing)
        switch output.format {
        case .json: try Output.result(LimitSummary.document(limits, archive: archive).document())
        case .csv: try Output.write(LimitSummary.csv(limits), to: .standardOutput)
        case .table where missing:
            var table = Table([
                .init(title: "limit", wraps: true), .init(title: "scenarios"), .init(title: "status"),
                .init(title: "publication", wraps: true), .init(title: "why no curve is held", wraps: true),
            ])
            for limit in limits {
                table.append([
                    limit.slug.text, limit.holdings.map(\.scenario.text).joined(separator: ", "), limit.status.rawValue,
                    limit.publication?.key ?? "", limit.emptyReason ?? "",
                ])
            }
            if table.isEmpty {
                Output.message("nothing is recorded as missing")
            } else {
                try Output.result(table.lines())
            }
        case .table:
            guard !limits.isEmpty else {
                Output.message("no limits; next: limen import")
                return
            }
            var table = Table([
                .init(title: "limit", wraps: true), .init(title: "scenarios: grade", wraps: true),
                .init(title: "status"),
                .init(title: "CL or criterion", wraps: true), .init(title: "masses", wraps: true),
            ])
            for limit in limits {
                let scenarios = limit.holdings.map { "\($0.scenario): \($0.grade.rawValue)" }.joined(separator: ", ")
                let name = limit.isPreferredElsewhere ? "\(limit.slug) (variant)" : limit.slug.text
                table.append([name, scenarios, limit.status.rawValue, limit.statement.shortText, limit.massText])
            }
            try Output.result(table.lines())
        }
    }
}
