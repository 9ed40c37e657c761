import PortalPhysics

/// The two experiments of the reference tables: beam on one isotope, with the target of the paper's estimate.
extension Reference.Experiment {
    var process: VectorBremsstrahlung {
        switch self {
        case .ldmx:
            VectorBremsstrahlung(
                beamEnergyGeV: 8, leptonMassGeV: Constants.electronMassGeV,
                nucleus: Nucleus(charge: 13, massNumber: 27))
        case .na64:
            VectorBremsstrahlung(
                beamEnergyGeV: 100, leptonMassGeV: Constants.electronMassGeV,
                nucleus: Nucleus(charge: 82, massNumber: 207))
        }
    }

    var target: ThinTarget {
        switch self {
        case .ldmx: ThinTarget(densityGPerCm3: 2.7, atomicWeight: 27, lengthCm: 3.56)
        case .na64: ThinTarget(densityGPerCm3: 11.34, atomicWeight: 207, lengthCm: 0.56)
        }
    }

    var lowestEnergyShare: Double { self == .ldmx ? 0.7 : 0.5 }

    /// The table that the tests share: it is costly without optimisation.
    var table: CrossSectionTable? { self == .ldmx ? Self.ldmxTable : Self.na64Table }
    private static let ldmxTable = Self.ldmx.makeTable()
    private static let na64Table = Self.na64.makeTable()

    private func makeTable() -> CrossSectionTable? {
        CrossSectionTable(process: process, aboveEnergyShare: lowestEnergyShare, lowestMassGeV: 0.001, nodesPerEFold: 7)
    }

    /// The meson yields that the reference used (its own estimates, factors of two to three uncertain): mass in GeV, g_V,
    /// total width in GeV, photoproduction cross section in µb.
    func mesons(exposure: Double) -> [VectorMeson.Yield] {
        let (radiationLength, hadronic) = self == .ldmx ? (6.76, 0.03) : (6.37, 0.5)
        let perMicrobarn = exposure * hadronic * 9 / 7 * radiationLength * Constants.avogadro * 1e-30
        let table: [(Double, Double, Double, Double)] =
            self == .ldmx
            ? [(0.775, 4.96, 0.147, 15), (0.782, 17.3, 8.6e-3, 2.0), (1.019, 13.4, 4.2e-3, 0.55)]
            : [
                (0.775, 4.96, 0.147, 9.5), (0.782, 17.3, 8.6e-3, 1.0), (1.019, 13.4, 4.2e-3, 0.65),
                (3.097, 11.8, 0.093e-3, 0.015),
            ]
        return table.map { mass, coupling, width, section in
            VectorMeson.Yield(
                massGeV: mass,
                electronBranching: VectorMeson.electronWidthGeV(massGeV: mass, couplingConstant: coupling) / width,
                count: perMicrobarn * section)
        }
    }
}

/// 160 GeV muons on lead.
let muonBeam = VectorBremsstrahlung(
    beamEnergyGeV: 160, leptonMassGeV: Constants.muonMassGeV, nucleus: Nucleus(charge: 82, massNumber: 207))

/// |value/reference − 1| ≤ relative; two zeros are equal.
func agrees(_ value: Double, _ reference: Double, _ relative: Double) -> Bool {
    abs(value - reference) <= relative * abs(reference)
}
