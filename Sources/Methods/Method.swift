import LimitModel

/// A method that turns a descriptor's request into the curves of a limit.
///
/// Conforming types read all their inputs in `init`, so that a bad descriptor is refused on import, and compute without
/// touching anything but their context: the same inputs give the same bytes.
package protocol Method: Sendable {
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
    func derive(_ context: MethodContext) throws(InputError) -> DerivedCurves
}

extension Method {
    /// Most methods compute the coupling of the dark axion portal.
    package static var models: [PortalModel] { [.darkAxionPortal] }

    /// Most methods can be as good as their inputs.
    package static var bestGrade: Grade { .derived }

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
    package var sources: [SourceReference] { [] }

    /// Derives the curves without anything from outside.
    package func derive() throws(InputError) -> DerivedCurves { try derive(MethodContext()) }
}
