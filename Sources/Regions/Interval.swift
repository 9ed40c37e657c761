/// A closed stretch of y = log10(coupling) at one mass.
public struct Interval: Sendable, Hashable {
    /// The lower end.
    public var from: Double
    /// The upper end; `.infinity` when open.
    public var to: Double
    /// Kind of the lower end.
    public var fromKind: EdgeKind
    /// Kind of the upper end; `.open` when there is none.
    public var toKind: EdgeKind

    /// A stretch from its ends.
    public init(from: Double, to: Double, fromKind: EdgeKind, toKind: EdgeKind) {
        self.from = from
        self.to = to
        self.fromKind = fromKind
        self.toKind = toKind
    }
}

/// A stretch of y that several owners cover together.
public struct UnitedInterval: Sendable, Hashable {
    /// The stretch.
    public var interval: Interval
    /// All who take part in it, ascending.
    public var owners: [Int]
    /// Owner of the lower end.
    public var fromOwner: Int
    /// Owner of the upper end.
    public var toOwner: Int

    /// A united stretch from its parts.
    public init(interval: Interval, owners: [Int], fromOwner: Int, toOwner: Int) {
        self.interval = interval
        self.owners = owners
        self.fromOwner = fromOwner
        self.toOwner = toOwner
    }
}

/// The union of stretches, sorted by their lower ends; stretches that touch become one.
///
/// Where ends are equal, the lower owner index gives them. O(n log n).
public func unite(_ parts: [(owner: Int, interval: Interval)]) -> [UnitedInterval] {
    let sorted = parts.enumerated().sorted { left, right in
        let (a, b) = (left.element, right.element)
        if a.interval.from != b.interval.from { return a.interval.from < b.interval.from }
        if a.owner != b.owner { return a.owner < b.owner }
        return left.offset < right.offset
    }
    var united: [UnitedInterval] = []
    for (_, part) in sorted {
        let interval = part.interval
        guard var last = united.popLast() else {
            united.append(alone(part.owner, interval))
            continue
        }
        guard interval.from <= last.interval.to else {
            united.append(last)
            united.append(alone(part.owner, interval))
            continue
        }
        let higher = interval.to > last.interval.to
        if higher || (interval.to == last.interval.to && part.owner < last.toOwner) {
            last.interval.to = interval.to
            last.interval.toKind = interval.toKind
            last.toOwner = part.owner
        }
        last.owners.append(part.owner)
        united.append(last)
    }
    for index in united.indices where united[index].owners.count > 1 {
        var owners = united[index].owners
        owners.sort()
        united[index].owners = owners.reduce(into: []) { kept, owner in
            if kept.last != owner { kept.append(owner) }
        }
    }
    return united
}

private func alone(_ owner: Int, _ interval: Interval) -> UnitedInterval {
    UnitedInterval(interval: interval, owners: [owner], fromOwner: owner, toOwner: owner)
}
