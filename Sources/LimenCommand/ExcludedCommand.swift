import JSON
import ArgumentParser
import Files
import LimenKit
import Presentation

/// Whether points are excluded.
struct ExcludedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "excluded", abstract: "Whether a point (mass, coupling) is excluded, and by whom.",
        discussion: """
            Points from a file are answered line by line: CSV whose header names the units (mass_GeV,coupling_per_GeV) or \
            whose cells carry them (10 MeV,1e-3/GeV), or JSON lines {"mass":…,"coupling":…} in GeV and the plane's unit.

            EXAMPLES
              limen excluded --scenario invisible --mass "10 MeV" --coupling "2e-2/GeV"
              limen excluded --scenario visible --points points.csv > verdicts.csv
              limen excluded --scenario visible --points points.bin --binary > verdicts.bin
              generate | limen excluded --scenario visible --points - --format json
            """)

    @Option(name: .long, parsing: .singleValue, help: "A mass such as \"10 MeV\"; repeatable.")
    var mass: [String] = []

    @Option(name: .long, parsing: .singleValue, help: "A coupling such as \"1e-3/GeV\"; one, or one per mass.")
    var coupling: [String] = []

    @Option(help: "A file of points, or - for standard input.", completion: .file(), transform: PathText.typed)
    var points: String?

    @Flag(help: "With --points: name only the limit with the lowest edge among those that exclude a point.")
    var onlyStrongest = false

    @Flag(help: "With --points: binary numbers in and out, as the documentation of the formats says.")
    var binary = false

    @OptionGroup var question: QuestionOptions
    @OptionGroup var place: ReadingOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard points != nil || (!mass.isEmpty && !coupling.isEmpty) else {
            throw ValidationError("Give --mass and --coupling, or --points FILE.")
        }
        guard points != nil || !(binary || onlyStrongest) else {
            throw ValidationError("--binary and --only-strongest go with --points FILE.")
        }
        guard !(onlyStrongest && output.format == .json) else {
            throw ValidationError("JSON lines name every limit: --only-strongest goes with CSV.")
        }
        guard points == nil || (mass.isEmpty && coupling.isEmpty) else {
            throw ValidationError("Give either --points or --mass and --coupling, not both.")
        }
        guard points != nil || coupling.count == 1 || coupling.count == mass.count else {
            throw ValidationError("Give one --coupling, or as many as there are --mass.")
        }
    }

    func run() throws {
        let ensemble = try place.openForReading().ensemble(question.ask(), leavingOut: .scenario)
        if let points {
            var isAnyReached = false
            let format: Ensemble.PointFormat = binary ? .binary : output.format == .json ? .jsonLines : .csv
            let head = binary ? ensemble.pointsHead : []
            try ensemble.answerPoints(from: points, as: format, isBrief: onlyStrongest, head: head) {
                bytes, isReached in
                isAnyReached = isAnyReached || isReached
                try OpenFile.standardOutput.write(bytes)
            }
            Notices.show(ensemble)
            if !isAnyReached { throw ExitStatus.noBound }
            return
        }
        let couplings = coupling.count == 1 ? mass.map { _ in coupling[0] } : coupling
        let dimension = ensemble.plane.coupling.dimension
        let points = try zip(Words.masses(mass), couplings).map { mass, coupling in
            (mass: mass, coupling: try Words.quantity(coupling, as: dimension, "--coupling"))
        }
        let answers = try ensemble.excluded(points)
        try Output.show(ExcludedReport(answers, of: ensemble), as: output.format)
        try Notices.show(
            ensemble, output.format, isReached: answers.map { $0.isExcluded != nil },
            tableEnds: answers.flatMap(\.tableEnds))
    }
}
