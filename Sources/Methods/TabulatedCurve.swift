import Foundation
import LimitModel
import Quantities

/// A positive function of mass given by points, straight between them in log-log, and unknown outside.
struct TabulatedCurve {
    let points: [(mass: Double, value: Double)]
    /// The largest relative error that a point states.
    let error: Double?

    /// Reads groups `point` with `mass` and a number.
    init(
        _ inputs: Inputs, value name: String, where isValid: (Double) -> Bool, _ demand: String
    ) throws(InputError) {
        var points: [(mass: Double, value: Double)] = []
        var errors: [Double] = []
        for node in inputs.node.children where node.name == "point" {
            let point = Inputs(node, path: "\(inputs.path)/point")
            let mass = try point.number("mass", .energy, where: { $0 > 0 }, "positive").value
            let number = try point.number(name, .dimensionless, where: isValid, demand)
            if let last = points.last, last.mass >= mass {
                throw InputError(
                    field: "\(point.path)/mass", line: node.line, problem: "the masses do not rise",
                    remedy: "write the points by rising mass")
            }
            points.append((mass, number.value))
            if let error = number.relativeError { errors.append(error) }
        }
        guard points.count > 1 else {
            throw InputError(
                field: "\(inputs.path)/point", line: inputs.node.line, problem: "a curve needs two points or more",
                remedy: "add <point>s, or give one number instead of a curve")
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
        guard masses.contains(mass) else { return nil }
        let next = points.firstIndex { $0.mass > mass } ?? points.count - 1
        let (left, right) = (points[next - 1], points[next])
        if mass == left.mass { return left.value }
        if mass == right.mass { return right.value }
        let share = log(mass / left.mass) / log(right.mass / left.mass)
        return left.value * pow(right.value / left.value, share)
    }
}
