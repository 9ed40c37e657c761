import Foundation
import JSON
import LimitModel
import Quantities

/// The calibration that turns pixels of a digitised picture into values: four calibrated points, two on each axis.
struct PlotCalibration {
    /// A calibrated point: its pixel, and the value on one axis as written.
    struct Mark {
        let x, y: Double
        let text: String
        let value: Double
    }

    let first, second, third, fourth: Mark
    let isLogX, isLogY: Bool
    /// The matrix from pixels to (x, y), logarithmic where the axis is, and what is added.
    private let matrix: (xx: Double, xy: Double, yx: Double, yy: Double)
    private let shift: (x: Double, y: Double)

    /// - Parameters:
    ///   - points: objects with `px`, `py` and `dx` or `dy`; the first two lie on the x axis, the others on the y axis.
    ///   - noRotation: whether the axes are taken as parallel to the picture's edges.
    init?(points: [JSON], isLogX: Bool, isLogY: Bool, noRotation: Bool, place: String, findings: inout Findings) {
        guard points.count >= 4 else {
            findings.fail(
                line: nil, field: place, "it has \(points.count) calibration points; four are needed",
                remedy: "calibrate the axes in WebPlotDigitizer and save the project again")
            return nil
        }
        var marks: [Mark] = []
        for (index, member) in ["dx", "dx", "dy", "dy"].enumerated() {
            let point = points[index]
            let field = "\(place) calibration point \(index + 1)"
            guard let x = point["px"]?.spelledNumber, let y = point["py"]?.spelledNumber else {
                findings.fail(
                    line: nil, field: field, "it has no pixel", remedy: "calibrate the axes again and save the project")
                return nil
            }
            guard let mark = Self.mark(point[member], x: x, y: y, field: field, findings: &findings) else { return nil }
            let isLog = index < 2 ? isLogX : isLogY
            guard !isLog || mark.value > 0 else {
                findings.fail(
                    line: nil, field: field, "\(mark.text) lies on a logarithmic axis",
                    remedy: "calibrate the axis with positive values")
                return nil
            }
            marks.append(mark)
        }
        (first, second, third, fourth) = (marks[0], marks[1], marks[2], marks[3])
        self.isLogX = isLogX
        self.isLogY = isLogY
        let x = [marks[0], marks[1]].map { isLogX ? log10($0.value) : $0.value }
        let y = [marks[2], marks[3]].map { isLogY ? log10($0.value) : $0.value }
        let (xAxis, yAxis) = (
            (marks[1].x - marks[0].x, marks[1].y - marks[0].y), (marks[3].x - marks[2].x, marks[3].y - marks[2].y)
        )
        let determinant = xAxis.0 * yAxis.1 - xAxis.1 * yAxis.0
        let (dx, dy) = (x[1] - x[0], y[1] - y[0])
        matrix = Self.matrix(dx, dy, xAxis, yAxis, determinant, noRotation: noRotation)
        shift = (
            x[0] - matrix.xx * marks[0].x - matrix.xy * marks[0].y,
            y[0] - matrix.yx * marks[2].x - matrix.yy * marks[2].y
        )
        let isUsable = [matrix.xx, matrix.xy, matrix.yx, matrix.yy, shift.x, shift.y].allSatisfy(\.isFinite)
        guard isUsable, determinant != 0, dx != 0, dy != 0 else {
            findings.fail(
                line: nil, field: place, "its calibration points do not span a plane",
                remedy: "calibrate the axes with two different points on each, and save the project again")
            return nil
        }
    }

    private static func matrix(
        _ dx: Double, _ dy: Double, _ xAxis: (Double, Double), _ yAxis: (Double, Double), _ determinant: Double,
        noRotation: Bool
    ) -> (xx: Double, xy: Double, yx: Double, yy: Double) {
        let full = (
            xx: dx * yAxis.1 / determinant, xy: -dx * yAxis.0 / determinant, yx: -dy * xAxis.1 / determinant,
            yy: dy * xAxis.0 / determinant
        )
        guard noRotation else { return full }
        return abs(full.xx * full.yy) > abs(full.xy * full.yx)
            ? (dx / xAxis.0, 0, 0, dy / yAxis.1) : (0, dx / xAxis.1, dy / yAxis.0, 0)
    }

    /// The value of a calibrated point: a number, or a text such as `1e-3` or `10^-3`.
    private static func mark(_ tree: JSON?, x: Double, y: Double, field: String, findings: inout Findings) -> Mark? {
        let remedy = "calibrate the axis with numbers such as 0.001 or 1e-3"
        switch tree {
        case .number(let value, let text): return Mark(x: x, y: y, text: text, value: value)
        case .text(let written):
            let text = written.collapsed
            let number = text.hasPrefix("10^") ? "1e" + text.dropFirst(3).filter { !"{}()".contains($0) } : text
            if let value = try? DecimalText(number).double() { return Mark(x: x, y: y, text: text, value: value) }
            let isDate = text.contains("/") || text.contains(":")
            findings.fail(
                line: nil, field: field, isDate ? "'\(text)' is a date" : "'\(text)' is not a number", remedy: remedy)
            return nil
        default:
            findings.fail(line: nil, field: field, "it has no value", remedy: remedy)
            return nil
        }
    }

    /// The values at a pixel.
    func values(x: Double, y: Double) -> (x: Double, y: Double) {
        let u = matrix.xx * x + matrix.xy * y + shift.x
        let v = matrix.yx * x + matrix.yy * y + shift.y
        return (isLogX ? pow(10, u) : u, isLogY ? pow(10, v) : v)
    }

    /// The largest change of an axis over one pixel: in dex when it is logarithmic, else in its own unit.
    private var pixel: (x: Double, y: Double) {
        (max(abs(matrix.xx), abs(matrix.xy)), max(abs(matrix.yx), abs(matrix.yy)))
    }

    /// The distance that a value may lie from the one of its pixel: one in 10⁶ on a logarithmic axis, a thousandth of a pixel else.
    func agrees(_ value: Double, _ other: Double, isX: Bool) -> Bool {
        if isX ? isLogX : isLogY {
            guard value > 0, other > 0 else { return value == other }
            return abs(log10(value / other)) <= max(1e-6, 1e-3 * (isX ? pixel.x : pixel.y))
        }
        return abs(value - other) <= max(1e-3 * (isX ? pixel.x : pixel.y), 1e-9 * abs(other))
    }

    /// The size of a pixel on the coupling axis, for whoever states the error of reading; nil when the axis is linear.
    var pixelHint: String? { isLogY ? "one pixel is \(pixel.y.printed(digits: 2)) dex in y" : nil }

    /// The points, scales and the size of a pixel, in words.
    var description: String {
        func axis(_ name: String, _ one: Mark, _ other: Mark, isLog: Bool, pixel: Double) -> String {
            let marks = [one, other].map { "\($0.text) at pixel (\($0.x.printed()), \($0.y.printed()))" }
            let size = isLog ? "\(pixel.printed(digits: 2)) dex" : pixel.printed(digits: 2)
            return "\(name) \(isLog ? "logarithmic" : "linear"): \(marks.joined(separator: ", ")), one pixel is \(size)"
        }
        return axis("x", first, second, isLog: isLogX, pixel: pixel.x) + "; "
            + axis("y", third, fourth, isLog: isLogY, pixel: pixel.y)
    }
}

extension JSON {
    /// The number, or the number that a text spells.
    var spelledNumber: Double? {
        switch self {
        case .number(let value, _): value
        case .text(let text): (try? DecimalText(text.collapsed))?.finite
        default: nil
        }
    }
}

extension DecimalText {
    /// The double; nil when it does not fit.
    var finite: Double? { try? double() }
}
