import Foundation
import LimitModel
import PortalPhysics
import Quantities

/// The input `meson`: mass and Br(V → e⁺e⁻), which is given, or follows from widths or from g_V.
struct MesonInputs {
    let name: String
    let massGeV: Double
    let electronBranching: Double
    /// Relative error of the branching fraction; nil when no input states one.
    let branchingError: Double?

    init(_ meson: Inputs) throws(InputError) {
        let positive: (Double) -> Bool = { $0 > 0 }
        let isShare: (Double) -> Bool = { $0 > 0 && $0 < 1 }
        name = meson.node.child("name")?.text ?? "meson"
        massGeV = try meson.number("mass", .energy, where: positive, "positive").value
        if let branching = try meson.number(
            ifPresent: "branching-ee", .dimensionless, where: isShare, "between 0 and 1")
        {
            electronBranching = branching.value
            branchingError = branching.relativeError
            return
        }
        let total = try meson.number("total-width", .energy, where: positive, "positive")
        let electron: (value: Double, error: Double?)
        if let width = try meson.number(ifPresent: "leptonic-width", .energy, where: positive, "positive") {
            electron = (width.value, width.relativeError)
        } else {
            let coupling = try meson.number("coupling-constant", .dimensionless, where: positive, "positive")
            let width = VectorMeson.electronWidthGeV(massGeV: massGeV, couplingConstant: coupling.value)
            electron = (width, coupling.relativeError.map { 2 * $0 })
        }
        electronBranching = electron.value / total.value
        guard electron.value < total.value else {
            throw InputError(
                field: "\(meson.path)/total-width", line: meson.node.child("total-width")?.line,
                problem: "it is smaller than the width into electrons", remedy: "check the units of both widths")
        }
        branchingError =
            electron.error == nil && total.relativeError == nil
            ? nil : hypot(electron.error ?? 0, total.relativeError ?? 0)
    }

    /// The dark photon mass at which the decay closes, for an axion of `ratio` times its mass.
    func closingMassGeV(axionMassOverMass ratio: Double) -> Double { massGeV / (1 + ratio) }
}
