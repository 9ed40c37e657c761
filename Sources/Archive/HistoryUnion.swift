/// How two histories of one thing become one: lists of content hashes, first to last, of which the last one holds.
///
/// A history only grows at its end. What the other one has and ours lacks is appended, in its order; when something
/// else should hold in the end, that is appended once more. A second time, nothing is lacking and nothing happens.
struct HistoryUnion {
    enum Outcome: Hashable {
        /// Ours has all of theirs.
        case nothing
        /// Theirs goes on from where ours ends, or ours is empty: in the end theirs holds.
        case theirs
        /// Ours goes on from where theirs ends: ours holds.
        case ours
        /// Each has gone on without the other: ours holds, theirs is kept.
        case conflict
    }

    /// The places in their history that ours lacks. A hash that occurs n times there must occur n times here, too.
    let missing: [Int]
    let outcome: Outcome
    /// Whether the last of the history that holds must be appended once more.
    let restates: Bool

    init(ours: [String], theirs: [String]) {
        var supply: [String: Int] = [:]
        for hash in ours { supply[hash, default: 0] += 1 }
        var missing: [Int] = []
        for (index, hash) in theirs.enumerated() {
            if let left = supply[hash], left > 0 { supply[hash] = left - 1 } else { missing.append(index) }
        }
        self.missing = missing
        guard let newest = missing.last, let theirLast = theirs.last else {
            (outcome, restates) = (.nothing, false)
            return
        }
        if ours.last.map(theirs.contains) ?? true {
            (outcome, restates) = (.theirs, theirs[newest] != theirLast)
        } else {
            (outcome, restates) = (ours.contains(theirLast) ? .ours : .conflict, theirs[newest] != ours.last)
        }
    }
}
