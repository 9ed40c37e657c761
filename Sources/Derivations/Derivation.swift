import LimitModel

/// A method that turns a descriptor's request into the curves of a limit.
///
/// Conforming types read all their inputs in `init`, so that a bad descriptor is refused on import, and compute without
/// touching anything but their supplies: the same inputs give the same bytes.
public protocol Derivation: Sendable {
    /// The name of the method element in descriptors.
    static var name: String { get }
    /// Raised whenever results may change; older results become stale.
    static var version: Int { get }
    /// Other limits of the archive that it starts from.
    var sources: [SourceReference] { get }
    /// Reads the inputs.
    /// - Throws: `InputError` naming field and line.
    init(_ request: DerivationRequest, plane: Plane) throws(InputError)
    /// Derives the curves.
    /// - Throws: `InputError` when the inputs leave nothing to compute.
    func derive(_ supplies: Supplies) throws(InputError) -> DerivedCurves
}

extension Derivation {
    /// Most methods start from the descriptor alone.
    public var sources: [SourceReference] { [] }

    /// Derives the curves without anything from outside.
    public func derive() throws(InputError) -> DerivedCurves { try derive(Supplies()) }
}

/// What a derivation returns.
public struct DerivedCurves: Sendable {
    /// How the curves enclose the region.
    public var shape: Limit.Shape
    /// The curves, the limit itself first.
    public var curves: [Curve]
    /// Why nothing is excluded, for the shape `empty`.
    public var emptyReason: String?
    /// Largest relative error of the coupling from numerics and interpolation.
    public var numericalError: Double
    /// Relative error of the coupling from inputs and method; nil when not known.
    public var theoryError: Double?
    /// What the theory error covers, and what it leaves out.
    public var theoryNote: String?
    /// What a reader of the limit must know about the method.
    public var note: String?

    /// Curves with their errors.
    public init(
        shape: Limit.Shape, curves: [Curve], emptyReason: String? = nil, numericalError: Double, theoryError: Double?,
        theoryNote: String? = nil, note: String? = nil
    ) {
        self.shape = shape
        self.curves = curves
        self.emptyReason = emptyReason
        self.numericalError = numericalError
        self.theoryError = theoryError
        self.theoryNote = theoryNote
        self.note = note
    }
}

/// The methods this program knows.
public enum Methods {
    /// All of them, by name.
    public static let all: [any Derivation.Type] = [
        InvisibleMesonDecay.self, MissingEnergy.self, DarkPhotonReach.self, FoldedMixing.self, WindowRecast.self,
        RatioRecast.self, FermionDipole.self,
        LeptonGMinus2.self, PseudoscalarInvisible.self, AnnihilationMonophoton.self,
        DecayInFlight.self, MesonScattering.self, ElectronDumpEstimate.self,
    ]

    /// The method of a request.
    /// - Throws: `InputError` naming the known methods.
    public static func named(_ node: InputNode) throws(InputError) -> any Derivation.Type {
        guard let method = all.first(where: { $0.name == node.name }) else {
            throw InputError(
                field: node.name, line: node.line, problem: "there is no derivation of this name",
                remedy: "use one of: " + all.map { $0.name }.joined(separator: ", "))
        }
        return method
    }
}
