import ArgumentParser
import LimenKit
import Presentation

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
        try Output.show(ComputationReport(reports), as: output.format)
        if output.format == .table, reports.isEmpty {
            Output.message("no descriptor asks for a derivation; next: limen import")
        }
        if reports.contains(where: \.isFailure) { throw ExitCode(ExitStatus.code(for: .badData)) }
    }
}
