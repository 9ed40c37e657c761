import Archive
import ArgumentParser
import Files
import Formats
import LimenKit
import Presentation

/// The bibliography of limits.
struct CiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cite", abstract: "Write the BibTeX of exactly the publications that limits rest on.",
        discussion: """
            The key is the INSPIRE texkey where there is one. A comment above each entry says what the publication \
            contributed to which limit. Fields the archive does not know are left out.

            EXAMPLES
              limen cite sn1987a
              limen cite babar-upsilon1s-invisible na64e-2023 --output limits.bib
              limen cite --envelope --scenario invisible > envelope.bib
            """)

    @Argument(help: "Limits, or revisions of them as LIMIT@NUMBER; all by default.", completion: ArchiveNames.limits)
    var limits: [String] = []

    @Flag(help: "The limits that own a piece of the envelope of a scenario.")
    var envelope = false

    @Option(
        name: .shortAndLong, help: "The file to write; standard output by default.", completion: .file(),
        transform: PathText.typed)
    var output: String?

    @OptionGroup var question: QuestionOptions
    @OptionGroup var place: ReadingOptions

    func validate() throws {
        guard limits.isEmpty || !envelope else {
            throw ValidationError("Name limits, or give --envelope and --scenario, not both.")
        }
        guard envelope || question.scenario == nil else {
            throw ValidationError("--scenario goes with --envelope.")
        }
    }

    func run() throws {
        let archive = try place.openForReading()
        let asked = try question.ask()
        if envelope { try Notices.showPending(archive, asked) }
        let query = QueryText.command(["cite"] + (envelope ? ["--envelope"] + asked.words : limits), of: archive)
        let text =
            try envelope
            ? Bibliography.text(envelopeFor: asked, in: archive, query: query)
            : Bibliography.text(limits, of: archive, query: query)
        try Destination.write(
            [ExportedFile(name: "limits.bib", text: text)], to: output, asFolder: false,
            apartFrom: archive.path)
    }
}
