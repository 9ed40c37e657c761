/// An abscissa of a sweep, with what has to be looked at there.
struct SweepEvent {
    /// The abscissa.
    let x: Double
    /// The arc that ends, or the lower one of two that change places.
    let arc: Int32
    /// The upper one of two arcs that change places; `Arc.none` at an end.
    let partner: Int32

    /// Crossings come before ends.
    @inline(__always)
    static func < (left: SweepEvent, right: SweepEvent) -> Bool {
        if left.x != right.x { return left.x < right.x }
        if left.partner != right.partner { return left.partner > right.partner }
        return left.arc < right.arc
    }
}

/// A binary heap of events, the first one on top.
struct EventQueue {
    private var heap: [SweepEvent] = []

    /// The next event.
    var first: SweepEvent? { heap.first }

    mutating func insert(_ event: SweepEvent) {
        var hole = heap.count
        heap.append(event)
        while hole > 0 {
            let parent = (hole - 1) / 2
            if !(event < heap[parent]) { break }
            heap[hole] = heap[parent]
            hole = parent
        }
        heap[hole] = event
    }

    mutating func popFirst() -> SweepEvent? {
        guard let top = heap.first, let last = heap.popLast() else { return nil }
        if heap.isEmpty { return top }
        var hole = 0
        while true {
            var child = 2 * hole + 1
            if child >= heap.count { break }
            if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
            if !(heap[child] < last) { break }
            heap[hole] = heap[child]
            hole = child
        }
        heap[hole] = last
        return top
    }
}
