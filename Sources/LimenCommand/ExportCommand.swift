import ArgumentParser
import Foundation
import LimenKit

/// Writes limits and envelopes for use elsewhere.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a limit's curves or an envelope as CSV or JSON.",
        discussion: """
            Every file says which archive and revision it came from, with units, confidence level, publication and hash.

            EXAMPLES
              limen export sn1987a --as csv
              limen export babar-upsilon1s-invisible --as json --output upsilon.json
              limen export --envelope --scenario visible --as csv --output envelope.csv
            """)

    /// The formats of this command.
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case csv, json
    }

    @Argument(help: "The limit, or a revision of it as LIMIT@NUMBER.")
    var limit: String?

    @Flag(help: "Write the envelope of a scenario instead of one limit.")
    var envelope = false

    @Option(name: .customLong("as"), help: "csv or json.")
    var kind: Kind = .csv

    @Option(name: .shortAndLong, help: "The file to write; standard output by default.", completion: .file())
    var output: String?

    @OptionGroup var question: QuestionOptions
    @OptionGroup var place: ReadingOptions

    func validate() throws {
        guard (limit != nil) != envelope else {
            throw ValidationError("Name a limit, or give --envelope and --scenario.")
        }
    }

    func run() throws {
        let archive = try place.openForReading()
        let text: String
        if let limit {
            let record = try archive.show(limit, masses: [])
            text = kind == .csv ? record.curvesCSV : record.curvesDocument.document() + "\n"
        } else {
            let ensemble = try archive.ensemble(question.ask())
            let answer = ensemble.envelope()
            text = kind == .csv ? ensemble.csv(of: answer) : ensemble.document(of: answer).document() + "\n"
        }
        guard let output else {
            try Output.write(text, to: .standardOutput)
            return
        }
        do {
            try Data(text.utf8).write(to: URL(filePath: output), options: .atomic)
        } catch {
            throw LimenError(.cannotCreate, "cannot write \(output): \(error.localizedDescription)")
        }
        Output.message("wrote \(output)")
    }
}
