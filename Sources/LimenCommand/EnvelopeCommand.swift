import ArgumentParser
import LimenKit

/// The boundary of everything that is excluded.
struct EnvelopeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "envelope", abstract: "The exact boundary of what all limits exclude together, with its owners.",
        discussion: """
            Crossings are solved exactly, never on a grid. Limits with a confidence level and criteria have envelopes of \
            their own. Every piece names the limit whose edge it is and the runner-up.

            EXAMPLES
              limen envelope --scenario invisible
              limen envelope --scenario visible --format csv > envelope.csv
              limen envelope --scenario visible --status projection --format json
            """)

    @OptionGroup var question: QuestionOptions
    @OptionGroup var place: ReadingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let ensemble = try place.openForReading().ensemble(question.ask())
        let envelope = try ensemble.envelope()
        switch output.format {
        case .json: try Output.result(ensemble.document(of: envelope).document())
        case .csv: try Output.write(ensemble.csv(of: envelope), to: .standardOutput)
        case .table:
            try Output.result(Table.wrap(ensemble.heading, to: Terminal.width))
            var table = Table([
                .init(title: "masses", wraps: true), .init(title: "couplings", wraps: true), .init(title: "side"),
                .init(title: "edge"), .init(title: "limit", wraps: true), .init(title: "runner-up", wraps: true),
            ])
            for run in envelope.ownerRuns {
                table.append([
                    "\(Quantity(run.massFrom, .energy).printed()) to \(Quantity(run.massTo, .energy).printed())",
                    "\(run.couplingLow.printed()) to \(run.couplingHigh.printed())", run.side.rawValue,
                    run.kind.rawValue, run.limit.text, run.runnerUp?.text ?? "-",
                ])
            }
            try Output.result(table.lines())
            for (title, slugs) in [
                ("contributors", envelope.contributors), ("joined, nowhere on the boundary", envelope.hidden),
            ]
            where !slugs.isEmpty {
                Output.message("\n\(title): \(slugs.map(\.text).joined(separator: ", "))")
            }
            for left in ensemble.leftOut { Output.message("left out: \(left.limit): \(left.why)") }
        }
        Notices.show(ensemble)
        if envelope.pieces.isEmpty { throw ExitStatus.noBound }
    }
}
