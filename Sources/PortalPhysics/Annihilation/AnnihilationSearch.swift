import Foundation
import Quadrature

/// A search for single photons at an e⁺e⁻ collider: expected events as a function of G.
package struct AnnihilationSearch: Sendable, Hashable {
    /// W = √s in GeV.
    package let centreOfMassEnergyGeV: Double
    /// Integrated luminosity in fb⁻¹.
    package let luminosityInverseFb: Double
    /// Share of accepted photons that is seen.
    package let efficiency: Double
    /// The length in metres within which γ' must decay: an estimate, 1 to 1.5 m.
    package let decayLengthM: Double
    /// Accepted photons.
    package let selection: PhotonSelection
    /// Polarised (exact) or isotropic decay.
    package let law: DecayLaw
    /// The calorimeter's response; nil for none.
    package let response: CrystalBall?

    /// A search; luminosity in fb⁻¹.
    package init(
        centreOfMassEnergyGeV: Double, luminosityInverseFb: Double, efficiency: Double, decayLengthM: Double,
        selection: PhotonSelection, law: DecayLaw = .polarised, response: CrystalBall? = nil
    ) {
        self.centreOfMassEnergyGeV = centreOfMassEnergyGeV
        self.luminosityInverseFb = luminosityInverseFb
        self.efficiency = efficiency
        self.decayLengthM = decayLengthM
        self.selection = selection
        self.law = law
        self.response = response
    }

    /// L m Γ/(p ħc G²): the mean number of decay lengths in L, per G².
    private static func decaysPerCouplingSquared(_ production: AnnihilationProduction, lengthM: Double) -> Double {
        let width = DarkAxionPortal.darkPhotonWidthPerCouplingSquared(
            darkPhotonMassGeV: production.darkPhotonMassGeV, axionMassGeV: production.axionMassGeV)
        return lengthM * production.darkPhotonMassGeV * width / (production.momentumGeV * Constants.hbarCGeVMetre)
    }

    /// One mass of a search: N(G) = prompt · G² (1 − exp(−decays · G²)).
    package struct Yield: Sendable, Hashable {
        /// The share of photons accepted.
        package let acceptance: Double
        /// Events per G² (GeV²) if every γ' decays at once.
        package let promptEventsPerCouplingSquared: Double
        /// Mean number of decay lengths in the detector per G² (GeV²).
        package let decaysPerCouplingSquared: Double

        /// Expected events at G in GeV⁻¹; they rise with G without end.
        package func events(couplingInverseGeV coupling: Double) -> Double {
            let square = coupling * coupling
            return promptEventsPerCouplingSquared * square * -expm1(-decaysPerCouplingSquared * square)
        }

        /// The G in GeV⁻¹ where a number of events is expected; nil when none are at any G.
        package func coupling(events: Double) -> Double? {
            guard promptEventsPerCouplingSquared > 0, decaysPerCouplingSquared > 0, events > 0 else { return nil }
            // 1 − e^{−x} ≤ min(1, x) bounds the root from below, and half of that from above.
            let prompt = (events / promptEventsPerCouplingSquared).squareRoot()
            let late = pow(events / (promptEventsPerCouplingSquared * decaysPerCouplingSquared), 0.25)
            let low = max(prompt, late)
            return Root.bracketedInLog(from: low * 0.999, to: 2 * low) {
                log(self.events(couplingInverseGeV: $0) / events)
            }
        }
    }

    /// The yield at one mass; nil when production or decay is closed.
    /// - Parameter selection: another window than the search's own, e.g. one bin.
    package func yield(
        darkPhotonMassGeV: Double, axionMassGeV: Double = 0, selection: PhotonSelection? = nil
    ) -> Yield? {
        let production = AnnihilationProduction(
            centreOfMassEnergyGeV: centreOfMassEnergyGeV, darkPhotonMassGeV: darkPhotonMassGeV,
            axionMassGeV: axionMassGeV)
        guard let photon = SecondaryPhoton(production, law: law) else { return nil }
        let acceptance = photon.share(selection ?? self.selection, response: response)
        return Yield(
            acceptance: acceptance,
            promptEventsPerCouplingSquared: luminosityInverseFb * 1e3 * efficiency * acceptance
                * production.crossSectionPbPerCouplingSquared,
            decaysPerCouplingSquared: Self.decaysPerCouplingSquared(production, lengthM: decayLengthM))
    }

    /// A bin of an observed spectrum of E*.
    package struct Bin: Sendable, Hashable {
        /// The window of E* in GeV.
        package let energyGeV: ClosedRange<Double>
        /// Observed events.
        package let observed: Double

        /// A bin with its count.
        package init(energyGeV: ClosedRange<Double>, observed: Double) {
            self.energyGeV = energyGeV
            self.observed = observed
        }

        /// n + 2√n: the signal that is too large without any background (a criterion of arXiv:1806.00757, not a
        /// confidence level).
        package var criterion: Double { observed + 2 * observed.squareRoot() }
    }

    /// The smallest G in GeV⁻¹ at which any bin exceeds n + 2√n, and that bin; nil when no bin sees anything.
    ///
    /// A bin without events has the criterion zero: it cannot set a limit and is passed over.
    package func coupling(
        bins: [Bin], darkPhotonMassGeV: Double, axionMassGeV: Double = 0
    ) -> (couplingInverseGeV: Double, bin: Bin)? {
        var best: (couplingInverseGeV: Double, bin: Bin)?
        for bin in bins where bin.observed > 0 {
            let window = PhotonSelection(energyGeV: bin.energyGeV, angles: selection.angles)
            guard
                let coupling = yield(
                    darkPhotonMassGeV: darkPhotonMassGeV, axionMassGeV: axionMassGeV, selection: window)?
                    .coupling(events: bin.criterion)
            else { continue }
            if coupling < best?.couplingInverseGeV ?? .infinity { best = (coupling, bin) }
        }
        return best
    }
}
