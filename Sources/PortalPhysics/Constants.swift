import Foundation

/// Constants of nature in natural units (GeV) as all derivations use them.
package enum Constants {
    /// The fine-structure constant at zero momentum transfer; it does not run here. CODATA 2018.
    package static let alpha = 1 / 137.035999084
    /// The electron's mass in GeV. CODATA 2018.
    package static let electronMassGeV = 0.51099895e-3
    /// The muon's mass in GeV. CODATA 2018.
    package static let muonMassGeV = 0.1056583755
    /// The neutral pion's mass in GeV. PDG 2022.
    package static let neutralPionMassGeV = 0.1349768
    /// The η meson's mass in GeV. PDG 2022.
    package static let etaMassGeV = 0.547862
    /// Br(π⁰ → γγ). PDG 2022.
    package static let neutralPionTwoPhotonBranching = 0.98823
    /// Br(η → γγ). PDG 2022, fit.
    package static let etaTwoPhotonBranching = 0.3936
    /// The neutron's mass in GeV. CODATA 2018.
    package static let neutronMassGeV = 0.93956542
    /// The neutron's magnetic moment in nuclear magnetons, all of it anomalous. CODATA 2018.
    package static let neutronAnomalousMoment = -1.91304273
    /// One atomic mass unit in GeV. CODATA 2018.
    package static let atomicMassUnitGeV = 0.93149410
    /// ħc in GeV m. CODATA 2018 (exact).
    package static let hbarCGeVMetre = 1.973269804e-16
    /// ħc in GeV cm. CODATA 2018 (exact).
    package static let hbarCGeVCm = 1.973269804e-14
    /// (ħc)² in GeV² cm²: the area of 1 GeV⁻². CODATA 2018.
    package static let inverseGeVSquaredCm2 = 0.3893793721e-27
    /// Avogadro's number per mol. CODATA 2018 (exact).
    package static let avogadro = 6.02214076e23

    /// Every constant by name, in a fixed order: part of the inputs of each computed limit.
    package static let table: [(name: String, value: Double)] = [
        ("alpha", alpha), ("electron-mass-GeV", electronMassGeV), ("muon-mass-GeV", muonMassGeV),
        ("hbar-c-GeV-m", hbarCGeVMetre), ("neutron-mass-GeV", neutronMassGeV),
        ("neutron-anomalous-moment", neutronAnomalousMoment), ("atomic-mass-unit-GeV", atomicMassUnitGeV),
        ("inverse-GeV-squared-cm2", inverseGeVSquaredCm2),
        ("avogadro-per-mol", avogadro),
        ("neutral-pion-mass-GeV", neutralPionMassGeV), ("eta-mass-GeV", etaMassGeV),
        ("neutral-pion-two-photon-branching", neutralPionTwoPhotonBranching),
        ("eta-two-photon-branching", etaTwoPhotonBranching),
    ]
}
