import LimitModel
import Archive

/// Limits beside each other and beside what the archive holds, while files come in or for the archive as a whole.
struct Comparison {
    /// An import compares with the limits of the archive when it has no more than this; `limen lint` always does.
    static let mostAtImport = 5000

    private var index = LimitIndex()
    /// Reads the archive's limits once, when they are needed first.
    private var archive: LimenArchive?
    private var overlaps: Set<[Slug]> = []

    /// Compares what comes in with an archive as it is now.
    init(with archive: LimenArchive) throws {
        self.archive = archive
    }

    private init() {}

    /// The limits of an archive that count: the superseded and the retracted are left out.
    /// - Parameter visit: sees every limit, with its plane.
    init(reading reader: ArchiveReader, _ visit: (Limit, Plane?) throws -> Void = { _, _ in }) throws {
        let planes = try reader.planes()
        let standing = try reader.standing()
        var isOut: [Slug: Bool] = [:]
        for recorded in standing.events {
            switch recorded.event.kind {
            case .superseded, .retracted: isOut[recorded.event.limit] = true
            case .reinstated: isOut[recorded.event.limit] = false
            case .overlap: overlaps.insert([recorded.event.limit, recorded.event.other].compactMap(\.self).sorted())
            case .preferred: break
            }
        }
        for head in try reader.heads(.limit) {
            let limit = try reader.limit(head)
            let plane = planes.first { $0.slug == limit.plane }
            if isOut[limit.slug] != true { index.insert(limit, plane: plane) }
            try visit(limit, plane)
        }
    }

    /// What looks wrong with limits that come in, by themselves and beside those before them.
    mutating func findings(in limits: [Limit], planes: [Plane]) throws -> [LintFinding] {
        guard !limits.isEmpty else { return [] }
        if let archive {
            self = try archive.read { reader in
                try reader.count(of: .limit) <= Self.mostAtImport ? try Comparison(reading: reader) : Comparison()
            }
        }
        let own = Set(limits.map(\.slug))
        var found: [LintFinding] = []
        for limit in limits {
            let plane = planes.first { $0.slug == limit.plane }
            index.insert(limit, plane: plane)
            found += limit.lintFindings(in: plane)
        }
        // Two limits of one file are compared once.
        for slug in own.sorted() { found += findings(about: slug) { !own.contains($0) || $0 < slug } }
        return found
    }

    /// What looks wrong with one limit beside the others.
    func findings(about slug: Slug, among others: (Slug) -> Bool = { _ in true }) -> [LintFinding] {
        index.findings(about: slug) { others($0) && !overlaps.contains([slug, $0].sorted()) }
    }

    /// Scenarios in which confidence levels are mixed.
    var mixedLevels: [LintFinding] { index.mixedLevels() }
}
