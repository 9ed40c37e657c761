import LimitModel
import Archive
import Methods
import Foundation
import PortalPhysics

/// A limit that a descriptor asks for, and what it would be computed from.
struct ComputeTask: Sendable {
    let search: Search
    let descriptorHash: String
    let planeHash: String
    let request: DerivationRequest
    let plane: Plane
    let method: any Method.Type
    /// The method with its inputs and where it computes, or what is wrong with the request.
    let derivation: Result<MethodAtPoint, InputError>
    /// The limits it starts from, as far as the archive has them.
    let sources: [SourceRevision]
    let inputHash: String
    /// Why it has to be computed; nil when the archive's limit is up to date.
    let reason: String?

    /// A limit that another one is computed from.
    struct SourceRevision: Sendable {
        let revision: StoredRevision
        /// With the points of its curves.
        let limit: Limit

        /// What the result depends on.
        var hash: String { InputHash.ofSource(limit, revision: revision.hash) }
    }

    init(
        search: Search, descriptorHash: String, request: DerivationRequest, plane: Plane, planeHash: String,
        reader: ArchiveReader
    ) throws {
        self.planeHash = planeHash
        self.search = search
        self.descriptorHash = descriptorHash
        self.request = request
        self.plane = plane
        do {
            method = try MethodList.named(request.method)
        } catch {
            throw LimenError(.badData, "\(search.slug): \(error)")
        }
        derivation = Result { () throws(InputError) in try MethodAtPoint(request, plane: plane) }
        sources = try Self.names(derivation).compactMap { name in
            guard let head = try reader.head(.limit, name) else { return nil }
            return SourceRevision(revision: head, limit: try reader.limit(head))
        }
        inputHash = InputHash.of(
            request.limit, search: descriptorHash, plane: planeHash, method: method,
            sources: sources.map { ($0.limit.slug, $0.hash) })
        reason = Self.reason(
            head: try reader.head(.limit, request.limit)?.limit(), inputHash: inputHash, descriptorHash: descriptorHash,
            method: method)
    }

    private static func names(_ derivation: Result<MethodAtPoint, InputError>) -> [Slug] {
        guard case .success(let derivation) = derivation else { return [] }
        return derivation.method.sources.map(\.limit)
    }

    /// The names of the limits it starts from.
    var sourceNames: [Slug] { Self.names(derivation) }

    private static func reason(
        head: Limit?, inputHash: String, descriptorHash: String, method: any Method.Type
    ) -> String? {
        guard let head else { return "missing" }
        guard let computation = head.origin.computation else { return "the limit was given before, now it is computed" }
        guard computation.inputHash != inputHash else { return nil }
        if computation.derivation != method.name { return "another derivation: \(computation.derivation) before" }
        if computation.version != method.version {
            return "derivation version \(computation.version) before, \(method.version) now"
        }
        return computation.descriptorHash == descriptorHash
            ? "a constant, the plane or a limit it starts from changed" : "the descriptor changed"
    }

    /// What deriving the limit gave, and how long it took.
    struct Derived: Sendable {
        let limit: Result<Limit, InputError>
        let seconds: Double
    }

    /// Derives the limit and takes the time.
    func derived(planes: [Plane], tables: CrossSectionTables) -> Derived {
        let start = ContinuousClock.now
        let result = Result { () throws(InputError) in try limit(planes: planes, tables: tables) }
        return Derived(limit: result, seconds: start.duration(to: .now) / .seconds(1))
    }

    /// Derives the limit.
    private func limit(planes: [Plane], tables: CrossSectionTables) throws(InputError) -> Limit {
        let derivation = try derivation.get()
        for reference in derivation.method.sources { try checkGrade(reference) }
        let derived = try derivation.derive(MethodContext(limits: sources.map(\.limit), planes: planes, tables: tables))
        let computation = Computation(
            derivation: method.name, version: method.version, descriptorHash: descriptorHash, inputHash: inputHash,
            numericalError: derived.numericalError, theoryError: derived.theoryError, theoryNote: derived.theoryNote)
        let notes = [request.note, derived.note].compactMap(\.self)
        return Limit(
            slug: request.limit, title: request.title, search: search.slug, experiment: search.experiment,
            plane: request.plane, status: request.status, statement: request.statement, holdings: request.holdings,
            bias: request.bias, origin: Origin(kind: .computed, computation: computation),
            citations: search.citations + request.citations.filter { !search.citations.contains($0) },
            data: search.data, shape: derived.shape, curves: derived.curves, ends: derived.ends,
            emptyReason: derived.emptyReason,
            note: notes.isEmpty ? nil : notes.joined(separator: " "))
    }

    /// A limit cannot claim more than the one it is computed from.
    private func checkGrade(_ reference: SourceReference) throws(InputError) {
        guard let source = sources.first(where: { $0.limit.slug == reference.limit })?.limit,
            let worst = source.holdings.map(\.grade).max(), worst >= .approximate,
            let holding = request.holdings.first(where: { $0.grade < worst })
        else { return }
        throw InputError(
            field: reference.field, line: reference.line,
            problem:
                "'\(source.slug)' is of grade \(worst.rawValue), and grade '\(holding.grade.rawValue)' claims more",
            remedy: "use grade \(worst.rawValue)")
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
    ) throws -> [ComputedLimit] {
        var tasks = try computeTasks()
        let known = tasks.map(\.request.limit.text)
        for name in names where !known.contains(name) {
            throw LimenError(.noInput, Suggestion.unknown("limit to compute called", name, among: known))
        }
        if !names.isEmpty { tasks = tasks.filter { names.contains($0.request.limit.text) } }
        tasks = Self.inOrder(tasks)
        let planes = try read { try $0.planes() }
        let tables = CrossSectionTables()
        // What starts from a descriptor alone is derived on all cores, ahead of the one thread that writes; what starts from
        // other limits waits until these are in the archive.
        let alone = tasks.filter { $0.sourceNames.isEmpty && $0.reason != nil }
        let pieces = Dictionary(
            alone.enumerated().map { ($1.request.limit, $0) }, uniquingKeysWith: { first, _ in first })
        let ahead = WorkAhead(pieces: alone.count) { alone[$0].derived(planes: planes, tables: tables) }
        defer { ahead.stop() }
        return try tasks.enumerated().map { done, task in
            progress(done, tasks.count, task.request.limit.text)
            let task = try renewed(task)
            guard let reason = task.reason else {
                return ComputedLimit(
                    limit: task.request.limit, verdict: "up to date", why: "", points: nil, seconds: nil)
            }
            let derived = pieces[task.request.limit].map(ahead.take) ?? task.derived(planes: planes, tables: tables)
            return try append(derived, of: task, because: reason)
        }
    }

    /// Every limit that a descriptor asks for, sorted by name.
    func computeTasks() throws -> [ComputeTask] {
        try read { reader in
            let planes = try reader.heads(.plane).map { (hash: $0.hash, plane: try $0.plane()) }
            return try reader.heads(.search).flatMap { head in
                let search = try head.search()
                return try search.derivations.compactMap { request -> ComputeTask? in
                    guard let plane = planes.first(where: { $0.plane.slug == request.plane }) else { return nil }
                    return try ComputeTask(
                        search: search, descriptorHash: head.hash, request: request, plane: plane.plane,
                        planeHash: plane.hash, reader: reader)
                }
            }.sorted { $0.request.limit < $1.request.limit }
        }
    }

    /// Tasks with those first that others start from.
    private static func inOrder(_ tasks: [ComputeTask]) -> [ComputeTask] {
        let byName = Dictionary(tasks.map { ($0.request.limit, $0) }, uniquingKeysWith: { first, _ in first })
        var seen: Set<Slug> = []
        var ordered: [ComputeTask] = []
        for task in tasks where seen.insert(task.request.limit).inserted {
            // A stack of our own: a chain of sources may be longer than that of the program is deep.
            var waiting = [(task: task, sources: task.sourceNames[...])]
            while let last = waiting.indices.last {
                if let name = waiting[last].sources.popFirst() {
                    guard let source = byName[name], seen.insert(name).inserted else { continue }
                    waiting.append((source, source.sourceNames[...]))
                } else {
                    ordered.append(waiting.removeLast().task)
                }
            }
        }
        return ordered
    }

    /// The task as the archive stands now: what it starts from may just have been computed.
    private func renewed(_ task: ComputeTask) throws -> ComputeTask {
        guard !task.sourceNames.isEmpty else { return task }
        return try read { reader in
            try ComputeTask(
                search: task.search, descriptorHash: task.descriptorHash, request: task.request, plane: task.plane,
                planeHash: task.planeHash, reader: reader)
        }
    }

    private func append(
        _ derived: ComputeTask.Derived, of task: ComputeTask, because reason: String
    ) throws -> ComputedLimit {
        func failure(_ why: String) -> ComputedLimit {
            ComputedLimit(limit: task.request.limit, verdict: "failed", why: why, points: nil, seconds: nil)
        }
        let limit: Limit
        do { limit = try derived.limit.get() } catch { return failure(error.description) }
        do {
            _ = try file.append(computed: limit, toolVersion: Self.toolVersion)
        } catch let error as ArchiveError where error.slug != nil {
            return failure(error.description)
        } catch {
            return try translating { throw error }
        }
        let verdict = limit.shape == .empty ? "computed: no bound" : "computed"
        return ComputedLimit(
            limit: limit.slug, verdict: verdict, why: reason, points: limit.curves.map(\.points.count).reduce(0, +),
            seconds: derived.seconds)
    }
}
