import Foundation
import LimitModel
import PortalPhysics
import Quantities

/// Mass and Br(V → e⁺e⁻) of a vector meson; the branching fraction is given, or follows from widths or from g_V.
struct MesonInputs {
    private static let label = TextInput("name")
    private static let mass = NumberInput("mass", .energy, .positive)
    private static let branching = NumberInput("branching-ee", .dimensionless, .share, "Br(V → e⁺e⁻)")
    private static let leptonicWidth = NumberInput("leptonic-width", .energy, .positive, "Γ(V → e⁺e⁻)")
    private static let coupling = NumberInput(
        "coupling-constant", .dimensionless, .positive, "g_V of vector meson dominance")
    private static let totalWidth = NumberInput("total-width", .energy, .positive)

    /// Parts of the group of a meson, before what a method adds.
    static let inputs = [
        label.part, mass.part,
        ChoiceInput([branching.part], [ChoiceInput([leptonicWidth.part], [coupling.part]).part, totalWidth.part]).part,
    ]

    let name: String
    let massGeV: Double
    let electronBranching: Double
    /// Relative error of the branching fraction; nil when no input states one.
    let branchingError: Double?

    /// - Parameter meson: the group of the meson.
    init(_ meson: Inputs) throws(InputError) {
        name = try meson.text(Self.label)
        massGeV = try meson.value(Self.mass)
        if let branching = try meson.number(ifPresent: Self.branching) {
            electronBranching = branching.value
            branchingError = branching.relativeError
            return
        }
        let total = try meson.number(Self.totalWidth)
        let electron: (value: Double, error: Double?)
        if let width = try meson.number(ifPresent: Self.leptonicWidth) {
            electron = (width.value, width.relativeError)
        } else {
            let coupling = try meson.number(Self.coupling)
            let width = VectorMeson.electronWidthGeV(massGeV: massGeV, couplingConstant: coupling.value)
            electron = (width, coupling.relativeError.map { 2 * $0 })
        }
        electronBranching = electron.value / total.value
        guard electron.value < total.value else {
            throw meson.fail(
                Self.totalWidth.name, "it is smaller than the width into electrons", "check the units of both widths")
        }
        branchingError =
            electron.error == nil && total.relativeError == nil
            ? nil : hypot(electron.error ?? 0, total.relativeError ?? 0)
    }

    /// The dark photon mass at which the decay closes, for an axion of `ratio` times its mass.
    func closingMassGeV(axionMassOverMass ratio: Double) -> Double { massGeV / (1 + ratio) }
}
