import LimenKit

/// Says beside an answer, on standard error, what a reader has to know of it.
enum Notices {
    /// Of an answer that is written as a file or a figure: what could matter to it and is not computed.
    static func showPending(_ archive: LimenArchive, _ question: AskOptions) throws {
        if let text = try archive.pending(for: question).text { Output.message(text) }
    }

    static func show(_ ensemble: Ensemble, _ ends: [TableEnd] = []) {
        for notice in ensemble.notices { Output.message(notice) }
        var seen: Set<String> = []
        let texts = ends.map(\.text).filter { seen.insert($0).inserted }
        if !texts.isEmpty {
            Output.message("the table ends, so that nothing is known: \(texts.joined(separator: ", "))")
        }
    }
}

/// Says how many limits were left out, and what to ask for instead where nothing is reached.
enum LeftOutText {
    static func show(_ ensemble: Ensemble, answers isReached: [Bool]) throws {
        let count = ensemble.leftOut.count
        if count > 0 {
            Output.message(
                "\n\(ensemble.members.count) limits joined, \(count) left out (reasons: --format json)"
            )
        }
        if isReached.contains(false) { Output.message(try ensemble.reachHint()) }
    }
}
