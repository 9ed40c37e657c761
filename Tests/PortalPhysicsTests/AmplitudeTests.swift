import Foundation
import PortalPhysics
import Testing

@Suite struct AmplitudeTests {
    @Test(arguments: [
        (0.05, -0.03, 0.01, 2.6112e-07, 0.01, 400.0, 90.0, 2530.0, 6953174.845586727, -8.462166516816168),
        (1.3, -0.9, 0.4, 0.04, 0.25, 6.0, 2.5, 4.4, 86.16802980495287, -8.07712469866316),
    ])
    func `lepton tensor agrees with symbolic traces`(
        s: Double, u: Double, t: Double, lepton: Double, vector: Double, pIn: Double, pOut: Double, pSquared: Double,
        along: Double, trace: Double
    ) {
        let tensor = LeptonTensor(leptonMassSquared: lepton, vectorMassSquared: vector)
        #expect(
            agrees(tensor.alongMomentum(s: s, u: u, t: t, pIn: pIn, pOut: pOut, pSquared: pSquared), along, 1e-10))
        #expect(agrees(tensor.trace(s: s, u: u, t: t), trace, 1e-10))
        let half = tensor.nuclear(spin: .half, s: s, u: u, t: t, pIn: pIn, pOut: pOut, pSquared: pSquared)
        #expect(agrees(half, along - t * trace, 1e-9))
    }

    /// `scripts/check-physics/amplitude.py`: random momenta of ℓN → ℓNV, explicit 4×4 Dirac matrices, 40 digits; five
    /// rows with the muon's mass, the last with the electron's. There the nuclear trace for spin ½ came out as
    /// L_PP − t L_gg to twelve digits.
    @Test(arguments: [
        (
            11302.948857101553, -2595.4519269681061, 15773.863670153484, 0.011163692313299, 0.09, 48221.593736372482,
            26469.359720342845, 164769.86367015348, 2829777.3573658905, -123.64337414751049
        ),
        (
            533.26124545990864, -11833.932236144041, 15406.40307204663, 0.011163692313299, 0.0025, 53790.167841246731,
            21138.139441709391, 164402.40307204663, 51332487.065755846, -169.13022643223503
        ),
        (
            3413.2540852721499, -9893.2642233466084, 11374.120494454305, 0.011163692313299, 4.0, 54366.312710136772,
            39248.573595263959, 160370.12049445431, 10015343.531101414, -26.128843900988443
        ),
        (
            1.7334333543942922, -1.5298031716402424, 0.47688688301748939, 0.011163692313299, 0.04, 4.8948398812941092,
            1.8572697685212931, 4.4768868830174894, 18.160593453640956, -8.8053907163180526
        ),
        (
            0.37592181939141719, -0.21556333920774442, 0.18216357925352457, 0.011163692313299, 0.0004,
            1.7209573006775291, 0.58471436935344092, 4.1821635792535246, 26.680066478148414, -14.590223925859873
        ),
        (
            2.8524736708985791, -35.055853410193214, 81.156947070621307, 2.611199269011025e-7, 0.01,
            357.99528962924006, 216.90842892344772, 2581.1569470706213, 663000.59542564715, -366.82509126023604
        ),
    ])
    func `lepton tensor agrees with explicit Dirac matrices for muons`(
        s: Double, u: Double, t: Double, lepton: Double, vector: Double, pIn: Double, pOut: Double, pSquared: Double,
        along: Double, trace: Double
    ) {
        let tensor = LeptonTensor(leptonMassSquared: lepton, vectorMassSquared: vector)
        #expect(
            agrees(tensor.alongMomentum(s: s, u: u, t: t, pIn: pIn, pOut: pOut, pSquared: pSquared), along, 1e-11))
        #expect(agrees(tensor.trace(s: s, u: u, t: t), trace, 1e-11))
    }

    @Test(arguments: Reference.azimuthAverages)
    func `closed azimuth average agrees with a numerical one`(
        beam: Reference.Experiment, mass: Double, x: Double, u: Double, t: Double, spin: Nucleus.Spin, value: Double,
        tolerance: Double
    ) {
        let half = beam.process
        let process = VectorBremsstrahlung(
            beamEnergyGeV: half.beamEnergyGeV, leptonMassGeV: half.leptonMassGeV, nucleus: half.nucleus, spin: spin)
        let average = process.azimuthAverage(
            vectorMassGeV: mass, energyShare: x, leptonVirtualityGeV2: u, momentumTransferGeV2: t)
        #expect(agrees(average, value, tolerance))
    }

    @Test func `form factor is screened at small and cut at large momentum transfer`() {
        let form = ElasticFormFactor(Nucleus(charge: 82, massNumber: 207))
        let screening = pow(111 / (cbrt(82.0) * Constants.electronMassGeV), 2)
        #expect(agrees(form.value(momentumTransferGeV2: 1e-14), 82 * 1e-14 * screening, 1e-3))
        #expect(agrees(form.value(momentumTransferGeV2: 1e-6), 82, 2e-3))
        #expect(agrees(form.value(momentumTransferGeV2: 10), 82 * 0.164 / pow(207, 2.0 / 3) / 10, 1e-3))
        #expect(form.value(momentumTransferGeV2: 0) == 0)
    }
}
