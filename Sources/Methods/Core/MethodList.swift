import LimitModel

/// The methods of the program.
package enum MethodList {
    /// All of them, by name.
    package static let all: [any Method.Type] = [
        InvisibleMesonDecay.self, MissingEnergy.self, DarkPhotonReach.self, FoldedMixing.self, WindowRecast.self,
        RatioRecast.self, FermionDipole.self,
        LeptonGMinus2.self, PseudoscalarInvisible.self, AnnihilationMonophoton.self,
        DecayInFlight.self, MesonScattering.self, ElectronDumpEstimate.self,
    ]

    /// The method of a request.
    /// - Throws: `InputError` naming the known methods.
    package static func named(_ node: InputNode) throws(InputError) -> any Method.Type {
        guard let method = all.first(where: { $0.name == node.name }) else {
            throw InputError(
                field: node.name, line: node.line, problem: "there is no derivation of this name",
                remedy: "use one of: " + all.map { $0.name }.joined(separator: ", "))
        }
        return method
    }
}
