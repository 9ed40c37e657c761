import Foundation
import LimenKit

/// An axis: logarithms, or plain values, on one side, points of the page on the other.
struct Axis: Hashable, Sendable {
    /// The logarithms, or values, at the ends.
    var from, to: Double
    /// The ends on the page.
    var pageFrom, pageTo: Double
    /// Tells whether the values themselves are drawn.
    var isLinear = false

    /// Place of a logarithm on the page.
    func place(_ logarithm: Double) -> Double {
        pageFrom + (logarithm - from) / (to - from) * (pageTo - pageFrom)
    }

    /// The logarithm at a place of the page.
    func logarithm(at place: Double) -> Double {
        from + (place - pageFrom) / (pageTo - pageFrom) * (to - from)
    }

    /// A mark of the axis.
    struct Tick: Hashable, Sendable {
        var logarithm: Double
        /// Minor ticks have no label.
        var label: RichText?
    }

    /// The marks: decades with minor ticks, thinned out where there are many, finer numbers where there are few.
    /// - Parameter room: how many labels there is room for.
    func ticks(room: Int) -> [Tick] {
        if isLinear { return linearTicks(room: room) }
        let first = Int(from.rounded(.up)), last = Int(to.rounded(.down))
        guard last - first >= 1 else { return fineTicks() }
        let stride = max(1, Int((Double(last - first + 1) / Double(max(room, 2))).rounded(.up)))
        var ticks: [Tick] = []
        for decade in (first - 1)...last {
            let value = Double(decade)
            if value >= from {
                ticks.append(Tick(logarithm: value, label: decade % stride == 0 ? .decade(decade) : nil))
            }
            guard stride == 1 else { continue }
            for digit in 2...9 {
                let logarithm = value + log10(Double(digit))
                if logarithm >= from, logarithm <= to { ticks.append(Tick(logarithm: logarithm, label: nil)) }
            }
        }
        return ticks
    }

    /// Round values, evenly spaced.
    private func linearTicks(room: Int) -> [Tick] {
        let span = to - from
        let rough = span / Double(max(2, min(room, 8)))
        let power = pow(10, floor(log10(rough)))
        let step = [1.0, 2, 5, 10].map { $0 * power }.first { $0 >= rough } ?? rough
        let (start, end) = ((from / step).rounded(.up), (to / step).rounded(.down))
        guard step > 0, end >= start, end - start < 50 else { return [] }
        return stride(from: start, through: end, by: 1).map { count in
            let value = count * step
            let sign = value < 0 ? "−" : ""
            return Tick(logarithm: value, label: RichText(plain: sign + RichText.value(value.magnitude).plainText))
        }
    }

    /// Numbers between decades, for an axis that holds fewer than two of them.
    private func fineTicks() -> [Tick] {
        let (low, high) = (pow(10, from), pow(10, to))
        let step = pow(10, floor(log10((high - low) / 2)))
        let steps = [1.0, 2, 5, 10].map { $0 * step }
        let isWide = to - from > 0.7
        var labelled: [Double] = []
        if isWide {
            for decade in Int(from.rounded(.down))...Int(to.rounded(.up)) {
                labelled += [1.0, 2, 5].map { $0 * pow(10, Double(decade)) }
            }
        } else {
            let step = steps.first { (high - low) / $0 <= 8 } ?? steps[3]
            let start = (low / step).rounded(.up)
            let end = (high / step).rounded(.down)
            guard end - start < 20, end >= start else { return [] }
            labelled = Swift.stride(from: start, through: end, by: 1).map { $0 * step }
        }
        var ticks: [Tick] = []
        for value in labelled where value > 0 {
            let logarithm = log10(value)
            guard logarithm >= from - 1e-9, logarithm <= to + 1e-9 else { continue }
            ticks.append(Tick(logarithm: min(max(logarithm, from), to), label: .value(value)))
        }
        return ticks
    }
}

extension RichText {
    /// 10ⁿ.
    static func decade(_ exponent: Int) -> RichText {
        if exponent == 0 || exponent == 1 { return RichText(plain: exponent == 0 ? "1" : "10") }
        let text = exponent < 0 ? "−\(-exponent)" : "\(exponent)"
        return RichText([Run(text: "10"), Run(text: text, script: .sup)])
    }

    /// A number as a reader writes it: plain near 1, else with a power of ten; to four digits.
    static func value(_ value: Double) -> RichText {
        guard value > 0, value.isFinite else { return RichText(plain: value == 0 ? "0" : "?") }
        let exponent = Int(floor(log10(value) + 1e-9))
        if (-3...3).contains(exponent) { return RichText(plain: Self.short(value)) }
        let mantissa = Self.short(value / pow(10, Double(exponent)))
        let power = decade(exponent)
        return mantissa == "1" ? power : RichText([Run(text: mantissa + "×")]) + power
    }

    /// Four digits without trailing zeros.
    private static func short(_ value: Double) -> String {
        let text = String(format: "%.4g", value)
        return text.contains("e") ? value.printed() : text
    }
}
