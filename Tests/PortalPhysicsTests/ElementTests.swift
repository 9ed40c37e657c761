import Foundation
import PortalPhysics
import Testing

@Suite struct ElementTests {
    /// Tsai's formula 1/X0 = 4αr_e² N_A/A {Z²[L − f(Z)] + Z L'} with the Thomas-Fermi logarithms L = ln(184.15 Z^{-1/3}) and
    /// L' = ln(1194 Z^{-2/3}), and f the Coulomb correction: it made the table's lengths.
    @Test(arguments: Element.all)
    func `radiation lengths follow from the charge`(element: Element) {
        let z = Double(element.charge)
        let radius = Constants.alpha * Constants.hbarCGeVCm / Constants.electronMassGeV
        let a = Constants.alpha * Constants.alpha * z * z
        let coulomb = a * (1 / (1 + a) + 0.20206 - 0.0369 * a + 0.0083 * a * a - 0.002 * a * a * a)
        let sum = z * z * (log(184.15 / cbrt(z)) - coulomb) + z * log(1194 / pow(z, 2.0 / 3))
        let inverse = 4 * Constants.alpha * radius * radius * Constants.avogadro / element.atomicWeight * sum
        // Below Z = 5 the table uses better logarithms than Thomas and Fermi's.
        #expect(agrees(element.radiationLengthGPerCm2, 1 / inverse, element.charge < 5 ? 0.07 : 5e-3))
    }

    @Test func `lengths in centimetres match what experiments quote`() throws {
        for (symbol, length) in [("Pb", 0.56), ("Al", 8.9), ("W", 0.35), ("Si", 9.37), ("Fe", 1.76), ("Cu", 1.44)] {
            let element = try #require(Element(symbol: symbol))
            #expect(agrees(element.radiationLengthCm, length, 5e-3), "\(symbol)")
        }
    }

    @Test func `elements are found by symbol and others refused`() throws {
        for symbol in ["Be", "C", "Al", "Si", "Fe", "Cu", "W", "Pb"] { #expect(Element(symbol: symbol) != nil) }
        for symbol in ["", "pb", "PB", "Unobtainium", "Xx"] { #expect(Element(symbol: symbol) == nil) }
        #expect(Set(Element.all.map(\.symbol)).count == Element.all.count)
        #expect(zip(Element.all, Element.all.dropFirst()).allSatisfy { $0.charge < $1.charge })
        let lead = try #require(Element(symbol: "Pb"))
        #expect(lead.nucleus == Nucleus(charge: 82, massNumber: 207.2))
        #expect(agrees(Nucleus(charge: 82, massNumber: 207).massGeV, 192.8193, 1e-6))
    }

    @Test func `nuclei per area are those of the reference`() {
        #expect(agrees(Reference.Experiment.na64.target.nucleiPerCm2, 1.847488e22, 1e-6))
        #expect(agrees(Reference.Experiment.ldmx.target.nucleiPerCm2, 2.143882e23, 1e-6))
    }
}
