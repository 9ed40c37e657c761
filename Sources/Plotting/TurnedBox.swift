import Foundation

/// A box turned around its centre.
struct TurnedBox: Hashable, Sendable {
    var centre: Spot
    var width, height: Double
    /// Degrees, clockwise on the page.
    var turned = 0.0

    /// The direction of its width and of its height.
    var along: Spot { Spot(x: cos(turned * .pi / 180), y: sin(turned * .pi / 180)) }
    var across: Spot { Spot(x: -along.y, y: along.x) }

    /// Its corners in order.
    var corners: [Spot] {
        let (a, b) = (along * (width / 2), across * (height / 2))
        return [centre - a - b, centre + a - b, centre + a + b, centre - a + b]
    }

    /// Distance of its corners from its centre.
    var reach: Double { (width * width + height * height).squareRoot() / 2 }

    /// The same, larger on all sides.
    func grown(by margin: Double) -> TurnedBox {
        TurnedBox(centre: centre, width: width + 2 * margin, height: height + 2 * margin, turned: turned)
    }

    /// Tells whether two boxes have a point in common: no line along a side of either parts them.
    func overlaps(_ other: TurnedBox) -> Bool {
        !isParted(corners, other.corners, by: [along, across, other.along, other.across])
    }

    /// Tells whether a segment touches the box.
    func isCrossed(from a: Spot, to b: Spot) -> Bool {
        let d = b - a
        return !isParted(corners, [a, b], by: [along, across, Spot(x: -d.y, y: d.x)])
    }

    private func isParted(_ one: [Spot], _ other: [Spot], by directions: [Spot]) -> Bool {
        directions.contains { direction in
            let first = one.map { $0.x * direction.x + $0.y * direction.y }
            let second = other.map { $0.x * direction.x + $0.y * direction.y }
            guard let a0 = first.min(), let a1 = first.max(), let b0 = second.min(), let b1 = second.max() else {
                return true
            }
            return a1 < b0 || b1 < a0
        }
    }
}
