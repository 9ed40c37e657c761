/// The arcs that come and go at one abscissa; the lists are kept from one to the next to save allocations.
struct ChangeLists {
    /// The arcs that end, and those that start.
    var ended: [Int32] = []
    var starting: [Int32] = []
    /// The places of those that end, rising.
    var places: [Int] = []
    /// Tells whether an arc that starts has taken the place of one that ends.
    var isTaken: [Bool] = []
    /// The places left empty, and the arcs that start elsewhere.
    var gone: [Int] = []
    var rest: [Int32] = []

    mutating func prepare() {
        places.removeAll(keepingCapacity: true)
        isTaken.removeAll(keepingCapacity: true)
        for _ in starting { isTaken.append(false) }
        gone.removeAll(keepingCapacity: true)
        rest.removeAll(keepingCapacity: true)
    }
}

/// Arcs that come and go at one abscissa.
extension ArcSweep {
    /// Takes out the arcs that ended and puts in those that start.
    ///
    /// An arc that goes on where another one ended takes its place. Otherwise the order is built anew, which costs as
    /// much as there are arcs on the sweep line; that happens at the tips and the vertical sides of a union only.
    mutating func change(_ lists: inout ChangeLists, at x: Double) {
        if goOn(ended: lists.ended, starting: lists.starting, at: x) { return }
        lists.prepare()
        lists.starting.sort { isBelow(entry($0, at: x), entry($1, at: x), at: x) }
        for id in lists.ended {
            if let place = position(of: id, at: x) { lists.places.append(place) }
        }
        lists.places.sort()
        for place in lists.places {
            if let successor = successor(of: place, in: lists, at: x) {
                lists.isTaken[successor] = true
                replace(place, with: lists.starting[successor], at: x)
            } else {
                flush(place, at: x)
                lists.gone.append(place)
            }
        }
        for (index, id) in lists.starting.enumerated() where !lists.isTaken[index] { lists.rest.append(id) }
        if lists.gone.isEmpty, lists.rest.isEmpty {
            for place in lists.places { settle(around: place, at: x) }
            return
        }
        let (low, high) = rebuild(without: lists.gone, with: lists.rest, at: x)
        // Places taken over keep their arcs in order, but their numbers have changed.
        var (from, through) = (low, high)
        if let first = lists.places.first, let last = lists.places.last {
            (from, through) = (min(from, first - 1), max(through, last + lists.rest.count + 1))
        }
        if !status.isEmpty { settle(from: max(from, 0), through: min(through, status.count - 1), at: x) }
    }

    /// The common case: each of a few arcs that end is followed by exactly one that starts. Does nothing otherwise.
    private mutating func goOn(ended: [Int32], starting: [Int32], at x: Double) -> Bool {
        guard ended.count == starting.count, ended.count <= 4 else { return false }
        successions.removeAll(keepingCapacity: true)
        for id in ended {
            guard let place = position(of: id, at: x) else { return false }
            let old = status[place]
            let y = edges[Int(old.arc.edge)].height(at: x)
            var found = Arc.none
            for new in starting where (new >= firstCount) == old.isSecondUnion {
                guard Nearness.isNothing(height(new, at: x) - y, near: y) else { continue }
                if found != Arc.none || arcs[Int(new)].isUpper != old.arc.isUpper { return false }
                found = new
            }
            if found == Arc.none || successions.contains(where: { $0.arc == found }) { return false }
            successions.append((place, found))
        }
        for (place, arc) in successions { replace(place, with: arc, at: x) }
        for (place, _) in successions { settle(around: place, at: x) }
        return true
    }

    private mutating func settle(around place: Int, at x: Double) {
        settle(from: max(place - 1, 0), through: min(place + 1, status.count - 1), at: x)
    }

    private func entry(_ id: Int32, at x: Double) -> SweepEntry {
        SweepEntry(id: id, arc: arcs[Int(id)], isSecondUnion: id >= firstCount, isCovered: true, start: x)
    }

    private func height(_ id: Int32, at x: Double) -> Double { edges[Int(arcs[Int(id)].edge)].height(at: x) }

    /// Tells whether an arc that starts goes on where one ends.
    private func continues(_ id: Int32, _ old: SweepEntry, at x: Double) -> Bool {
        let arc = arcs[Int(id)]
        guard arc.isUpper == old.arc.isUpper, (id >= firstCount) == old.isSecondUnion else { return false }
        let y = edges[Int(old.arc.edge)].height(at: x)
        return Nearness.isNothing(height(id, at: x) - y, near: y)
    }

    /// The only one of those that start, sorted by height, that goes on where the arc at `place` ends.
    private func successor(of place: Int, in lists: ChangeLists, at x: Double) -> Int? {
        let newcomers = lists.starting
        let old = status[place]
        let y = edges[Int(old.arc.edge)].height(at: x)
        var (low, high) = (0, newcomers.count)
        while low < high {
            let middle = (low + high) / 2
            let d = height(newcomers[middle], at: x) - y
            if d < 0, !Nearness.isNothing(d, near: y) { low = middle + 1 } else { high = middle }
        }
        var found: Int?
        while low < newcomers.count, Nearness.isNothing(height(newcomers[low], at: x) - y, near: y) {
            if (newcomers[low] >= firstCount) == old.isSecondUnion {
                // Several curves that meet in a point are sorted anew.
                if found != nil || lists.isTaken[low] || !continues(newcomers[low], old, at: x) { return nil }
                found = low
            }
            low += 1
        }
        return found
    }

    private mutating func replace(_ place: Int, with id: Int32, at x: Double) {
        flush(place, at: x)
        status[place].id = id
        status[place].arc = arcs[Int(id)]
        status[place].checkedNeighbour = Arc.none
        queue.insert(SweepEvent(x: arcs[Int(id)].x1, arc: id, partner: Arc.none))
    }

    /// Takes arcs out and puts others in; returns the range of places that have other neighbours than before.
    private mutating func rebuild(without gone: [Int], with rest: [Int32], at x: Double) -> (Int, Int) {
        var (low, high) = (Int.max, 0)
        if let first = gone.first, let last = gone.last {
            (low, high) = (first - 1, last - gone.count + 1)
            remove(gone)
        }
        // Few arcs are moved in one by one, many in one pass.
        let isPass = rest.count > Self.fewArcs
        var merged: [SweepEntry] = []
        if isPass { merged.reserveCapacity(status.count + rest.count) }
        var taken = 0
        for id in rest {
            let new = entry(id, at: x)
            let place = max(insertionPlace(of: new, at: x), taken)
            if isPass {
                merged += status[taken..<place]
                merged.append(new)
                taken = place
            } else {
                status.insert(new, at: place)
                taken = place + 1
            }
            let newPlace = isPass ? merged.count - 1 : place
            low = min(low, newPlace - 1)
            high = max(high, newPlace + 1)
            queue.insert(SweepEvent(x: new.arc.x1, arc: id, partner: Arc.none))
        }
        if isPass {
            merged += status[taken...]
            status = merged
        }
        return (low, high + rest.count)
    }

    /// Number of arcs that are moved in or out one by one.
    private static var fewArcs: Int { 8 }

    /// Takes out the arcs at these places, which rise.
    private mutating func remove(_ gone: [Int]) {
        if gone.count <= Self.fewArcs {
            for place in gone.reversed() { status.remove(at: place) }
            return
        }
        var next = 0
        var kept = 0
        for place in status.indices {
            if next < gone.count, gone[next] == place {
                next += 1
            } else {
                status[kept] = status[place]
                kept += 1
            }
        }
        status.removeLast(status.count - kept)
    }

    // MARK: Order

    /// The place of an arc on the sweep line.
    func position(of id: Int32, at x: Double) -> Int? {
        if status.count <= 16 { return status.firstIndex { $0.id == id } }
        var above = firstPlace(notBelow: height(id, at: x), at: x)
        var below = above - 1
        while below >= 0 || above < status.count {
            if above < status.count {
                if status[above].id == id { return above }
                above += 1
            }
            if below >= 0 {
                if status[below].id == id { return below }
                below -= 1
            }
        }
        return nil
    }

    /// The first place whose arc is not clearly below `y`.
    private func firstPlace(notBelow y: Double, at x: Double) -> Int {
        var (low, high) = (0, status.count)
        while low < high {
            let middle = (low + high) / 2
            let d = edges[Int(status[middle].arc.edge)].height(at: x) - y
            if d < 0, !Nearness.isNothing(d, near: y) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Place of a new arc: right above the last arc of its own union that is below it, and above those of the
    /// other union that follow and are below it too.
    private func insertionPlace(of new: SweepEntry, at x: Double) -> Int {
        let y = edges[Int(new.arc.edge)].height(at: x)
        var place = firstPlace(notBelow: y, at: x)
        var next = place
        while next < status.count {
            let other = status[next]
            if !Nearness.isNothing(edges[Int(other.arc.edge)].height(at: x) - y, near: y) { break }
            next += 1
            if isBelow(other, new, at: x) {
                if other.isSecondUnion == new.isSecondUnion || next == place + 1 { place = next }
            }
        }
        return place
    }

    /// Tells whether `p` lies below `q` right of `x`.
    private func isBelow(_ p: SweepEntry, _ q: SweepEntry, at x: Double) -> Bool {
        let (below, above) = (edges[Int(p.arc.edge)], edges[Int(q.arc.edge)])
        let y0 = below.height(at: x)
        let d0 = above.height(at: x) - y0
        if !Nearness.isNothing(d0, near: y0) { return d0 > 0 }
        let x1 = min(p.arc.x1, q.arc.x1)
        let y1 = below.height(at: x1)
        let d1 = above.height(at: x1) - y1
        if p.isSecondUnion != q.isSecondUnion, Nearness.isNothing(d1, near: y1) { return isInOrder(p, q) }
        return d0 + d1 == 0 ? !p.arc.isUpper && q.arc.isUpper : d0 + d1 > 0
    }
}
