import ArgumentParser
import LimenKit

/// Takes files into the archive.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take descriptors, bounds and planes into the archive.",
        discussion: """
            Each file goes in whole or not at all. Of a folder every XML file is taken, planes first; what happened is \
            said file by file. Content equal to the newest revision changes nothing.

            EXAMPLES
              limen import imports
              limen import my-experiment.xml --dry-run
              cat my-experiment.xml | limen import -
            """)

    @Argument(help: "Files or folders; - is standard input.", completion: .file())
    var paths: [String]

    @Flag(help: "Say what would happen and change nothing.")
    var dryRun = false

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let archive = try place.openForWriting()
        var progress: Progress?
        let reports = try archive.importFiles(paths, isDryRun: dryRun) { done, total, name in
            if progress == nil { progress = Progress(total: total) }
            progress?.show(done, name)
        }
        progress?.clear()
        try show(reports)
        let failed = reports.filter { !$0.errors.isEmpty }
        guard failed.isEmpty else {
            Output.message(
                "limen: nothing was imported from \(failed.count) of \(reports.count) file\(reports.count == 1 ? "" : "s")"
            )
            throw ExitCode(ExitStatus.code(for: .badData))
        }
        if output.format == .table, !dryRun, try archive.summary().uncomputed > 0 {
            Output.message("next: limen compute")
        }
    }

    private func show(_ reports: [FileReport]) throws {
        for report in reports {
            for message in report.errors + report.warnings.map({ "warning: \($0)" }) { Output.message(message) }
        }
        switch output.format {
        case .json: try Output.result(FileReport.document(reports, isDryRun: dryRun).document())
        case .csv: try Output.write(FileReport.csv(reports), to: .standardOutput)
        case .table:
            var table = Table([
                .init(title: "file", wraps: true), .init(title: "result", wraps: true),
                .init(title: "contents", wraps: true),
            ])
            for report in reports {
                table.append([report.name, report.verdict, report.items.map(\.text).joined(separator: ", ")])
            }
            try Output.result(table.lines())
            if dryRun { try Output.result("dry run: the archive was not changed") }
        }
    }
}
