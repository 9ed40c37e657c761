import Foundation
import PortalPhysics
import Testing

private func isClose(_ value: Double, _ reference: Double, _ relative: Double) -> Bool {
    abs(value - reference) <= relative * abs(reference)
}

/// Reference values were computed independently of this program (explicit polarisation and trace sums).
@Suite struct WidthTests {
    @Test func `dark photon width agrees with the reference`() {
        let width = DarkAxionPortal.darkPhotonWidthPerCouplingSquared(darkPhotonMassGeV: 0.1, axionMassGeV: 0)
        #expect(isClose(width, 3.315727981081154e-06, 1e-12))
        #expect(DarkAxionPortal.darkPhotonWidthPerCouplingSquared(darkPhotonMassGeV: 0.1, axionMassGeV: 0.1) == 0)
    }

    @Test func `widths with an axion's mass agree with the reference`() {
        let real = DarkAxionPortal.darkPhotonWidthPerCouplingSquared(darkPhotonMassGeV: 0.1, axionMassGeV: 0.05)
        #expect(isClose(real, 1.3988227420186118e-06, 1e-12))
        let virtual = DarkAxionPortal.virtualPhotonWidthPerCouplingSquared(
            invariantMassGeV: 2, darkPhotonMassGeV: 1, axionMassGeV: 0.5)
        #expect(isClose(virtual, 0.006967755164887863, 1e-12))
        let weight = DarkAxionPortal.spectralWeight(invariantMassGeV: 2, darkPhotonMassGeV: 1, axionMassGeV: 0.5)
        #expect(isClose(weight, 0.0002772381691864969, 1e-12))
        #expect(isClose(weight * Double.pi * 8, virtual, 1e-12))
    }

    @Test func `decay into dark matter agrees with the reference`() {
        let width = DarkAxionPortal.darkMatterWidthGeV(
            darkCoupling: 0.5, darkPhotonMassGeV: 0.1, fermionMassGeV: 0.1 / 3)
        #expect(isClose(width, 0.015183177624998573, 1e-12))
        let other = DarkAxionPortal.darkMatterWidthGeV(darkCoupling: 0.1, darkPhotonMassGeV: 0.3, fermionMassGeV: 0.1)
        #expect(isClose(other, 0.009109906574999143, 1e-12))
        let closed = DarkAxionPortal.darkMatterWidthGeV(darkCoupling: 1, darkPhotonMassGeV: 1, fermionMassGeV: 0.5)
        #expect(closed == 0)
        #expect(DarkAxionPortal.decayLengthCm(widthGeV: closed, massGeV: 1, momentumGeV: 1) == .infinity)
        #expect(
            isClose(DarkAxionPortal.decayLengthCm(widthGeV: width, massGeV: 0.1, momentumGeV: 0.1), 1.2996e-12, 1e-4))
        let visible = 1e-6 * DarkAxionPortal.darkPhotonWidthPerCouplingSquared(darkPhotonMassGeV: 0.1, axionMassGeV: 0)
        #expect(
            isClose(DarkAxionPortal.decayLengthCm(widthGeV: visible, massGeV: 0.1, momentumGeV: 0.2), 1.1902e-2, 1e-4))
    }

    @Test(arguments: [
        (0.1, 0.010111640077757918), (3.0, 0.011852129105511642), (8.0, 0.06650075429148271),
        (9.0, 0.34588993245631433),
    ])
    func `invisible Upsilon bounds agree with the reference`(mass: Double, bound: Double) {
        let electron = VectorMeson.electronWidthGeV(massGeV: 9.46, couplingConstant: 40.3) / 0.054e-3
        let branching = VectorMeson.portalBranchingPerCouplingSquared(
            electronBranching: electron, mesonMassGeV: 9.46, darkPhotonMassGeV: mass, axionMassGeV: 0)
        #expect(isClose(Reach.coupling(signalLimit: 3e-4, eventsPerCouplingSquared: branching), bound, 1e-9))
    }

    @Test(arguments: [
        ("omega", 0.782, 17.3, 8.6e-3, 5.649157582925959e-05), ("phi", 1.019, 13.4, 4.2e-3, 0.0004265969565311147),
        ("Upsilon", 9.460, 40.3, 0.054e-3, 2.935105018264524), ("rho", 0.775, 4.96, 0.147, 3.913618674188177e-05),
    ])
    func `meson branching fraction agrees with the reference`(
        name: String, mass: Double, coupling: Double, total: Double, reference: Double
    ) {
        let electron = VectorMeson.electronWidthGeV(massGeV: mass, couplingConstant: coupling) / total
        let ratio = VectorMeson.portalToElectronRatioPerCouplingSquared(
            mesonMassGeV: mass, darkPhotonMassGeV: 1e-9, axionMassGeV: 0)
        #expect(isClose(electron * ratio, reference, 1e-9), "\(name)")
    }

    @Test(arguments: [
        ("rho", 0.775, 4.96, 7.027e-6), ("J/psi", 3.097, 11.8, 4.961e-6), ("Upsilon", 9.46, 40.3, 1.299e-6),
    ])
    func `electron width agrees with the table`(name: String, mass: Double, coupling: Double, reference: Double) {
        #expect(
            isClose(VectorMeson.electronWidthGeV(massGeV: mass, couplingConstant: coupling), reference, 4e-4), "\(name)"
        )
    }

    @Test func `Upsilon's width into electrons agrees with the reference both ways`() {
        let table = VectorMeson.electronWidthGeV(massGeV: 9.46, couplingConstant: 40.3)
        #expect(isClose(table, 1.29927269786545e-6, 1e-6))
        let measured = VectorMeson.electronWidthGeV(massGeV: 9.46, couplingConstant: 39.68284523415419)
        #expect(isClose(measured, 1.34e-6, 1e-6))
    }

    /// Estimates with factors of two to three; the arithmetic alone is held here.
    @Test func `meson yields of the estimate agree with the reference`() {
        let counts = Reference.Experiment.na64.mesons(exposure: 5e12).map(\.count)
        let reference = [117138165.45795003, 12330333.206100002, 8014716.583965001, 184954.99809150002]
        #expect(zip(counts, reference).allSatisfy { isClose($0, $1, 1e-12) })
    }

    /// Γ(V → a γ') = (4πα/g_V²) Γ(γ*(m_V) → a γ'): the two routes share no code but the phase space.
    @Test func `meson decay is the virtual photon's decay times the mixing`() {
        let (mass, coupling, dark, axion) = (3.0969, 11.2, 1.3, 0.4)
        let mixing = 4 * Double.pi * Constants.alpha / (coupling * coupling)
        let viaPhoton =
            mixing
            * DarkAxionPortal.virtualPhotonWidthPerCouplingSquared(
                invariantMassGeV: mass, darkPhotonMassGeV: dark, axionMassGeV: axion)
        let viaElectrons =
            VectorMeson.electronWidthGeV(massGeV: mass, couplingConstant: coupling)
            * VectorMeson.portalToElectronRatioPerCouplingSquared(
                mesonMassGeV: mass, darkPhotonMassGeV: dark, axionMassGeV: axion)
        #expect(isClose(viaPhoton, viaElectrons, 1e-13))
    }

    @Test func `phase space is the Källén function to the power three halves`() {
        for (dark, axion) in [(0.3, 0.2), (0.01, 0.0), (0.69, 0.3), (0.2, 0.7)] {
            let shape = DarkAxionPortal.phaseSpace(invariantMassGeV: 1, darkPhotonMassGeV: dark, axionMassGeV: axion)
            let lambda = kallen(1, dark * dark, axion * axion)
            #expect(isClose(shape, lambda * lambda.squareRoot(), 1e-12))
        }
        #expect(DarkAxionPortal.phaseSpace(invariantMassGeV: 1, darkPhotonMassGeV: 0.7, axionMassGeV: 0.3) == 0)
        #expect(DarkAxionPortal.phaseSpace(invariantMassGeV: 1, darkPhotonMassGeV: 2, axionMassGeV: 0) == 0)
    }

    @Test func `without axion mass the phase space is a cube`() {
        for ratio in [1e-6, 0.1, 0.5, 0.9, 0.999] {
            let shape = DarkAxionPortal.phaseSpace(invariantMassGeV: 2, darkPhotonMassGeV: 2 * ratio, axionMassGeV: 0)
            #expect(isClose(shape, pow(1 - ratio * ratio, 3), 1e-12))
        }
    }
}
