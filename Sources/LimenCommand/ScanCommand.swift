import JSON
import ArgumentParser
import Files
import Foundation
import LimenKit
import Presentation

/// Variants of one experiment.
struct ScanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan", abstract: "Compute the limit of a search for many values of its parameters.",
        discussion: """
            Every combination of the values is a variant, computed at every mass and written row by row as CSV, or as JSON \
            lines with --format json. Nothing is stored. A row without a bound says why. Without --vary the error lists \
            what can be varied; scan.md of the documentation explains the columns.

            EXAMPLES
              limen scan ldmx-phase2 --vary ma-over-m=0,0.5,0.9 --mass "100 MeV" > scan.csv
              limen scan ldmx-phase2 --vary target=Al,Cu,W --vary "energy=4:16 GeV:7" --mesons none --count 30
              limen scan na64e-2023 --vary alpha-d=1e-4:1:9:log --vary mchi-over-m=0.1,0.33,0.49 --mass "1 GeV"
              limen scan my-experiment.xml --vary x-min=0.3:0.9:13 --format json > scan.jsonl
            """)

    @Argument(
        help: "A search, one of its limits, or the XML file of a descriptor.", completion: ArchiveNames.searches,
        transform: PathText.typed)
    var name: String

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "A parameter and its values: name=value,value or name=from:to:count[:log]; repeatable.",
            valueName: "name=values"))
    var vary: [String] = []

    @Option(name: .long, parsing: .singleValue, help: "At this mass, such as \"10 MeV\"; repeatable.")
    var mass: [String] = []

    @Option(help: "At this many masses over the whole range. Default: the masses of the limit's own curve.")
    var count: Int?

    @Option(help: "What becomes of meson yields when beam or target vary.")
    var mesons: ScanOptions.Mesons?

    @Option(help: "Which limit of a file that asks for several.")
    var limit: String?

    @OptionGroup var place: ReadingOptions
    @OptionGroup var output: OutputOptions

    private var isFile: Bool { name == "-" || name.contains("/") || name.hasSuffix(".xml") }

    func validate() throws {
        guard limit == nil || isFile else {
            throw ValidationError("--limit chooses among the limits of a file; here, name the limit itself.")
        }
    }

    func run() throws {
        let options = try ScanOptions(
            variations: vary.map(Variation.init(parsing:)), masses: Words.masses(mass), count: count, mesons: mesons)
        let scan: ParameterScan
        if isFile {
            // The file may bring its plane along, so that no archive has to be there.
            let isArchive = InputFile.exists(place.place.path)
            let planes = isArchive ? try place.openForReading().planes() : []
            scan = try ParameterScan(descriptorAt: name, planes: planes, limit: limit, options)
        } else {
            scan = try place.openForReading().scan(of: name, options)
        }
        Interruption.takeOver()
        var progress = Progress(total: scan.variantCount)
        let text = ScanText(scan, as: output.format == .json ? .jsonLines : .csv)
        try Output.write(text.head, to: .standardOutput)
        let outcome = try scan.run(
            isStopped: { Interruption.isRequested }, progress: { progress.show($0, "variants of \(scan.limit)") },
            making: text.text, taking: { try Output.write($0, to: .standardOutput) })
        progress.clear()
        guard outcome.finishedVariants == scan.variantCount else {
            Output.message("limen: stopped after \(outcome.finishedVariants) of \(scan.variantCount) variants")
            throw ExitCode(Interruption.exitCode)
        }
        if !outcome.hasBound { throw ExitStatus.noBound }
    }
}

extension ScanOptions.Mesons: ExpressibleByArgument {}
