import LimitModel

/// Two edges on the masses of both, as a table needs them; what is put in between is marked.
struct EdgeGrid {
    private(set) var masses: [Double] = []
    /// The couplings of each edge.
    private(set) var couplings: [[Double]]
    /// Rows, counted from 1, at which an edge has no point of its own.
    private(set) var inserted: [[Int]]
    /// Rows, counted from 1, whose mass was moved up by one unit in the last place.
    private(set) var jumps: [Int] = []

    /// - Parameter edges: one, or two that begin and end at the same masses; none empty.
    init(_ edges: [Curve]) {
        couplings = edges.map { _ in [] }
        inserted = edges.map { _ in [] }
        let corners = edges.map(\.corners)
        let places = corners.map { Dictionary(grouping: $0, by: \.mass) }
        for mass in Set(places.flatMap(\.keys)).sorted() {
            let own = places.map { $0[mass] ?? [] }
            for step in 0..<max(1, own.map(\.count).max() ?? 1) {
                masses.append(step == 0 ? mass : (masses.last ?? mass).nextUp)
                if step > 0 { jumps.append(masses.count) }
                for index in edges.indices {
                    let here = own[index].indices.contains(step) ? own[index][step] : nil
                    if here?.isPoint != true { inserted[index].append(masses.count) }
                    let coupling = here?.coupling ?? own[index].last?.coupling ?? edges[index].coupling(at: mass)
                    couplings[index].append(coupling ?? .nan)
                }
            }
        }
    }
}
