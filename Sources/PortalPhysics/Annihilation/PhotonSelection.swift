import Foundation
import Quadrature

/// Photons that a search at an e⁺e⁻ collider accepts: energies E* and angles in the centre of mass, or angles in the
/// laboratory that may depend on E*.
package struct PhotonSelection: Sendable, Hashable {
    /// The window of E* in GeV; with a response it holds for the reconstructed energy.
    package let energyGeV: ClosedRange<Double>
    /// The angles.
    package let angles: Angles

    /// A set of directions.
    package enum Angles: Sendable, Hashable {
        /// cos θ* in the centre of mass.
        case centreOfMass(cosines: ClosedRange<Double>)
        /// Polar angles θ in degrees in the laboratory, where the centre of mass moves with β along +z.
        case laboratory(degrees: ClosedRange<Double>, boost: Double)
        /// Laboratory angles between two parabolas in E* (degrees, coefficients of E*², E*, 1) and inside a range.
        case band(lowest: [Double], highest: [Double], within: ClosedRange<Double>, boost: Double)
    }

    /// A selection from a window of E* and a set of angles.
    package init(energyGeV: ClosedRange<Double>, angles: Angles) {
        self.energyGeV = energyGeV
        self.angles = angles
    }
    /// The cosines in the centre of mass accepted at one E*; nil when none are.
    package func cosines(energyGeV energy: Double) -> ClosedRange<Double>? {
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
    package func share(_ selection: PhotonSelection, response: CrystalBall? = nil) -> Double {
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
