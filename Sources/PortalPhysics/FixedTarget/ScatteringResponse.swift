import Foundation
import Quadrature

/// Cross section of a e → γ' e inside the recoil window, with the escape of the γ', on a grid of axion energies.
struct ScatteringResponse: Sendable {
    /// Grid of energies in GeV, equal in ln E, from where the window opens.
    let energiesGeV: [Double]
    let step: Double
    /// σ/G² in cm² at the grid, without escape.
    let sections: [Double]
    /// Gauss nodes of the recoil, flat: weight (cm²) and number of metres per decay length at G = 1.
    private let nodes: [(weight: Double, lengths: Double)]
    private let starts: [Int]
    private let escape: ScatteringExperiment.Escape?

    /// The step of ln E in steps of ln D.
    static let stride = 3

    /// nil when no axion up to `highestEnergyGeV` makes a recoil that counts.
    init?(_ experiment: ScatteringExperiment, darkPhotonMassGeV m: Double, highestEnergyGeV: Double) {
        func section(_ energy: Double) -> Double {
            PortalElectronScattering(.axion, energyGeV: energy, darkPhotonMassGeV: m)
                .map(experiment.recoil.crossSectionCm2) ?? 0
        }
        // The window opens at one energy: recoils reach further the harder the axion.
        let floor = m + m * m / (2 * Constants.electronMassGeV)
        guard section(highestEnergyGeV) > 0, floor < highestEnergyGeV else { return nil }
        var (closed, open) = (log(floor), log(highestEnergyGeV))
        for _ in 0..<40 {
            let middle = (closed + open) / 2
            if section(exp(middle)) > 0 { open = middle } else { closed = middle }
        }
        let step = Double(Self.stride) * ScatteringTable.dopplerStep
        let count = 2 + Int(((log(highestEnergyGeV) - open) / step).rounded(.up))
        let width = DarkAxionPortal.darkPhotonWidthPerCouplingSquared(darkPhotonMassGeV: m, axionMassGeV: 0)
        var nodes: [(weight: Double, lengths: Double)] = []
        var starts = [0]
        var energies: [Double] = []
        var sections: [Double] = []
        for index in 0..<count {
            let energy = exp(open + step * Double(index))
            energies.append(energy)
            var total = 0.0
            if let scattering = PortalElectronScattering(.axion, energyGeV: energy, darkPhotonMassGeV: m) {
                for window in experiment.recoil.windows(scattering) {
                    total += scattering.crossSectionCm2(recoilGeV: window)
                    Self.append(scattering, window, m, width, to: &nodes)
                }
            }
            sections.append(total)
            starts.append(nodes.count)
        }
        energiesGeV = energies
        self.step = step
        self.sections = sections
        self.nodes = nodes
        self.starts = starts
        escape = experiment.escape
    }

    /// Nodes in ln T, denser towards the end of phase space, where γ' is slow.
    private static func append(
        _ scattering: PortalElectronScattering, _ window: ClosedRange<Double>, _ m: Double, _ width: Double,
        to nodes: inout [(weight: Double, lengths: Double)]
    ) {
        let (from, to) = (log(window.lowerBound), log(window.upperBound))
        let panels = Panels.count(from: from, to: to, width: 1.5)
        let half = (to - from) / Double(2 * panels)
        for panel in 0..<panels {
            for index in 0..<8 {
                let recoil = exp(from + half * (Double(2 * panel + 1) + Panels.nodes[index]))
                let weight = half * Panels.weights[index] * recoil * scattering.differentialCm2PerGeV(recoilGeV: recoil)
                // The energy transfer goes to the recoil: E' = E − T.
                let energy = max(m, scattering.energyGeV - recoil)
                let momentum = max(1e-6 * m, ((energy - m) * (energy + m)).squareRoot())
                nodes.append((weight, width * m / (momentum * Constants.hbarCGeVMetre)))
            }
        }
    }

    /// σ/G² in cm² at the grid, times the share of γ' that escape at G.
    func escaping(couplingInverseGeV coupling: Double) -> [Double] {
        guard let escape else { return sections }
        let square = coupling * coupling
        return energiesGeV.indices.map { index in
            var sum = 0.0
            for node in nodes[starts[index]..<starts[index + 1]] {
                sum += node.weight * escape.share(decayLengthM: 1 / (square * node.lengths))
            }
            return sum
        }
    }

    /// Place of an energy on the grid; nil outside.
    func place(energyGeV: Double) -> Double? {
        guard energyGeV > energiesGeV[0] else { return nil }
        let place = log(energyGeV / energiesGeV[0]) / step
        return place < Double(energiesGeV.count - 1) ? place : nil
    }

    /// Linear interpolation in ln E.
    @inline(__always)
    static func value(_ values: [Double], at place: Double) -> Double {
        let cell = Int(place)
        let share = place - Double(cell)
        return values[cell] * (1 - share) + values[cell + 1] * share
    }

    /// ∫ dE flux(E) σ(E): the trapezoidal rule in ln E.
    func integral(flux: [Double], sections: [Double]) -> Double {
        var sum = 0.0
        for index in energiesGeV.indices {
            let end = index == 0 || index == energiesGeV.count - 1 ? 0.5 : 1
            sum += end * energiesGeV[index] * flux[index] * sections[index]
        }
        return sum * step
    }
}
