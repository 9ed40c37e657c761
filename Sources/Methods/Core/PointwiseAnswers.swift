import Foundation
import LimitModel
import Quantities

/// The bounds of a search whose tables are made: any mass is answered, with the numbers that are in the points of its curve.
package struct PointwiseAnswers: Sendable {
    /// Result of a method at a mass of its range, before the plane and the effective theory limit it.
    struct Answer {
        /// The couplings of the lines, the limit itself first.
        var lines: [CurveFamily.Sample]
        /// Relative numerical error of the coupling, without interpolation.
        var numericalError = 0.0
        /// Relative error of the coupling from what the descriptor states of its inputs; nil when it states none.
        var theoryError: Double?
        /// Events per squared coupling, by component and their sum; none for a method that counts none.
        var events: [Double] = []
    }

    /// Remarks about curves.
    struct Remarks {
        var theoryError: Double?
        var theoryNote: String?
        var note: String?
    }

    /// The masses in GeV that can be asked for.
    package let massesGeV: ClosedRange<Double>
    /// The top of the plane.
    let couplingTop: Double
    /// The curves: the limit itself, and what goes with it.
    let lines: [CurveFamily.Line]
    /// Masses where a curve has a corner.
    let breaks: [Double]
    /// The remarks on curves; on none, where nothing is excluded.
    let remarks: @Sendable ([Curve]) -> Remarks
    /// Reason why the curve of the limit ends where it does.
    let ends: @Sendable (Curve) -> Limit.Ends
    /// The answer at a mass.
    let answer: @Sendable (Double) -> Answer

    init(
        massesGeV: ClosedRange<Double>, couplingTop: Double, lines: [CurveFamily.Line] = [.init(role: .central)],
        breaks: [Double] = [], ends: @escaping @Sendable (Curve) -> Limit.Ends,
        remarks: @escaping @Sendable ([Curve]) -> Remarks, answer: @escaping @Sendable (Double) -> Answer
    ) {
        self.massesGeV = massesGeV
        self.couplingTop = couplingTop
        self.lines = lines
        self.breaks = breaks
        self.remarks = remarks
        self.ends = ends
        self.answer = answer
    }

    /// The bound at a mass.
    /// - Throws: `MassGap` where there is none.
    package func bound(atMassGeV mass: Double) throws(MassGap) -> MassBound {
        guard massesGeV.contains(mass) else { throw .outside(massesGeV) }
        let answer = answer(mass)
        guard let sample = answer.lines.first, sample.coupling > 0 else { throw .noNumber }
        guard sample.coupling <= couplingTop else { throw .abovePlane(sample.coupling) }
        let strain = sample.coupling * sample.energyGeV
        guard strain <= 4 * Double.pi else { throw .beyondEffectiveTheory }
        var flags: Curve.Flags = []
        if strain > 1 { flags.insert(.effectiveTheory) }
        if lines.first?.strained.contains(where: { $0.contains(mass) }) ?? false { flags.insert(.nearThreshold) }
        return MassBound(
            coupling: sample.coupling, energyGeV: sample.energyGeV, numericalError: answer.numericalError,
            theoryError: answer.theoryError, flags: flags)
    }

    /// Events at the masses, or at `count` masses over the whole range when none are given; masses outside it are left out.
    package func yields(_ columns: EventColumns, at masses: [Double], count: Int) -> EventYields {
        let chosen = masses.isEmpty ? self.masses(count: count) : masses.filter(massesGeV.contains)
        return EventYields(
            coupling: columns.coupling, unit: columns.unit, components: columns.components,
            rows: chosen.map { ($0, answer($0).events) })
    }

    /// Masses over the whole range, equally spaced in their logarithm.
    package func masses(count: Int) -> [Double] {
        let (low, high) = (massesGeV.lowerBound, massesGeV.upperBound)
        let steps = max(2, count) - 1
        return (0...steps).map { $0 == steps ? high : low * pow(high / low, Double($0) / Double(steps)) }
    }
}

/// The bound of a search at one mass.
public struct MassBound: Sendable, Hashable {
    /// The coupling in the plane's unit from which on everything is excluded.
    public let coupling: Double
    /// The energy in GeV that the effective vertex feels; 0 where there is none.
    public let energyGeV: Double
    /// Relative numerical error of the coupling; no interpolation takes part.
    public let numericalError: Double
    /// Relative error from what the descriptor states of its inputs; nil when it states none.
    public let theoryError: Double?
    /// Flags where the effective theory or the narrow width is strained.
    public let flags: Curve.Flags
}

/// Reason why there is no bound at a mass.
public enum MassGap: Error, Hashable, CustomStringConvertible {
    /// The mass is not in the range of the search, in GeV.
    case outside(ClosedRange<Double>)
    /// The bound would lie above the top of the plane.
    case abovePlane(Double)
    /// Coupling times energy passes 4π.
    case beyondEffectiveTheory
    /// The inputs are so large or small that the bound is not a positive number.
    case noNumber

    public var description: String {
        switch self {
        case .outside(let range):
            "outside the masses of the search, \(Quantity(range.lowerBound, .energy).printed(digits: 5)) to "
                + Quantity(range.upperBound, .energy).printed(digits: 5)
        case .abovePlane(let coupling):
            "above the top of the plane" + (coupling.isFinite ? " (\(coupling.printed(digits: 5)))" : ": no events")
        case .beyondEffectiveTheory: "beyond the effective theory: coupling times energy passes 4π"
        case .noNumber: "the inputs are too large or too small for a bound that is a positive number"
        }
    }
}
