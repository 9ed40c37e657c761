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

    /// `limen.yields/1`.
    public var document: JSON {
        [
            "format": "limen.yields/1", "search": .text(search.text), "limit": .text(limit.text),
            "per": .text(yields.coupling + "^2"), "unit": .text(yields.unit),
            "columns": .list(yields.components.map { .text($0) }),
            "rows": .list(
                yields.rows.map { ["mass": .number($0.mass), "events": .list($0.events.map { .number($0) })] }),
        ]
    }

    /// One row a mass, one column a component.
    public var csv: String {
        var text = CSVText(
            comments: [
                "limen.yields/1", "search \(search), limit \(limit): \(title)",
                "expected events per \(yields.coupling)^2 in \(yields.unit), masses in GeV",
                "made with limen \(LimenArchive.toolVersion)",
            ],
            columns: ["mass_GeV"] + yields.components)
        for row in yields.rows { text.append([.number(row.mass)] + row.events.map { .number($0) }) }
        return text.text
    }
}

extension LimenArchive {
    /// Events per squared coupling of a search, computed from its descriptor.
    /// - Parameters:
    ///   - name: a search, one of its limits, or an experiment with one such search.
    ///   - masses: where; when empty, `count` masses over the whole range.
    /// - Throws: `LimenError` of kind `noInput` when no search that counts events has this name, of kind `usage` when
    ///   several have.
    public func yields(of name: String, masses: [String] = [], count: Int = 61) throws -> YieldTable {
        let masses = try masses.map { try AskOptions.quantity($0, as: .energy, "--mass") }
        guard (2...10_000).contains(count) else { throw LimenError(.usage, "--count takes 2 to 10000 masses") }
        let planes = try planes()
        let counting = try computeTasks().compactMap { task -> (named: NamedRequest, columns: EventColumns)? in
            guard case .success(let derivation) = task.derivation, let method = derivation.method as? any PointwiseMethod,
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
