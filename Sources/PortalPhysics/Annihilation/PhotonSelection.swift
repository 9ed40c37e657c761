import Foundation
import Quadrature

/// Which photons a search at an e⁺e⁻ collider accepts: energies E* and angles in the centre of mass, or angles in the
/// laboratory that may depend on E*.
public struct PhotonSelection: Sendable, Hashable {
    /// The window of E* in GeV; with a response it holds for the reconstructed energy.
    public let energyGeV: ClosedRange<Double>
    /// The angles.
    public let angles: Angles

    /// A set of directions.
    public enum Angles: Sendable, Hashable {
        /// cos θ* in the centre of mass.
        case centreOfMass(cosines: ClosedRange<Double>)
        /// Polar angles θ in degrees in the laboratory, where the centre of mass moves with β along +z.
        case laboratory(degrees: ClosedRange<Double>, boost: Double)
        /// Laboratory angles between two parabolas in E* (degrees, coefficients of E*², E*, 1) and inside a range.
        case band(lowest: [Double], highest: [Double], within: ClosedRange<Double>, boost: Double)
    }

    /// A selection from a window of E* and a set of angles.
    public init(energyGeV: ClosedRange<Double>, angles: Angles) {
        self.energyGeV = energyGeV
        self.angles = angles
    }

    /// BaBar's low region: E* in [2.2, 3.7] GeV, cos θ* in [−0.46, 0.46] (arXiv:1806.00757 Table I).
    public static let babarLow = PhotonSelection(energyGeV: 2.2...3.7, angles: .centreOfMass(cosines: -0.46...0.46))
    /// BaBar's high region: E* in [3.2, 5.5] GeV, cos θ* in [−0.31, 0.60] (arXiv:1806.00757 Table I).
    public static let babarHigh = PhotonSelection(energyGeV: 3.2...5.5, angles: .centreOfMass(cosines: -0.31...0.60))
    /// Velocity of Belle II's centre of mass for beams of 7 and 4 GeV.
    public static let belle2Boost = 3.0 / 11
    /// Belle II's barrel calorimeter, 32.2° to 128.7°, E* > 1.8 GeV: an assumption, the paper's cuts are not stated.
    public static let belle2Barrel = PhotonSelection(
        energyGeV: 1.8...100, angles: .laboratory(degrees: 32.2...128.7, boost: belle2Boost))
    /// Belle II's whole calorimeter, 12.4° to 155.1°, E* > 1.8 GeV: an assumption.
    public static let belle2Whole = PhotonSelection(
        energyGeV: 1.8...100, angles: .laboratory(degrees: 12.4...155.1, boost: belle2Boost))
    /// Belle II's low-mass band inside the barrel. Coefficients recalled, not read at the source: unverified.
    public static let belle2LowMass = PhotonSelection(
        energyGeV: 0...100,
        angles: .band(
            lowest: [5.399, -58.82, 195.71], highest: [-7.982, 87.77, -120.6], within: 32.2...128.7,
            boost: belle2Boost))
    /// Belle II's high-mass band. Coefficients recalled, not read at the source: unverified; its background is not known.
    public static let belle2HighMass = PhotonSelection(
        energyGeV: 0...100,
        angles: .band(
            lowest: [3.3133, -33.58, 108.79], highest: [-5.9133, 54.119, -13.781], within: 32.2...128.7,
            boost: belle2Boost))

    /// The cosines in the centre of mass accepted at one E*; nil when none are.
    public func cosines(energyGeV energy: Double) -> ClosedRange<Double>? {
        switch angles {
        case .centreOfMass(let cosines): return cosines
        case .laboratory(let degrees, let boost): return Self.cosines(degrees: degrees, boost: boost)
        case .band(let lowest, let highest, let within, let boost):
            let from = max(within.lowerBound, Self.polynomial(lowest, energy))
            let to = min(within.upperBound, Self.polynomial(highest, energy))
            return from < to ? Self.cosines(degrees: from...to, boost: boost) : nil
        }
    }

    /// Aberration: cos θ* = (cos θ − β)/(1 − β cos θ).
    ///
    /// Nil for a velocity that is none.
    private static func cosines(degrees: ClosedRange<Double>, boost: Double) -> ClosedRange<Double>? {
        guard abs(boost) < 1 else { return nil }
        func centreOfMass(_ angle: Double) -> Double {
            let cosine = cos(min(180, max(0, angle)) * .pi / 180)
            return (cosine - boost) / (1 - boost * cosine)
        }
        let (low, high) = (centreOfMass(degrees.upperBound), centreOfMass(degrees.lowerBound))
        return low < high ? low...high : nil
    }

    private static func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
        coefficients.reduce(0) { $0 * x + $1 }
    }
}

extension SecondaryPhoton {
    /// The share of photons that a selection accepts, smeared by a response when one is given; one dimension is left to
    /// quadrature, the angles are in closed form. Good to 1e-5.
    public func share(_ selection: PhotonSelection, response: CrystalBall? = nil) -> Double {
        guard let response else {
            let from = max(-1, restCosine(energyGeV: selection.energyGeV.lowerBound))
            let to = min(1, restCosine(energyGeV: selection.energyGeV.upperBound))
            guard from < to else { return 0 }
            // Bands open and close at energies that are not known beforehand: many panels.
            return Panels.integral(from: from, to: to, count: 64) { cosine in
                selection.cosines(energyGeV: energyGeV(restCosine: cosine))
                    .map { density(restCosine: cosine, cosines: $0) } ?? 0
            }
        }
        // The response changes over σ/E ≈ 1.5% around the window's ends.
        return Panels.integral(from: -1, to: 1, count: 96) { cosine in
            let energy = energyGeV(restCosine: cosine)
            guard let cosines = selection.cosines(energyGeV: energy) else { return 0 }
            return density(restCosine: cosine, cosines: cosines)
                * response.share(energyGeV: energy, window: selection.energyGeV)
        }
    }
}
