import Foundation

/// An electron beam dump seen as E137: e N → e N a γ' in a thick target, then recoils on electrons of a detector far
/// behind. An order of magnitude: the share of particles that point at the detector is an input.
///
/// arXiv:1806.00757 calculates the production with parton distributions, several hundred pb, which is the inelastic part
/// on one nucleon; the coherent part on the nucleus is about a hundred times larger.
package struct ElectronDump: Sendable, Hashable {
    /// Beam energy in GeV.
    package var beamEnergyGeV: Double
    /// Electrons on target.
    package var electrons: Double
    /// The target.
    package var element: Element
    /// Radiation lengths of target for which an electron counts with its full energy.
    package var radiationLengths: Double
    /// Electrons per cm² of the detector along the flight.
    package var detectorElectronsPerCm2: Double
    /// Share of produced a and γ' that cross the detector.
    package var acceptance: Double
    /// Smallest energy of a recoil, or of a photon, in GeV.
    package var lowestRecoilGeV: Double
    /// From the end of the shielding to the detector, in m from the target.
    package var openWayM: ClosedRange<Double>

    /// A dump.
    package init(
        beamEnergyGeV: Double, electrons: Double, element: Element, radiationLengths: Double,
        detectorElectronsPerCm2: Double, acceptance: Double, lowestRecoilGeV: Double, openWayM: ClosedRange<Double>
    ) {
        self.beamEnergyGeV = beamEnergyGeV
        self.electrons = electrons
        self.element = element
        self.radiationLengths = radiationLengths
        self.detectorElectronsPerCm2 = detectorElectronsPerCm2
        self.acceptance = acceptance
        self.lowestRecoilGeV = lowestRecoilGeV
        self.openWayM = openWayM
    }

    /// E137: 30 C of 20 GeV electrons (1.87e20) on aluminium, recoils above 1 GeV. One radiation length of target, eight
    /// of detector (about 6e25 electrons per cm²) and acceptance 1 are generous guesses. 179 m of hill, 204 m of open air.
    package static var e137: ElectronDump? {
        Element(symbol: "Al").map {
            ElectronDump(
                beamEnergyGeV: 20, electrons: 30 / 1.602176634e-19, element: $0, radiationLengths: 1,
                detectorElectronsPerCm2: 6e25, acceptance: 1, lowestRecoilGeV: 1, openWayM: 179...383)
        }
    }

    /// σ_V of the coherent process for `production(darkPhotonMassGeV:axionMassGeV:)`: pairs with more than a share of the
    /// beam energy. It does not depend on m; make it once.
    package func table(lowestMassGeV: Double, aboveEnergyShare: Double = 0.1) -> CrossSectionTable? {
        CrossSectionTable(
            process: VectorBremsstrahlung(
                beamEnergyGeV: beamEnergyGeV, leptonMassGeV: Constants.electronMassGeV, nucleus: element.nucleus),
            aboveEnergyShare: aboveEnergyShare, lowestMassGeV: lowestMassGeV)
    }

    /// Result of an estimate.
    package struct Estimate: Sendable, Hashable {
        /// σ(e N → e N a γ')/G² per nucleus in pb GeV².
        package let crossSectionPbPerCouplingSquared: Double
        /// Pairs made per G² (GeV²).
        package let pairsPerCouplingSquared: Double
        /// Recoils seen per G⁴ (GeV⁴), if no γ' decays on its way.
        package let recoilsPerCouplingToTheFourth: Double
        /// Share of decay photons above the smallest energy.
        let photonShare: Double
        /// Decay lengths per metre at G = 1, and the open way.
        let decaysPerMetre: Double
        let openWayM: ClosedRange<Double>
        let acceptance: Double

        /// Photons of γ' → a γ in the open way at G in GeV⁻¹: not in arXiv:1806.00757, which counts recoils only.
        package func decays(couplingInverseGeV coupling: Double) -> Double {
            let square = coupling * coupling
            let inverse = square * decaysPerMetre
            return pairsPerCouplingSquared * square * acceptance * photonShare * exp(-inverse * openWayM.lowerBound)
                * -expm1(-inverse * (openWayM.upperBound - openWayM.lowerBound))
        }

        /// The G in GeV⁻¹ with a number of recoils; nil for none.
        package func coupling(events: Double) -> Double? {
            recoilsPerCouplingToTheFourth > 0 ? pow(events / recoilsPerCouplingToTheFourth, 0.25) : nil
        }
    }

    /// The estimate at one mass: a and γ' share a quarter of the beam energy each, and scatter as a and γ' do at that
    /// energy.
    package func estimate(_ table: CrossSectionTable, darkPhotonMassGeV m: Double) -> Estimate? {
        guard let production = table.production(darkPhotonMassGeV: m, axionMassGeV: 0) else { return nil }
        let section = production.crossSectionPerCouplingSquared
        let nucleiPerCm2 =
            element.radiationLengthGPerCm2 * radiationLengths * Constants.avogadro / element.atomicWeight
        let pairs = electrons * nucleiPerCm2 * section
        let window = lowestRecoilGeV...max(lowestRecoilGeV, beamEnergyGeV)
        let scattered = PortalElectronScattering.Incoming.allCases.reduce(0) { sum, kind in
            sum
                + (PortalElectronScattering(kind, energyGeV: beamEnergyGeV / 4, darkPhotonMassGeV: m)?
                    .crossSectionCm2(recoilGeV: window) ?? 0)
        }
        let energy = beamEnergyGeV / 4
        guard energy > m else { return nil }
        let momentum = ((energy - m) * (energy + m)).squareRoot()
        let width = DarkAxionPortal.darkPhotonWidthPerCouplingSquared(darkPhotonMassGeV: m, axionMassGeV: 0)
        return Estimate(
            crossSectionPbPerCouplingSquared: section * 1e36, pairsPerCouplingSquared: pairs,
            recoilsPerCouplingToTheFourth: pairs * acceptance * detectorElectronsPerCm2 * scattered,
            photonShare: min(1, max(0, (energy + momentum - 2 * lowestRecoilGeV) / (2 * momentum))),
            decaysPerMetre: width * m / (momentum * Constants.hbarCGeVMetre), openWayM: openWayM,
            acceptance: acceptance)
    }
}
