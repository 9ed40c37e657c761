import Foundation
import LimitModel
import Quantities

/// A positive function of mass given by points, straight between them in log-log, and unknown outside.
struct TabulatedCurve {
    private static let mass = NumberInput("mass", .energy, .positive)

    let points: [(mass: Double, value: Double)]
    /// The largest relative error that a point states.
    let error: Double?

    /// The group of a curve, whose points have a mass and a number.
    static func input(_ name: String, _ meaning: String, _ value: NumberInput) -> GroupInput {
        GroupInput(name, meaning, [point(value).part])
    }

    private static func point(_ value: NumberInput) -> GroupInput {
        GroupInput("point", count: 2...Int.max, [mass.part, value.part])
    }

    /// - Parameter curve: the group of the curve.
    init(_ curve: Inputs, _ value: NumberInput) throws(InputError) {
        var points: [(mass: Double, value: Double)] = []
        var errors: [Double] = []
        for point in curve.groups(Self.point(value)) {
            let mass = try point.value(Self.mass)
            let number = try point.number(value)
            if let last = points.last, last.mass >= mass {
                throw InputError(
                    field: "\(point.path)/mass", line: point.node.line, problem: "the masses do not rise",
                    remedy: "write the points by rising mass")
            }
            points.append((mass, number.value))
            if let error = number.relativeError { errors.append(error) }
        }
        self.points = points
        error = errors.max()
    }

    /// A curve from the points of a limit.
    init(_ curve: Curve) {
        points = curve.points.map { ($0.mass, $0.coupling) }
        error = nil
    }

    var masses: ClosedRange<Double> {
        (points.first?.mass ?? 0)...(points.last?.mass ?? 0)
    }

    /// The value at a mass; nil outside the points.
    func value(atMassGeV mass: Double) -> Double? {
        guard points.count > 1, masses.contains(mass) else { return nil }
        let next = points.firstIndex { $0.mass > mass } ?? points.count - 1
        let (left, right) = (points[next - 1], points[next])
        if mass == left.mass { return left.value }
        if mass == right.mass { return right.value }
        let share = log(mass / left.mass) / log(right.mass / left.mass)
        return left.value * pow(right.value / left.value, share)
    }
}
