import ArgumentParser
import LimenKit

/// Derives limits from descriptors.
struct ComputeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compute", abstract: "Derive the limits that are missing or stale.",
        discussion: """
            A limit is stale when its descriptor, a constant or the derivation changed since it was computed. What is up \
            to date is left alone.

            EXAMPLES
              limen compute
              limen compute babar-upsilon1s-invisible
            """)

    @Argument(help: "Limits to compute; all by default.", completion: ArchiveNames.limits)
    var limits: [String] = []

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let archive = try place.openForWriting()
        var progress: Progress?
        let reports = try archive.compute(only: limits) { done, total, name in
            if progress == nil { progress = Progress(total: total) }
            progress?.show(done, name)
        }
        progress?.clear()
        switch output.format {
        case .json: try Output.result(ComputeReport.document(reports).document())
        case .csv: try Output.write(ComputeReport.csv(reports), to: .standardOutput)
        case .table:
            if reports.isEmpty { Output.message("no descriptor asks for a derivation; next: limen import") }
            var table = Table([
                .init(title: "limit", wraps: true), .init(title: "result"), .init(title: "why", wraps: true),
                .init(title: "points", isNumber: true), .init(title: "seconds", isNumber: true),
            ])
            for report in reports {
                table.append([
                    report.limit.text, report.verdict, report.why, report.points.map(String.init) ?? "",
                    report.seconds.map { $0.printed(digits: 2) } ?? "",
                ])
            }
            if !table.isEmpty { try Output.result(table.lines()) }
        }
        if reports.contains(where: \.isFailure) { throw ExitCode(ExitStatus.code(for: .badData)) }
    }
}
