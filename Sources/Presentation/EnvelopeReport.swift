import JSON
import Formats
import LimenKit
import LimitModel
import Quantities

/// `limen.envelope/1`: the boundary of what limits exclude together, with its owners.
package struct EnvelopeReport: Report {
    private let ensemble: Ensemble
    private let envelope: EnvelopeAnswer

    /// The envelope of an ensemble.
    package init(_ envelope: EnvelopeAnswer, of ensemble: Ensemble) {
        self.envelope = envelope
        self.ensemble = ensemble
    }

    package var json: JSON { ensemble.document(of: envelope) }

    package var csv: String { ensemble.csv(of: envelope).text }

    package var blocks: [Block] {
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
        return [.text(ensemble.heading), .table(table)]
    }
}
