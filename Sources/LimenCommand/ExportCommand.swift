import Archive
import ArgumentParser
import Files
import Formats
import LimenKit
import Presentation

/// Writes limits and envelopes for use elsewhere.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write limits or an envelope in a format of the field.",
        discussion: """
            Every file says which archive, release, query and revision it came from, with units, confidence level, scenario, \
            publications and content hashes; limen import reads files of one limit back without further options. No file \
            holds a date: the same question to the same archive gives the same bytes.

            hepdata is a folder and needs --output; so do several limits in formats whose files hold one. A folder must be \
            new or empty; a file is replaced whole.

            EXAMPLES
              limen export sn1987a --as axionlimits
              limen export sn1987a --as axionlimits --coupling-convention g/4 --output sn1987a.txt
              limen export babar-upsilon1s-invisible na64e-2023 --as hepdata --output submission
              limen export sn1987a babar-monophoton-published --as xml --output bounds.xml
              limen export --envelope --scenario visible --as gnuplot --output envelope.dat
            """)

    @Argument(help: "Limits, or revisions of them as LIMIT@NUMBER.", completion: ArchiveNames.limits)
    var limits: [String] = []

    @Flag(help: "Write the envelope of a scenario instead of limits.")
    var envelope = false

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(Format.written.map(\.rawValue).joined(separator: ", ", last: " or ") + "."))
    var format: Format = .csv

    @Option(
        name: .shortAndLong, help: "The file or folder to write; standard output by default.", completion: .file(),
        transform: PathText.typed)
    var output: String?

    @Option(help: "The unit of masses. Default: eV for axionlimits, GeV else.")
    var massUnit: String?

    @Option(help: "The unit of couplings. Default: the plane's.")
    var couplingUnit: String?

    @Option(help: "How the coupling is written, such as g/4 or epsilon^2. Default: as the plane has it.")
    var couplingConvention: String?

    @Flag(help: "Add the rows that close the polygon above the curve (axionlimits); they are not results.")
    var sentinels = false

    @OptionGroup var question: QuestionOptions
    @OptionGroup var place: ReadingOptions

    func validate() throws {
        guard limits.isEmpty == envelope else {
            throw ValidationError("Name limits, or give --envelope and --scenario.")
        }
        guard envelope || question.scenario == nil else {
            throw ValidationError("--scenario goes with --envelope.")
        }
    }

    /// The options of the format as one would type them.
    private var styleWords: [String] {
        var words = ["--as", format.rawValue]
        for (option, value) in [
            ("--mass-unit", massUnit), ("--coupling-unit", couplingUnit), ("--coupling-convention", couplingConvention),
        ] {
            if let value { words += [option, value.contains(" ") ? "\"\(value)\"" : value] }
        }
        return sentinels ? words + ["--sentinels"] : words
    }

    func run() throws {
        let archive = try place.openForReading()
        let toFolder = output.map { Destination.isFolder($0) } ?? false
        let asked = try question.ask()
        let words = (envelope ? ["--envelope"] + asked.words : []) + styleWords
        let export = Export(
            format: format, massUnit: massUnit, couplingUnit: couplingUnit, convention: couplingConvention,
            choices: sentinels ? [.sentinels] : [], isFilePerLimit: toFolder && format != .hepdata
        ) { names in QueryText.command(["export"] + names + words, of: archive) }
        if envelope { try Notices.showPending(archive, asked) }
        let files = try envelope ? export.files(envelopeFor: asked, in: archive) : export.files(limits, of: archive)
        try Destination.write(
            files, to: output, asFolder: format.isFolder || files.count > 1 || toFolder,
            apartFrom: archive.path)
    }
}

extension Format: ExpressibleByArgument {
    /// One that is written.
    public init?(argument: String) {
        self.init(rawValue: argument)
        if !isWritten { return nil }
    }

    public static var allValueStrings: [String] { written.map(\.rawValue) }
}
