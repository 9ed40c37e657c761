import LimitModel

/// A method that turns a descriptor's request into the curves of a limit.
///
/// Conforming types read all their inputs in `init`, so that a bad descriptor is refused on import, and compute at any
/// parameter point without touching anything but their context: the same inputs give the same bytes.
package protocol Method: Sendable {
    /// The name of the method's element in descriptors.
    static var name: String { get }
    /// A sentence on what it computes, for the schema.
    static var summary: String { get }
    /// The version of its results: raised whenever they may change; older results become stale.
    static var version: Int { get }
    /// The models in whose planes it may compute.
    static var models: [PortalModel] { get }
    /// Dependence on the parameters of its planes.
    static var parameters: [String: ParameterUse] { get }
    /// The best grade that its results can have: `approximate` where it rests on a free choice or a simplification.
    static var bestGrade: Grade { get }
    /// Everything it reads from its descriptor, in the order of the XML: the schema is made from it, and so are the checks.
    static var inputs: [InputPart] { get }
    /// Other limits of the archive that it starts from.
    var sources: [SourceReference] { get }
    /// Reads inputs that have been found to be what is declared; what is left to check is how they go together.
    /// - Throws: `InputError` naming field and line.
    init(_ inputs: Inputs, of request: DerivationRequest, in plane: Plane) throws(InputError)
    /// The best grade of one request, where it is another than that of the method.
    static func bestGrade(of request: DerivationRequest) -> Grade
    /// Checks that the inputs leave something to compute at a parameter point.
    /// - Throws: `InputError` when they do not.
    func check(at point: ParameterPoint) throws(InputError)
    /// Derives the curves at a parameter point.
    /// - Throws: `InputError` when the inputs leave nothing to compute.
    func derive(at point: ParameterPoint, _ context: MethodContext) throws(InputError) -> DerivedCurves
}

extension Method {
    /// Most methods compute the coupling of the dark axion portal.
    package static var models: [PortalModel] { [.darkAxionPortal] }

    /// Most methods can be as good as their inputs.
    package static var bestGrade: Grade { .derived }

    package static func bestGrade(of request: DerivationRequest) -> Grade { bestGrade }

    /// Most methods start from the descriptor alone.
    package var sources: [SourceReference] { [] }

    package func check(at point: ParameterPoint) throws(InputError) {}

    /// Reads a request, checks it as a whole, and that it can be computed where it is to be.
    ///
    /// The order is the same in all methods: the plane, the grade, the parameter point, the declared inputs one by one, how
    /// they go together, and how they go with the point.
    /// - Throws: `InputError` naming field and line.
    package init(_ request: DerivationRequest, plane: Plane) throws(InputError) {
        try Self.checkPlane(plane, request)
        try Self.checkGrade(request)
        let point = try Self.point(of: request, in: plane)
        try self.init(Inputs(request.method, as: Self.inputs), of: request, in: plane)
        try check(at: point)
    }

    /// The parameter point at which a request wants its limit.
    /// - Throws: `InputError` when the limit claims to hold where it would not be computed.
    package static func point(of request: DerivationRequest, in plane: Plane) throws(InputError) -> ParameterPoint {
        try ParameterPoint(request, plane: plane, uses: parameters)
    }

    /// Refuses a plane of another model.
    private static func checkPlane(_ plane: Plane, _ request: DerivationRequest) throws(InputError) {
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
    }

    /// Refuses a grade that the method does not give.
    private static func checkGrade(_ request: DerivationRequest) throws(InputError) {
        let best = bestGrade(of: request)
        let grades = request.holdings.flatMap { [$0.grade, $0.lowerGrade ?? $0.grade, $0.upperGrade ?? $0.grade] }
        if let claimed = grades.min(), claimed < best {
            throw InputError(
                field: "<holds> grade", line: request.method.line,
                problem: "'\(claimed.rawValue)' claims more than the method gives, '\(best.rawValue)'",
                remedy: "write \(best.rawValue)")
        }
    }
}

extension DerivationRequest {
    /// Refuses a statement that is not a criterion.
    func checkCriterion(_ problem: String, _ remedy: String) throws(InputError) {
        guard case .criterion = statement else {
            throw InputError(field: "confidence", line: method.line, problem: problem, remedy: remedy)
        }
    }
}
