import LimitModel
import Answers
import Archive
import Methods

/// The limits that descriptors ask for and the archive lacks, or has from inputs that have changed since.
public struct PendingLimits: Sendable, Hashable {
    /// Never computed.
    public var missing: [Slug] = []
    /// Computed before the descriptor, the plane, a limit it starts from, a constant or the method changed.
    public var stale: [Slug] = []

    /// Whether everything is computed.
    public var isEmpty: Bool { missing.isEmpty && stale.isEmpty }

    /// In words; nil when everything is computed.
    package var text: String? {
        func count(_ slugs: [Slug], _ what: String) -> String? {
            guard let first = slugs.first else { return nil }
            return slugs.count == 1 ? "1 limit is \(what) (\(first))" : "\(slugs.count) limits are \(what)"
        }
        let parts = [count(missing, "not computed"), count(stale, "stale")].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}

extension LimenArchive {
    /// The limits of descriptors that are missing or stale: all of them, or those that could matter to a question.
    static func pending(_ reader: ArchiveReader, for question: ResolvedQuestion? = nil) throws -> PendingLimits {
        var pending = PendingLimits()
        var planes: [Slug: String] = [:]
        for head in try reader.heads(.plane) { planes[head.slug] = head.hash }
        for head in try reader.heads(.search) {
            for request in try head.requests() {
                guard let plane = planes[request.plane], question.map({ request.matters(to: $0) }) ?? true,
                    let method = MethodList.all.first(where: { $0.name == request.method })
                else { continue }
                guard let computation = try reader.head(.limit, request.limit)?.limit().origin.computation else {
                    pending.missing.append(request.limit)
                    continue
                }
                let sources = try request.sources.compactMap { name -> (limit: Slug, hash: String)? in
                    guard let source = try reader.head(.limit, name) else { return nil }
                    return (name, InputHash.ofSource(try source.limit(), revision: source.hash))
                }
                let hash = InputHash.of(
                    request.limit, search: head.hash, plane: plane, method: method, sources: sources)
                if computation.inputHash != hash { pending.stale.append(request.limit) }
            }
        }
        pending.missing.sort()
        pending.stale.sort()
        return pending
    }

    /// The limits of descriptors that are missing or stale.
    /// None at a release, which stays as it is.
    /// - Parameter question: only those that could matter to this question; nil for all.
    /// - Throws: `LimenError` when the archive cannot be read, or has not what the question names.
    public func pending(for question: Question? = nil) throws -> PendingLimits {
        guard release == nil else { return PendingLimits() }
        return try read { reader in
            try Self.pending(reader, for: try question.map { try Self.resolve($0, reader) })
        }
    }
}

extension RequestOutline {
    /// Whether the limit could join the answers to a question.
    fileprivate func matters(to question: ResolvedQuestion) -> Bool {
        plane == question.plane.slug && scenarios.contains(question.scenario.slug) && status == question.status
    }
}
