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
    /// The models in whose planes it may compute.
    static var models: [PortalModel] { get }
    /// How it depends on the parameters of its planes.
    static var parameters: [String: ParameterUse] { get }
    /// The best grade that its results can have: `approximate` where it rests on a free choice or a simplification.
    static var bestGrade: Grade { get }
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
    /// Most methods compute the coupling of the dark axion portal.
    public static var models: [PortalModel] { [.darkAxionPortal] }

    /// Most methods can be as good as their inputs.
    public static var bestGrade: Grade { .derived }

    /// Opens the inputs of a request, once the request has been found to fit the method.
    /// - Parameter best: the best grade of this request, where it is another than the method's.
    /// - Throws: `InputError` for a plane of another model, for parameter values that do not fit where the limit claims to
    ///   hold, and for a grade that the method does not give.
    static func opened(
        _ request: DerivationRequest, _ plane: Plane, best: Grade? = nil
    ) throws(InputError) -> (inputs: Inputs, point: ParameterPoint) {
        let line = request.method.line
        guard models.contains(where: { $0.name == plane.model?.text }) else {
            let names = models.map { "'\($0.name)'" }.joined(separator: " or ")
            throw InputError(
                field: "\(name) in plane \(plane.slug)", line: line,
                problem:
                    "it computes limits of the model \(names), but the plane "
                    + (plane.model.map { "is of the model '\($0)'" } ?? "names no model"),
                remedy: "choose a plane of the model \(names)")
        }
        if let model = PortalModel.named(plane.model),
            plane.coupling.dimension != model.dimension || plane.prefactor != model.prefactor
        {
            throw InputError(
                field: "\(name) in plane \(plane.slug)", line: line,
                problem: "the coupling of the plane is not that of the model, \(model.lagrangian)",
                remedy: "import the plane again as the model has it")
        }
        let best = best ?? bestGrade
        let grades = request.holdings.flatMap { [$0.grade, $0.lowerGrade ?? $0.grade, $0.upperGrade ?? $0.grade] }
        if let claimed = grades.min(), claimed < best {
            throw InputError(
                field: "<holds> grade", line: line,
                problem: "'\(claimed.rawValue)' claims more than the method gives, '\(best.rawValue)'",
                remedy: "write \(best.rawValue)")
        }
        return (Inputs(request.method), try ParameterPoint(request, plane: plane, uses: parameters))
    }

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
    /// Why the curves end where they do; nil where their shape says it.
    public var ends: Limit.Ends?
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
        shape: Limit.Shape, curves: [Curve], ends: Limit.Ends? = nil, emptyReason: String? = nil,
        numericalError: Double, theoryError: Double?,
        theoryNote: String? = nil, note: String? = nil
    ) {
        self.shape = shape
        self.curves = curves
        self.ends = ends
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
