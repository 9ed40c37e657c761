import ArgumentParser
import LimenKit
import Presentation

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
        try Output.show(LogReport(archive.log(of: name), of: archive), as: output.format)
    }
}
