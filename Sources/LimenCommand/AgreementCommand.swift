import ArgumentParser
import LimenKit

/// Compares computed limits with published ones.
struct AgreementCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreement", abstract: "Compare computed limits with the published ones of the same search.",
        discussion: """
            The ratio of the couplings, computed over published, at every mass at which either curve has a point. \
            Nothing is tuned to agree; Docs/validation.md explains what does not.

            EXAMPLES
              limen agreement
              limen agreement charm-fine-grain --tolerance 1.5
              limen agreement na64e-2019-epsilon --format csv > ratios.csv
            """)

    @Argument(help: "A search or a limit; all by default.", completion: ArchiveNames.searches)
    var name: String?

    @Option(help: "The factor within which two edges count as agreeing.")
    var tolerance = 1.25

    @OptionGroup var place: ReadingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let archive = try place.openForReading()
        let agreements = try archive.agreements(of: name, tolerance: tolerance)
        switch output.format {
        case .json: try Output.result(Agreement.document(agreements, archive: archive).document())
        case .csv: try Output.write(Agreement.csv(agreements), to: .standardOutput)
        case .table:
            guard !agreements.isEmpty else {
                Output.message("no search has both a computed and a published limit")
                return
            }
            var table = Table([
                .init(title: "computed", wraps: true), .init(title: "edge"), .init(title: "median", isNumber: true),
                .init(title: "worst", isNumber: true), .init(title: "at"), .init(title: "verdict"),
                .init(title: "preferred", wraps: true),
            ])
            for agreement in agreements {
                for side in [Side.lower, .upper] {
                    guard let median = agreement.median(side), let worst = agreement.worst(side) else { continue }
                    let verdict = side == .lower ? agreement.verdict : ""
                    table.append([
                        side == .lower ? agreement.computed.text : "", side.rawValue, median.printed(digits: 3),
                        worst.ratio.printed(digits: 3), Quantity(worst.mass, .energy).printed(digits: 3), verdict,
                        side == .lower ? agreement.preferred?.text ?? "none" : "",
                    ])
                }
            }
            try Output.result("computed over published; agreement means within a factor of \(tolerance.printed())")
            try Output.result(table.lines())
        }
    }
}
