import Regions

/// A range of couplings at one mass that nothing excludes, in y = log10 of the plane's unit.
package struct Window: Sendable, Hashable {
    /// Its ends.
    package let from, to: Double
    /// The member whose excluded interval ends below, nil at the bottom of the plane.
    package let fromOwner: Int?
    /// The member whose excluded interval begins above, nil at the top of the plane.
    package let toOwner: Int?

    /// The windows left open between bottom and top of the plane by excluded intervals of any layers.
    package static func open(
        from bottom: Double, to top: Double, excluded: [(owner: Int, interval: Interval)]
    ) -> [Window] {
        var windows: [Window] = []
        var level = bottom
        var below: Int?
        for united in unite(excluded) {
            let interval = united.interval
            if interval.from > level, level < top {
                let isInside = interval.from < top
                windows.append(
                    Window(
                        from: level, to: isInside ? interval.from : top, fromOwner: below,
                        toOwner: isInside ? united.fromOwner : nil))
            }
            if interval.to > level {
                level = interval.to
                below = united.toOwner
            }
        }
        if level < top { windows.append(Window(from: level, to: top, fromOwner: below, toOwner: nil)) }
        return windows
    }

    /// The share of the window's width in dex that the intervals cover: 1 closes it.
    package func shareCovered(by intervals: [Interval]) -> Double {
        let parts = intervals.map { (owner: 0, interval: $0) }
        let covered = unite(parts).reduce(0.0) { sum, united in
            sum + max(0, min(to, united.interval.to) - max(from, united.interval.from))
        }
        return covered / (to - from)
    }
}
