import LimitModel
import Archive
import Methods

/// A limit that a descriptor asks for, with what its method needs beside tables.
struct NamedRequest: Sendable {
    let search: Slug
    let experiment: Slug
    var request: DerivationRequest
    let plane: Plane
    /// The limits that it starts from, and the planes of these.
    var sources: [Limit] = []
    var planes: [Plane] = []

    /// The surroundings in which it is computed.
    func context(_ tables: CrossSectionTables = CrossSectionTables()) -> MethodContext {
        MethodContext(limits: sources, planes: planes, tables: tables)
    }

    /// The bounds at all masses, one by one, at the point of the request.
    /// - Throws: `LimenError` for a method without any, `InputError` when the inputs leave nothing to compute.
    func answers() throws -> PointwiseAnswers {
        guard let answers = try MethodAtPoint(request, plane: plane).answers(context()) else {
            throw LimenError(.usage, "'\(request.limit)' has no single coupling for each mass by itself")
        }
        return answers
    }

    /// The item that a user means by the name of a search, one of its limits, or an experiment with one such search.
    /// - Parameters:
    ///   - what: the kind of thing that is looked for, for messages.
    ///   - request: what an item stands for.
    /// - Throws: `LimenError` of kind `noInput` when none has this name, of kind `usage` when several searches have.
    static func chosen<Item>(
        _ name: String, among items: [Item], _ what: String, _ request: (Item) -> NamedRequest
    ) throws -> Item {
        let all = items.map { (item: $0, request: request($0)) }
        if let limit = all.first(where: { $0.request.request.limit.text == name }) { return limit.item }
        let named = all.filter { [$0.request.search, $0.request.experiment].contains { $0.text == name } }
        let searches = Set(named.map(\.request.search))
        guard let first = named.first else {
            let known = Set(all.flatMap { [$0.request.request.limit.text, $0.request.search.text] }).sorted()
            throw LimenError(
                .noInput,
                Suggestion.unknown("\(what) called", name, among: known)
                    + (known.isEmpty ? "" : " (possible: \(known.joined(separator: ", ")))"))
        }
        guard searches.count == 1 else {
            let list = searches.sorted().map(\.text).joined(separator: ", ")
            throw LimenError(.usage, "'\(name)' stands for more than one \(what): name one of \(list)")
        }
        return first.item
    }
}

extension ComputeTask {
    /// The request with its sources.
    func named(_ planes: [Plane]) -> NamedRequest {
        NamedRequest(
            search: search.slug, experiment: search.experiment.id, request: request, plane: plane,
            sources: sources.map(\.limit), planes: planes)
    }
}
