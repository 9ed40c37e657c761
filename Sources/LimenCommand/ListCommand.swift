import ArgumentParser
import LimenKit
import Presentation

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

    @Option(help: "Only limits of this status: observed, expected or projection.")
    var status: Status?

    @Flag(help: "The limits that are known, but of which no curve is held, with the reason.")
    var missing = false

    @OptionGroup var place: ReadingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let archive = try place.openForReading()
        let limits = try archive.list(plane: plane, scenario: scenario, status: status, areMissing: missing)
        try Output.show(LimitListReport(limits, of: archive), as: output.format)
        if output.format == .table, limits.isEmpty {
            Output.message(missing ? "nothing is recorded as missing" : "no limits; next: limen import")
        }
    }
}
