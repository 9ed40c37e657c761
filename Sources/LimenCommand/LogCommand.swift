import ArgumentParser
import LimenKit

/// The archive's history.
struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "What was written when: revisions, decisions and releases, first to last.",
        discussion: """
            EXAMPLES
              limen log
              limen log sn1987a
              limen log --format csv > history.csv
            """)

    @Argument(help: "Only what concerns this limit, search or plane.", completion: ArchiveNames.limits)
    var name: String?

    @OptionGroup var place: ReadingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let archive = try place.openForReading()
        let entries = try archive.log(of: name)
        switch output.format {
        case .json: try Output.result(LogEntry.document(entries, archive: archive.stateHash()).document())
        case .csv: try Output.write(LogEntry.csv(entries), to: .standardOutput)
        case .table:
            var table = Table([
                .init(title: "#", isNumber: true), .init(title: "recorded"), .init(title: "what", wraps: true),
                .init(title: "subject", wraps: true), .init(title: "reason", wraps: true),
            ])
            for entry in entries {
                table.append([
                    String(entry.seq), entry.recordedAt, entry.what, entry.subject, entry.reason ?? "",
                ])
            }
            try Output.result(table.lines())
        }
    }
}
