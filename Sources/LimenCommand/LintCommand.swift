import ArgumentParser
import Files
import LimenKit

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
        guard !list else { return try showCatalogue() }
        let isThere = InputFile.exists(place.path) || place.archive != nil
        let files = names.filter { $0 == "-" || InputFile.exists($0) }
        let limits = names.filter { !files.contains($0) }
        var findings: [LintFinding] = []
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
        try show(shown, archive: hash)
        if shown.contains(where: { $0.severity >= .warning }) { throw ExitStatus.finding }
    }

    private func show(_ findings: [LintFinding], archive: String?) throws {
        switch output.format {
        case .json: try Output.result(LintFinding.document(findings, archive: archive).document())
        case .csv: try Output.write(LintFinding.csv(findings), to: .standardOutput)
        case .table:
            guard !findings.isEmpty else { return try Output.result("nothing found") }
            var table = Table([
                .init(title: "severity"), .init(title: "code", wraps: true), .init(title: "where", wraps: true),
                .init(title: "what", wraps: true),
            ])
            for finding in findings {
                let place = finding.place.isEmpty ? "archive" : finding.place
                table.append([finding.severity.rawValue, finding.code, place, finding.text])
            }
            try Output.result(table.lines())
            let counts = Severity.allCases.reversed().compactMap { severity -> String? in
                let count = findings.count { $0.severity == severity }
                return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
            }
            Output.message(counts.joined(separator: ", ") + "; limen lint --list and Docs/lint.md explain the codes")
        }
    }

    private func showCatalogue() throws {
        switch output.format {
        case .json: try Output.result(Check.document.document())
        case .csv: try Output.write(Check.csv, to: .standardOutput)
        case .table:
            var table = Table([
                .init(title: "code", wraps: true), .init(title: "severity"), .init(title: "meaning", wraps: true),
                .init(title: "remedy", wraps: true),
            ])
            for check in Check.catalogue where check.severity >= severity {
                table.append([check.code, check.severity.rawValue, check.meaning, check.remedy])
            }
            try Output.result(table.lines())
        }
    }
}

extension Severity: ExpressibleByArgument {}
