import Foundation
import Quadrature

/// σ_V(M_V; x > x_min) of one beam on one target, tabulated once: it does not depend on the dark photon's or the
/// axion's mass, so each of their masses then is a one-dimensional integral.
///
/// ln σ_V is a cubic spline in v = ln[M_V/(M_top − M_V)], equally spaced: logarithmic in M_V at small masses, and
/// linear in v where phase space closes like a power of M_top − M_V.
package struct CrossSectionTable: Sendable {
    /// The beam and the target.
    package let process: VectorBremsstrahlung
    /// x_min: the smallest E_V/E0 that counts.
    package let lowestEnergyShare: Double
    /// The mass where x > x_min closes, in GeV.
    package let closingMassGeV: Double
    /// The range of masses in GeV that the table covers.
    package let lowestMassGeV, highestMassGeV: Double
    /// Number of masses with a cross section.
    package let count: Int
    private let spline: CubicSpline
    /// Relative error of σ_V at the nodes: quadrature and interpolation, the larger of two neighbours counts.
    private let errors: [Double]

    /// Tabulates from `lowestMassGeV` up to 0.2% below the closing mass.
    ///
    /// - Parameters:
    ///   - nodesPerEFold: masses per unit of v.
    ///   - resolution: of the quadrature; its error is measured at every node with a coarser setting.
    /// - Returns: nil when x > x_min is closed at `lowestMassGeV`, an argument is not
    ///   positive, or more than 1000 nodes per e-fold are asked for.
    package init?(
        process: VectorBremsstrahlung, aboveEnergyShare xMin: Double, lowestMassGeV: Double,
        nodesPerEFold: Double = 8, resolution: BremsstrahlungResolution = .standard
    ) {
        let closing = process.highestMassGeV(aboveEnergyShare: xMin)
        let highest = Self.topShare * closing
        guard lowestMassGeV > 0, nodesPerEFold > 0, nodesPerEFold <= 1000, lowestMassGeV < 0.9 * highest else {
            return nil
        }
        let from = log(lowestMassGeV / (closing - lowestMassGeV))
        let to = log(Self.topShare / (1 - Self.topShare))
        // An even number of intervals, so that the coarse spline shares both ends.
        let intervals = max(12, 2 * Int((nodesPerEFold * (to - from) / 2).rounded(.up)))
        let variables = (0...intervals).map { from + (to - from) * Double($0) / Double(intervals) }
        var logs: [Double] = []
        var errors: [Double] = []
        for variable in variables {
            let mass = min(max(closing / (1 + exp(-variable)), lowestMassGeV), highest)
            let section = process.crossSectionCm2(
                vectorMassGeV: mass, aboveEnergyShare: xMin, resolution: resolution)
            logs.append(log(section.value))
            errors.append(section.error / section.value)
        }
        let even = stride(from: 0, through: intervals, by: 2)
        guard let spline = CubicSpline(x: variables, y: logs),
            let coarse = CubicSpline(x: even.map { variables[$0] }, y: even.map { logs[$0] })
        else { return nil }
        // Halving the spacing divides the error of a cubic spline by 16; a factor of two is kept in hand.
        for index in stride(from: 1, to: intervals, by: 2) {
            let error = abs(coarse.value(at: variables[index]) - logs[index]) / 8
            errors[index] += error
            errors[index - 1] = max(errors[index - 1], error)
            errors[index + 1] = max(errors[index + 1], error)
        }
        self.process = process
        lowestEnergyShare = xMin
        closingMassGeV = closing
        self.lowestMassGeV = lowestMassGeV
        highestMassGeV = highest
        count = variables.count
        self.spline = spline
        self.errors = errors
    }

    /// σ_V in cm² for ε = 1; 0 from the table's end on, where phase space has closed but for 0.2%, and not a
    /// number below its beginning.
    package func crossSectionCm2(vectorMassGeV mass: Double) -> Double {
        guard mass < highestMassGeV else { return 0 }
        guard mass > lowestMassGeV else { return mass == lowestMassGeV ? exp(spline.y[0]) : .nan }
        return exp(spline.value(at: variable(mass)))
    }

    /// The relative error of σ_V at a mass; not a number outside the table.
    package func relativeError(vectorMassGeV mass: Double) -> Double {
        guard mass >= lowestMassGeV, mass <= highestMassGeV else { return .nan }
        let last = spline.x.count - 1
        let share = (variable(mass) - spline.x[0]) / (spline.x[last] - spline.x[0])
        let index = min(last - 1, max(0, Int(share * Double(last))))
        return max(errors[index], errors[index + 1])
    }

    private func variable(_ mass: Double) -> Double {
        min(max(log(mass / (closingMassGeV - mass)), spline.x[0]), spline.x[spline.x.count - 1])
    }

    private static let topShare = 0.998
}
