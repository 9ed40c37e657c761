import LimitModel

/// Looks at what two archives make together.
struct MergeCheck {
    let archive: ArchiveReader
    /// The items that have been written.
    let touched: Set<StateSummary.Key>

    func findings() throws -> [Finding] { try misfits() + circles() }

    /// Limits whose plane lacks their scenario or parameter.
    private func misfits() throws -> [Finding] {
        let planes = Dictionary(try archive.planes().map { ($0.slug, $0) }) { first, _ in first }
        let revised = Set(touched.filter { $0.kind == .plane }.map(\.slug))
        var findings: [Finding] = []
        for head in try archive.heads(.limit) {
            let key = StateSummary.Key(kind: .limit, slug: head.slug)
            guard touched.contains(key) || !revised.isEmpty else { continue }
            let limit = try head.limit()
            guard touched.contains(key) || revised.contains(limit.plane) else { continue }
            guard let plane = planes[limit.plane] else {
                findings.append(
                    Finding(.planeMismatch, at: head.name, "its plane \(limit.plane) is in neither archive"))
                continue
            }
            let known = plane.scenarios.map(\.slug) + plane.parameters.map(\.name)
            let used = limit.holdings.flatMap { [$0.scenario] + $0.ranges.map(\.parameter) + $0.independent }
            if let name = used.first(where: { !known.contains($0) }) {
                findings.append(
                    Finding(
                        .planeMismatch, at: head.name,
                        "plane \(plane.slug) has no scenario or parameter '\(name)' here",
                        remedy: "revise the plane or the limit"))
            }
        }
        return findings
    }

    /// Limits that supersede each other in a circle.
    private func circles() throws -> [Finding] {
        let standing = try archive.standing()
        let superseded = standing.present.filter { $0.event.kind == .superseded }.map(\.event.limit).sorted()
        return superseded.filter(standing.isInCircle).map {
            Finding(
                .supersessionCircle, at: $0.text, "it is superseded, through others, by itself",
                remedy: "reinstate one of them")
        }
    }
}

extension StandingHistory {
    /// Tells whether the limits that have taken its place lead back to it.
    func isInCircle(_ limit: Slug) -> Bool {
        let last = successors(of: limit).last ?? limit
        guard let event = decision(about: last)?.event, event.kind == .superseded else { return false }
        return event.other == limit
    }
}

/// The union of two histories of one thing: lists of content hashes, first to last, of which the last one holds.
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
    /// Tells whether the last of the history that holds must be appended once more.
    let restates: Bool

    init(ours: [String], theirs: [String]) {
        var remaining: [String: Int] = [:]
        for hash in ours { remaining[hash, default: 0] += 1 }
        var missing: [Int] = []
        for (index, hash) in theirs.enumerated() {
            if let left = remaining[hash], left > 0 { remaining[hash] = left - 1 } else { missing.append(index) }
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
