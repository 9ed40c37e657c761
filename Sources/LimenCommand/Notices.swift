import LimenKit
import Presentation

/// Says beside an answer, on standard error, what a reader has to know of it.
enum Notices {
    /// Of an answer that is written as a file or a figure: what could matter to it and is not computed.
    static func showPending(_ archive: LimenArchive, _ question: Question) throws {
        show(try archive.pending(for: question))
    }

    /// Of every answer: what is not computed, and which limits are known to err.
    static func show(_ ensemble: Ensemble) {
        show(ensemble.pending)
        for (limit, bias) in ensemble.biased { Output.message("\(limit) is known to be \(bias.direction.text)") }
    }

    /// Of answers at masses: how many limits were left out, what reaches further, where tables end, and the rest.
    /// - Parameter areOpenings: whether they say what is open, which a limit without a curve may close.
    /// - Throws: the exit code of answers that no limit reaches.
    static func show(
        _ ensemble: Ensemble, _ format: OutputFormat, isReached: [Bool], areOpenings: Bool = false,
        tableEnds: [TableEnd]
    ) throws {
        if format == .table {
            let count = ensemble.leftOut.count
            if count > 0 {
                Output.message(
                    "\n\(ensemble.members.count) limits joined, \(count) left out (reasons: --format json)")
            }
            if isReached.contains(false) { Output.message(try reach(of: ensemble)) }
        }
        if areOpenings, !ensemble.notHeld.isEmpty {
            Output.message(
                "no curve is held of \(ensemble.notHeld.count) limits that are known here: limen list --missing")
        }
        show(ensemble)
        var seen: Set<String> = []
        let texts = tableEnds.map(\.text).filter { seen.insert($0).inserted }
        if !texts.isEmpty {
            Output.message("the table ends, so that nothing is known: \(texts.joined(separator: ", "))")
        }
        if !isReached.contains(true) { throw ExitStatus.noBound }
    }

    private static func show(_ pending: PendingLimits) {
        if let text = pending.text { Output.message("\(text): limen compute") }
    }

    private static func reach(of ensemble: Ensemble) throws -> String {
        guard let range = try ensemble.massRange() else {
            return "no limit joined: limen list shows what there is, --format json why it was left out"
        }
        let text = [range.lowerBound, range.upperBound].map { Quantity($0, .energy).printed() }
        return "the limits that joined reach from \(text[0]) to \(text[1])"
    }
}
