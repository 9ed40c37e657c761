import Foundation

/// The response of a calorimeter to a photon of energy E: a Gaussian with a power-law tail on the low side, cut at
/// E_rec > 0 and normalised there.
///
/// With t = (E_rec − E)/σ the density goes like exp(−t²/2) above −α and A(B − t)^{−n} below, A = (n/α)ⁿ exp(−α²/2),
/// B = n/α − α. For n < 2 half of the photons sit in the tail, so the cut at zero matters (3% at 4 GeV).
package struct CrystalBall: Sendable, Hashable {
    /// The tail's power n, above 1.
    package let power: Double
    /// Start of the tail, in units of σ.
    package let junction: Double
    /// σ/E = stochastic · (GeV/E)^{3/4} + constant, at the true energy.
    package let stochastic, constant: Double

    /// A response; nil unless n > 1 and α > 0 and the width is positive.
    package init?(power: Double, junction: Double, stochastic: Double, constant: Double) {
        guard power > 1, junction > 0, stochastic >= 0, constant >= 0, stochastic + constant > 0 else { return nil }
        self.power = power
        self.junction = junction
        self.stochastic = stochastic
        self.constant = constant
    }

    /// σ/E at a true energy in GeV.
    package func relativeWidth(energyGeV: Double) -> Double { stochastic * pow(energyGeV, -0.75) + constant }

    /// The probability that a photon of `energyGeV` is reconstructed inside the window.
    package func share(energyGeV: Double, window: ClosedRange<Double>) -> Double {
        let width = relativeWidth(energyGeV: energyGeV) * energyGeV
        let floor = cumulative(-energyGeV / width)
        let low = cumulative((max(0, window.lowerBound) - energyGeV) / width)
        let high = cumulative((max(0, window.upperBound) - energyGeV) / width)
        return (high - low) / (cumulative(.infinity) - floor)
    }

    /// ∫ of the unnormalised density up to t, without the tail's constant at −∞ (finite for n > 1).
    private func cumulative(_ t: Double) -> Double {
        let tailEnd = power / junction * exp(-junction * junction / 2) / (power - 1)
        guard t > -junction else {
            // A (B − t)^{1 − n}/(n − 1), with A factored so that it stays finite.
            let stretch = 1 + junction / power * (-t - junction)
            return tailEnd * pow(stretch, 1 - power)
        }
        let root = (Double.pi / 2).squareRoot()
        return tailEnd + root * (erf(t / 2.0.squareRoot()) + erf(junction / 2.0.squareRoot()))
    }
}
