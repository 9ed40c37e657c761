import Regions
import Archive
import Synchronization

/// What the members of an ensemble exclude, read when it is needed: at a few masses by seeking the strips there, else
/// the whole regions, once. Revisions never change, so that a later moment reads the same.
final class Geometry: Sendable {
    /// From how many masses on whole regions are read: a seek costs about as much as reading ten strips of a hundred.
    private static let seekLimit = 8

    private let revisions: [RevisionID]
    private let archive: LimenArchive
    private let loaded = Mutex<[Region]?>(nil)

    init(of revisions: [RevisionID], in archive: LimenArchive) {
        self.revisions = revisions
        self.archive = archive
    }

    /// The excluded region of each member.
    func regions() throws -> [Region] {
        try loaded.withLock { loaded in
            if let loaded { return loaded }
            let regions = try archive.read { try $0.regions(of: revisions) }
            loaded = regions
            return regions
        }
    }

    /// The range of x = log10(mass) of each member; nil for one that excludes nothing.
    func xRanges() throws -> [ClosedRange<Double>?] {
        if let regions = loaded.withLock(\.self) { return regions.map(\.xRange) }
        return try archive.read { reader in try revisions.map(reader.xRange) }
    }

    /// What one member excludes at an end of its range.
    func intervals(ofMember index: Int, atX x: Double) throws -> [Interval] {
        if let regions = loaded.withLock(\.self) { return regions[index].intervals(at: x) }
        return try archive.read { try $0.intervals(of: revisions[index], atX: x) } ?? []
    }

    /// For each mass in the plane's unit, what each member excludes there; nil where it does not reach.
    func intervals(atMasses masses: [Double]) throws -> [[[Interval]?]] {
        let places = masses.map(Scale.log)
        if masses.count > Self.seekLimit || loaded.withLock({ $0 != nil }) {
            let regions = try regions()
            return places.map { x in
                regions.map { region in region.xRange?.contains(x) == true ? region.intervals(at: x) : nil }
            }
        }
        return try archive.read { reader in
            try places.map { x in try revisions.map { try reader.intervals(of: $0, atX: x) } }
        }
    }
}
