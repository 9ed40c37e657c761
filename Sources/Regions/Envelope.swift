/// The boundary of the union of regions: which of them gives each part of it, and which would come next.
///
/// The boundary is computed from the edges of the strips, never on a grid. Crossings are solved in closed form; edges
/// that stay within 1e-12 of each other (relative above height 1) are taken as one, reported as an overlap, and given
/// to the lower region index. Regions that touch along an edge are united. Open tops give no piece. What happens within
/// 32 units in the last place of x counts as simultaneous, so that a reported corner can lie that far from the exact
/// one, seen through the slope of the edges.
///
/// Strips that lie above two limits without upper edge are left out first, in O(n); of many limits few strips remain.
/// Regions far from each other are separated; the rest is divided and conquered, sweeping over pairs of unions of which
/// only the boundary is kept, so that what is covered is not looked at again. O(n + (m + output) log² m) for n strips of
/// which m remain, as long as few of them lie above each other; stacks cost more where they begin and end.
public struct Envelope: Sendable {
    /// The boundary, sorted by loop and by the order along it.
    public let pieces: [Piece]

    /// The boundary of the union; owners are indices of this array.
    public init(of regions: [Region]) { self.init(ofAll: CoveredStrips.removed(from: regions)) }

    /// The same, looking at all strips.
    init(ofAll regions: [Region]) {
        var parts: [RegionPart] = []
        for (owner, region) in regions.enumerated() { parts += RegionPart.parts(of: region, owner: owner) }
        var loops: [[Piece]] = []
        for cluster in PartClusters.clusters(of: parts) {
            let union = ClusterUnion(parts: cluster.map { parts[$0] }, regions: regions)
            loops += BoundaryTrace.loops(union.arcs, edges: union.edges)
        }
        pieces = Envelope.numbered(loops)
    }

    /// The pieces of all loops, the loops numbered by their leftmost, then lowest point.
    private static func numbered(_ loops: consuming [[Piece]]) -> [Piece] {
        let corners = loops.map { loop in
            loop.reduce((Double.infinity, Double.infinity)) { ($1.x0, $1.y0) < $0 ? ($1.x0, $1.y0) : $0 }
        }
        let order = loops.indices.sorted { (corners[$0].0, corners[$0].1, $0) < (corners[$1].0, corners[$1].1, $1) }
        var pieces: [Piece] = []
        pieces.reserveCapacity(loops.reduce(0) { $0 + $1.count })
        for (number, index) in order.enumerated() {
            for var piece in loops[index] {
                piece.loop = number
                pieces.append(piece)
            }
            // There can be millions: the memory is needed for the result.
            loops[index] = []
        }
        return pieces
    }
}
