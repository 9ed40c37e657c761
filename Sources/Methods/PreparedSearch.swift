import LimitModel
import Quantities

/// A derivation with one coupling for every mass, which can be asked mass by mass.
package protocol PointwiseMethod: Method {
    /// What of its descriptor may be varied.
    static var variables: [VariableInput] { get }
    /// m_a/m as the descriptor has it.
    var axionMassOverMass: Double { get }
    /// Whether its events are those of a dark photon that decays invisibly and go with g² times that branching fraction.
    static var needsInvisibleDecay: Bool { get }
    /// Makes what all masses share; a mass costs microseconds afterwards.
    /// - Throws: `InputError` when the inputs leave nothing to compute.
    func prepared(_ context: MethodContext) throws(InputError) -> PreparedSearch
}

/// A search whose tables are made: it answers any mass, with the numbers that `derive` puts into the points of a curve.
public struct PreparedSearch: Sendable {
    /// The bound at one mass.
    public struct Point: Sendable, Hashable {
        /// The coupling in the plane's unit from which on everything is excluded.
        public let coupling: Double
        /// The energy in GeV that the effective vertex feels; 0 where there is none.
        public let energyGeV: Double
        /// Relative numerical error of the coupling; no interpolation takes part.
        public let numericalError: Double
        /// Relative error from what the descriptor states of its inputs; nil when it states none.
        public let theoryError: Double?
        /// Where the effective theory or the narrow width is strained.
        public let flags: Curve.Flags
    }

    /// Why there is no bound at a mass.
    public enum Gap: Error, Hashable, CustomStringConvertible {
        /// The mass is not in the range of the search, in GeV.
        case outside(ClosedRange<Double>)
        /// The bound would lie above the top of the plane.
        case abovePlane(Double)
        /// Coupling times energy passes 4π.
        case beyondEffectiveTheory
        /// The inputs are so large or small that the bound is no positive number.
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

    /// What a method gives at a mass of its range, before the plane and the effective theory have their say.
    struct Sample {
        let coupling, energyGeV, numericalError: Double
        var theoryError: Double?
        var isNearThreshold = false
    }

    /// The masses in GeV that can be asked for.
    package let massesGeV: ClosedRange<Double>
    private let couplingTop: Double
    private let sample: @Sendable (Double) -> Sample

    init(massesGeV: ClosedRange<Double>, couplingTop: Double, sample: @escaping @Sendable (Double) -> Sample) {
        self.massesGeV = massesGeV
        self.couplingTop = couplingTop
        self.sample = sample
    }

    /// The bound at a mass.
    /// - Throws: `Gap` where there is none.
    package func point(atMassGeV mass: Double) throws(Gap) -> Point {
        guard massesGeV.contains(mass) else { throw .outside(massesGeV) }
        let sample = sample(mass)
        guard sample.coupling > 0 else { throw .noNumber }
        guard sample.coupling <= couplingTop else { throw .abovePlane(sample.coupling) }
        let strain = sample.coupling * sample.energyGeV
        guard strain <= 4 * Double.pi else { throw .beyondEffectiveTheory }
        var flags: Curve.Flags = []
        if strain > 1 { flags.insert(.effectiveTheory) }
        if sample.isNearThreshold { flags.insert(.nearThreshold) }
        return Point(
            coupling: sample.coupling, energyGeV: sample.energyGeV, numericalError: sample.numericalError,
            theoryError: sample.theoryError, flags: flags)
    }
}
