import LimitModel
import Archive
import Methods

/// Expected events per squared coupling of one search, against mass and by component.
public struct YieldTable: Sendable {
    /// The search.
    public let search: Slug
    /// The limit whose request was taken.
    public let limit: Slug
    /// The numbers.
    public let yields: EventYields
    /// What was computed, in words, for the head of files.
    public let title: String
}

extension LimenArchive {
    /// Events per squared coupling of a search, computed from its descriptor.
    /// - Parameters:
    ///   - name: a search, one of its limits, or an experiment with one such search.
    ///   - masses: where, in GeV; when empty, `count` masses over the whole range.
    /// - Throws: `LimenError` of kind `noInput` when no search that counts events has this name, of kind `usage` when
    ///   several have.
    public func yields(of name: String, masses: [Double] = [], count: Int = 61) throws -> YieldTable {
        let masses = try masses.map(Self.check)
        guard (2...10_000).contains(count) else {
            throw LimenError(.usage, "2 to 10000 masses can be asked for", subject: .count)
        }
        let planes = try planes()
        let counting = try computeTasks().compactMap { task -> (named: NamedRequest, columns: EventColumns)? in
            guard let derivation = try? task.derivation.get(), let method = derivation.method as? any PointwiseMethod,
                let columns = method.eventColumns
            else { return nil }
            return (task.named(planes), columns)
        }
        let chosen = try NamedRequest.chosen(name, among: counting, "search that counts events", \.named)
        let (search, request) = (chosen.named.search, chosen.named.request)
        do {
            let answers = try chosen.named.answers()
            return YieldTable(
                search: search, limit: request.limit,
                yields: answers.yields(chosen.columns, at: masses, count: count), title: request.title)
        } catch let error as InputError {
            throw LimenError(.badData, "\(request.limit): \(error)")
        }
    }
}
