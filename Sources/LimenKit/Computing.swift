import Archive
import Derivations
import Foundation
import PortalPhysics

/// A limit that a descriptor asks for, and what it would be computed from.
struct ComputeTask {
    let search: Search
    let descriptorHash: String
    let request: DerivationRequest
    let plane: Plane
    let method: any Derivation.Type
    let inputHash: String
    /// Why it has to be computed; nil when the archive's limit is up to date.
    let reason: String?

    init(search: Search, descriptorHash: String, request: DerivationRequest, plane: Plane, head: Limit?) throws {
        self.search = search
        self.descriptorHash = descriptorHash
        self.request = request
        self.plane = plane
        do {
            method = try Methods.named(request.method)
        } catch {
            throw LimenError(.badData, "\(search.slug): \(error)")
        }
        inputHash = try Self.inputHash(search, request, plane, method)
        reason = Self.reason(head: head, inputHash: inputHash, descriptorHash: descriptorHash, method: method)
    }

    private static func reason(
        head: Limit?, inputHash: String, descriptorHash: String, method: any Derivation.Type
    ) -> String? {
        guard let head else { return "missing" }
        guard let computation = head.origin.computation else { return "the limit was given before, now it is computed" }
        guard computation.inputHash != inputHash else { return nil }
        if computation.derivation != method.name { return "another derivation: \(computation.derivation) before" }
        if computation.version != method.version {
            return "derivation version \(computation.version) before, \(method.version) now"
        }
        return computation.descriptorHash == descriptorHash
            ? "a constant or the plane changed" : "the descriptor changed"
    }

    /// Hash of everything the result depends on: the descriptor with its request, the plane, the constants, and the
    /// derivation with its version.
    private static func inputHash(
        _ search: Search, _ request: DerivationRequest, _ plane: Plane, _ method: any Derivation.Type
    ) throws -> String {
        var alone = search
        alone.derivations = [request]
        var form = CanonicalForm(domain: "limen.input/1")
        try form.append(document: alone.document())
        try form.append(document: plane.document())
        let constants = Constants.table.map { JSON.Member($0.name, .number($0.value)) }
        try form.append(document: JSON.object(constants).line())
        try form.append(
            document: JSON.object([.init("name", .text(method.name)), .init("version", .integer(method.version))])
                .line())
        return ContentHash.of(form.bytes)
    }

    /// Derives the limit.
    func limit() throws(InputError) -> Limit {
        let derived = try method.init(request, plane: plane).derive()
        let computation = Computation(
            derivation: method.name, version: method.version, descriptorHash: descriptorHash, inputHash: inputHash,
            numericalError: derived.numericalError, theoryError: derived.theoryError, theoryNote: derived.theoryNote)
        let notes = [request.note, derived.note].compactMap(\.self)
        return Limit(
            slug: request.limit, title: request.title, search: search.slug, experiment: search.experiment,
            plane: request.plane, status: request.status, statement: request.statement, holdings: request.holdings,
            origin: Origin(kind: .computed, computation: computation),
            citations: search.citations + request.citations.filter { !search.citations.contains($0) },
            data: search.data, shape: derived.shape, curves: derived.curves, emptyReason: derived.emptyReason,
            note: notes.isEmpty ? nil : notes.joined(separator: " "))
    }
}

extension LimenArchive {
    /// Derives the limits that are missing or stale and leaves the rest alone.
    ///
    /// Computing happens outside of transactions; if a descriptor changes meanwhile, its limit is reported as failed.
    /// - Parameters:
    ///   - names: limits to look at; all when empty.
    ///   - progress: called before each limit with how many are done, how many there are, and its name.
    /// - Throws: `LimenError` when a name is not that of a limit to compute, or the archive cannot be used.
    public func compute(
        only names: [String] = [], progress: (Int, Int, String) -> Void = { _, _, _ in }
    ) throws -> [ComputeReport] {
        var tasks = try computeTasks()
        let known = tasks.map(\.request.limit.text)
        for name in names where !known.contains(name) {
            throw LimenError(.noInput, Suggestion.unknown("limit to compute called", name, among: known))
        }
        if !names.isEmpty { tasks = tasks.filter { names.contains($0.request.limit.text) } }
        return try tasks.enumerated().map { done, task in
            progress(done, tasks.count, task.request.limit.text)
            return try perform(task)
        }
    }

    /// Every limit that a descriptor asks for, sorted by name.
    func computeTasks() throws -> [ComputeTask] {
        try read { reader in
            let planes = try reader.planes()
            return try reader.heads(.search).flatMap { head in
                let search = try head.search()
                return try search.derivations.compactMap { request -> ComputeTask? in
                    guard let plane = planes.first(where: { $0.slug == request.plane }) else { return nil }
                    return try ComputeTask(
                        search: search, descriptorHash: head.hash, request: request, plane: plane,
                        head: reader.head(.limit, request.limit)?.limit())
                }
            }.sorted { $0.request.limit < $1.request.limit }
        }
    }

    private func perform(_ task: ComputeTask) throws -> ComputeReport {
        guard let reason = task.reason else {
            return ComputeReport(limit: task.request.limit, verdict: "up to date", why: "", points: nil, seconds: nil)
        }
        let start = ContinuousClock.now
        let limit: Limit
        do {
            limit = try task.limit()
        } catch {
            return ComputeReport(
                limit: task.request.limit, verdict: "failed", why: error.description, points: nil, seconds: nil)
        }
        let elapsed = start.duration(to: .now)
        do {
            _ = try file.append(computed: limit, toolVersion: Self.toolVersion)
        } catch let error as ArchiveError where error.slug != nil {
            return ComputeReport(
                limit: limit.slug, verdict: "failed", why: error.description, points: nil, seconds: nil)
        } catch {
            return try translating { throw error }
        }
        let verdict = limit.shape == .empty ? "computed: no bound" : "computed"
        return ComputeReport(
            limit: limit.slug, verdict: verdict, why: reason, points: limit.curves.map(\.points.count).reduce(0, +),
            seconds: elapsed / .seconds(1))
    }
}
