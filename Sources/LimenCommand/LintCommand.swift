import ArgumentParser
import Files
import LimenKit
import Presentation

/// Looks for the faults that data of the field are known for.
struct LintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "Look for the faults that published tables are known for.",
        discussion: """
            Files are read as an import would read them, and nothing is changed. Without a name, all limits of the \
            archive are looked at, alone and beside each other. Exit code 1 when a warning or an error is found.

            EXAMPLES
              limen lint
              limen lint my-experiment.xml
              limen lint sn1987a --severity warning
              limen lint --list
            """)

    @Argument(
        help: "Files, folders or limits; all limits of the archive by default.", completion: .file(),
        transform: PathText.typed)
    var names: [String] = []

    @Option(help: "Leave out what is less than this: note, warning or error.")
    var severity = Severity.note

    @Flag(help: "List every check with its code, and look at nothing.")
    var list = false

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        guard !list else {
            let checks = Check.catalogue.filter { $0.subject != .archive && $0.severity >= severity }
            return try Output.show(CheckListReport(checks), as: output.format)
        }
        let isThere = InputFile.exists(place.path) || place.archive != nil
        let files = names.filter { $0 == "-" || InputFile.exists($0) }
        let limits = names.filter { !files.contains($0) }
        var findings: [Finding] = []
        var hash: String?
        if !files.isEmpty {
            findings += try LimenArchive.lint(files: files, archiveAt: isThere ? place.path : nil)
        }
        if !limits.isEmpty || files.isEmpty {
            if !isThere, let name = limits.first {
                throw LimenError(.noInput, "there is no file \(name), and no archive \(place.path) with such a limit")
            }
            let archive = try place.openForReading()
            findings += try archive.lint(limits)
            hash = try archive.stateHash()
        }
        let shown = findings.filter { $0.severity >= severity }
        let report = LintReport(shown, archiveHash: hash)
        try Output.show(report, as: output.format)
        if output.format == .table, !shown.isEmpty {
            Output.message("\(report.counts); limen lint --list and Docs/use/lint.md explain the codes")
        }
        if shown.contains(where: { $0.severity >= .warning }) { throw ExitStatus.finding }
    }
}

extension Severity: ExpressibleByArgument {}
