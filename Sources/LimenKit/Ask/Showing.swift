import Formats
import LimitModel
import Regions
import Archive

/// A limit as the archive holds it, with what it excludes at the masses asked for.
public struct LimitRecord: Sendable {
    /// What one limit excludes at one mass.
    public struct Answer: Sendable {
        /// The mass in the plane's unit.
        public let mass: Double
        /// The excluded intervals, upwards; nil as upper end means without end.
        public let excluded: [(from: Double, to: Double?, fromKind: EdgeKind, toKind: EdgeKind)]
        /// Cautions of the points around this mass.
        public let flags: [String]
        /// Whether the limit reaches this mass.
        public let isReached: Bool
    }

    /// The limit, with the points of its curves.
    public let limit: Limit
    /// The plane it lives in.
    public let plane: Plane
    public let revision: Int
    public let hash: String
    public let recordedAt: String
    /// The archive's state hash.
    public let archiveHash: String
    /// The release it was read at; nil for the present.
    public let release: String?
    /// What was decided about it, in words.
    public let standing: [String]
    /// One answer per mass asked for.
    public let answers: [Answer]
    /// What the limit excludes, in logarithms of the plane's units.
    public let region: Region

    /// The unit of couplings.
    public var couplingUnit: String { plane.coupling.dimension.canonicalUnit }

    /// The limit as writers of formats take it.
    package var exported: ExportedLimit {
        ExportedLimit(limit: limit, plane: plane, revision: revision, hash: hash, recordedAt: recordedAt)
    }
}

extension LimenArchive {
    /// One limit, or a revision of it as `LIMIT@NUMBER`.
    /// - Throws: `LimenError` of kind `noInput` with a suggestion when there is no such limit or revision.
    /// - Parameter masses: where to say what it excludes, in GeV.
    public func show(_ name: String, masses: [Double] = []) throws -> LimitRecord {
        let masses = try masses.map(Self.check)
        return try read { reader in
            let stored = try Self.revision(name, reader)
            let slug = stored.slug
            let limit = try reader.limit(stored)
            guard let plane = try reader.head(.plane, limit.plane)?.plane() else {
                throw LimenError(.badData, "plane \(limit.plane) of \(slug) is missing from the archive")
            }
            let region = try reader.region(of: stored.id)
            let events = try reader.standing().events.filter { $0.event.limit == slug }
            return LimitRecord(
                limit: limit, plane: plane, revision: stored.number, hash: stored.hash, recordedAt: stored.recordedAt,
                archiveHash: try reader.stateHash(), release: release,
                standing: events.map { "\($0.event.kind.rawValue): \($0.event.reason)" },
                answers: masses.map { Self.answer(limit, region, atMass: $0) }, region: region)
        }
    }

    /// The newest revision of a limit, or the one `LIMIT@NUMBER` names.
    /// - Throws: `LimenError` of kind `noInput` with a suggestion when there is no such limit or revision.
    static func revision(_ name: String, _ reader: ArchiveReader) throws -> StoredRevision {
        let parts = name.split(separator: "@", maxSplits: 1).map(String.init)
        let number = parts.count == 2 ? Int(parts[1]) : nil
        guard parts.count == 1 || (number ?? 0) > 0 else {
            throw LimenError(.usage, "'\(name)': write LIMIT or LIMIT@NUMBER, such as sn1987a@1")
        }
        guard let slug = try? Slug(parts.first ?? ""), let head = try reader.head(.limit, slug) else {
            let known = try reader.heads(.limit).map(\.slug.text)
            throw LimenError(.noInput, Suggestion.unknown("limit", parts.first ?? "", among: known))
        }
        guard let number else { return head }
        guard let revision = try reader.revision(.limit, slug, number: number) else {
            throw LimenError(.noInput, "\(slug) has revisions 1 to \(head.number), not \(number)")
        }
        return revision
    }

    private static func answer(_ limit: Limit, _ region: Region, atMass mass: Double) -> LimitRecord.Answer {
        let x = Scale.log(mass)
        guard let range = region.xRange, range.contains(x) else {
            return LimitRecord.Answer(mass: mass, excluded: [], flags: [], isReached: false)
        }
        let excluded = region.intervals(at: x).map { interval in
            (
                from: Scale.value(interval.from), to: interval.to == .infinity ? nil : Scale.value(interval.to),
                fromKind: interval.fromKind, toKind: interval.toKind
            )
        }
        let flags = limit.curves.first.map { $0.flags(atMass: mass) } ?? []
        return LimitRecord.Answer(mass: mass, excluded: excluded, flags: flags.names, isReached: true)
    }
}

extension Curve {
    /// The cautions that both neighbours of a mass carry.
    func flags(atMass mass: Double) -> Flags {
        for (left, right) in zip(points, points.dropFirst()) where left.mass <= mass && mass <= right.mass {
            return mass == right.mass ? right.flags : left.flags.intersection(right.flags)
        }
        return []
    }
}
