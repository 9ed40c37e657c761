import Foundation

/// Turns a position along an axis of a drawing into a value.
struct AxisScale {
    private let origin: Double
    private let slope: Double
    private let base: Double
    let isLogarithmic: Bool
    let axis: ReadingAids.Axis

    /// nil when the two points do not fix a scale; the findings say why.
    init?(_ axis: ReadingAids.Axis, option: String, findings: inout Findings) {
        let (one, other) = (axis.first, axis.second)
        let remedy = "give two different positions and values, for example \(option) '100=1e-3,500=1,log'"
        guard !axis.isLogarithmic || one.value > 0 && other.value > 0 else {
            findings.fail(line: nil, field: option, "a logarithmic axis has no values at or below zero", remedy: remedy)
            return nil
        }
        let values = [one, other].map { axis.isLogarithmic ? log10($0.value) : $0.value }
        self.axis = axis
        isLogarithmic = axis.isLogarithmic
        origin = one.position
        base = values[0]
        slope = (values[1] - values[0]) / (other.position - one.position)
        guard slope.isFinite, slope != 0, base.isFinite else {
            findings.fail(line: nil, field: option, "the two points do not fix a scale", remedy: remedy)
            return nil
        }
    }

    /// log10 of the value at a position; not finite where the axis has no positive value.
    func logarithm(at position: Double) -> Double {
        let linear = base + slope * (position - origin)
        return isLogarithmic ? linear : log10(linear)
    }

    /// The value at a position.
    func value(at position: Double) -> Double {
        let linear = base + slope * (position - origin)
        return isLogarithmic ? pow(10, linear) : linear
    }

    /// The calibration in words.
    var description: String {
        let marks = [axis.first, axis.second].map { "\($0.position) = \($0.value)" }.joined(separator: ", ")
        return "\(isLogarithmic ? "logarithmic" : "linear"), \(marks)"
    }
}
