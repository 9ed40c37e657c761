import LimitModel
import Quantities
import Foundation

/// Finds, among many limits, those that belong together: versions of one search, copies of one curve, exchanged references.
///
/// Curves are found by their shape, not by comparing all with all. The cost of an insertion is that of the points; a
/// query looks at no more than `mostCandidates` limits per kind, so that a lint of n limits takes O(n · points).
package struct LimitIndex: Sendable {
    /// What the comparisons need of a limit.
    struct Entry: Sendable {
        let slug, search, plane: Slug
        let experiment: Experiment
        let status: Status
        let level: Double?
        let scenarios: Set<Slug>
        let data: Set<Slug>
        let origin: Origin.Kind
        let couplingIsNumber: Bool
        let publication: Publication?
        let path: LogPath?
    }

    /// How many limits one limit is compared with: those of its search, those of like shape, those its publication names.
    package static let mostCandidates = 64

    private(set) var entries: [Slug: Entry] = [:]
    private var byShape: [ShapeKey: [Slug]] = [:]
    private var bySearch: [[Slug]: [Slug]] = [:]
    private var byExperiment: [String: [Slug]] = [:]

    package init() {}

    /// The names of the limits, sorted.
    package var slugs: [Slug] { entries.keys.sorted() }

    /// Adds a limit; one of the same name is replaced.
    /// - Parameter plane: its plane, when known.
    package mutating func insert(_ limit: Limit, plane: Plane?) {
        let isKnown = entries[limit.slug] != nil
        let entry = Entry(
            slug: limit.slug, search: limit.search, plane: limit.plane, experiment: limit.experiment,
            status: limit.status, level: limit.statement.level, scenarios: Set(limit.holdings.map(\.scenario)),
            data: Set(limit.data), origin: limit.origin.kind,
            couplingIsNumber: plane?.coupling.dimension == .dimensionless, publication: limit.publication,
            path: LogPath(of: limit))
        entries[limit.slug] = entry
        for key in ShapeKey.keys(of: entry) { Self.add(limit.slug, to: &byShape[key, default: []], isKnown) }
        Self.add(limit.slug, to: &bySearch[[limit.plane, limit.search], default: []], isKnown)
        for name in entry.names { Self.add(limit.slug, to: &byExperiment[name, default: []], isKnown) }
    }

    /// Lists stay short: what is compared is limited anyway.
    private static func add(_ slug: Slug, to list: inout [Slug], _ mayBeThere: Bool) {
        guard list.count < mostCandidates, !(mayBeThere && list.contains(slug)) else { return }
        list.append(slug)
    }

    /// What looks wrong with a limit beside the others.
    /// - Parameter others: which of them to compare it with.
    package func findings(about slug: Slug, among others: (Slug) -> Bool = { _ in true }) -> [Finding] {
        guard let entry = entries[slug] else { return [] }
        let siblings = candidates(bySearch[[entry.plane, entry.search]] ?? [], of: entry, others)
        let alike = candidates(ShapeKey.neighbours(of: entry).flatMap { byShape[$0] ?? [] }, of: entry, others)
        let pairs = siblings + alike.filter { other in !siblings.contains { $0.slug == other.slug } }
        return pairs.compactMap { PairChecks(entry, $0).finding } + swaps(entry, others)
    }

    private func candidates(_ slugs: [Slug], of entry: Entry, _ others: (Slug) -> Bool) -> [Entry] {
        var seen: Set<Slug> = [entry.slug]
        var found: [Entry] = []
        for slug in slugs where seen.insert(slug).inserted && others(slug) {
            guard found.count < Self.mostCandidates else { break }
            if let other = entries[slug] { found.append(other) }
        }
        return found
    }

    // MARK: References

    /// Limits of other experiments that the publication of this one names, when theirs names this experiment in turn.
    private func swaps(_ entry: Entry, _ others: (Slug) -> Bool) -> [Finding] {
        guard let publication = entry.publication else { return [] }
        let words = publication.words
        guard words.isDisjoint(with: entry.names) else { return [] }
        let named = candidates(words.sorted().flatMap { byExperiment[$0] ?? [] }, of: entry, others)
        return named.compactMap { other -> Finding? in
            guard other.experiment.id != entry.experiment.id, let theirs = other.publication, theirs != publication,
                theirs.words.isDisjoint(with: other.names), !theirs.words.isDisjoint(with: entry.names)
            else { return nil }
            return Finding(
                .swappedReferences, at: entry.slug.text,
                "it cites \(publication.id) and \(other.slug) cites \(theirs.id), which name each other's experiment")
        }
    }

    // MARK: Confidence levels

    /// Scenarios in which limits at 90% and 95% stand together, per status.
    package func mixedLevels() -> [Finding] {
        var levels: [String: [Double: Int]] = [:]
        for entry in entries.values {
            guard let level = entry.level else { continue }
            for scenario in entry.scenarios {
                levels["\(entry.plane), scenario \(scenario), \(entry.status.rawValue)", default: [:]][
                    level, default: 0] += 1
            }
        }
        return levels.sorted { $0.key < $1.key }.compactMap { place, counts in
            guard counts.count > 1 else { return nil }
            let list = counts.sorted { $0.key < $1.key }.map { "\($0.value) at \((100 * $0.key).printed())%" }
            return Finding(.mixedLevels, field: "plane \(place)", list.joined(separator: ", "))
        }
    }
}

extension LimitIndex.Entry {
    /// The experiment by name and id, as words.
    var names: Set<String> {
        Set([experiment.name, experiment.id.text].map { $0.lowercased().filter { $0.isLetter || $0.isNumber } })
            .filter { $0.count >= 3 }
    }
}

extension Publication {
    /// The words of title, authors and texkey.
    var words: Set<String> {
        Words(([title, texkey?.split(separator: ":").first.map(String.init) ?? ""] + authors).joined(separator: " . "))
            .all
    }
}
