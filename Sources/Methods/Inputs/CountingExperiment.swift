import LimitModel
import PortalPhysics
import Quantities

/// The inputs of a counting experiment behind a target: `exposure`, `efficiency`, `background`, `observed`, and the
/// statement of confidence of the request.
struct CountingExperiment {
    private static let exposureInput = NumberInput(
        "exposure", .count, .positive, "beam particles on target", varied: .alone)

    static let inputs = BeamOnTarget.inputs + [exposureInput.part, Efficiency.input.part] + SignalStatement.inputs

    let beam: BeamOnTarget
    let target: ThinTarget
    /// Beam particles on target.
    let exposure: Double
    let efficiency: Efficiency
    /// s_up: more signal events than these are excluded, or expected to be.
    let signalLimit: Double
    /// Relative errors of the yield that the inputs state: exposure, length, efficiency.
    let yieldErrors: [(what: String, error: Double)]
    /// Origin of s_up, for notes.
    let description: String

    init(_ inputs: Inputs, _ request: DerivationRequest) throws(InputError) {
        beam = try BeamOnTarget(inputs)
        target = try BeamOnTarget.thinTarget(beam, inputs)
        let exposed = try inputs.number(Self.exposureInput)
        exposure = exposed.value
        efficiency = try Efficiency(inputs)
        let limit = try SignalStatement(inputs, request)
        signalLimit = limit.value
        description = limit.description
        yieldErrors = [
            ("exposure", exposed.relativeError), ("length", beam.lengthError), ("efficiency", efficiency.error),
        ].compactMap { what, error in error.map { (what, $0) } }
    }

    /// The masses from the beginning of a range to its end, the end of production, or that of the efficiency.
    func masses(of range: MassRange, atMost end: Double) throws(InputError) -> ClosedRange<Double> {
        let known = efficiency.masses
        if let known, known.lowerBound > range.from {
            throw range.fail(
                "the efficiency is not known there",
                "begin at \(Quantity(known.lowerBound, .energy).printed()), or extend the efficiency curve")
        }
        return range.from...(try range.end(atMost: min(end, known?.upperBound ?? .infinity)))
    }

    /// Reason why a curve of this experiment ends where it does.
    func ends(of range: MassRange) -> @Sendable (Curve) -> Limit.Ends {
        { range.ends($0, dataEnd: efficiency.masses?.upperBound ?? .infinity) }
    }

    /// Relative error of a coupling that goes with the root of the yield; nil when the inputs state none. An error of
    /// the yield of 80% can mean a fifth of the yield, so the error of the coupling is that of the larger side.
    var couplingError: Double? {
        guard !yieldErrors.isEmpty else { return nil }
        let squares = yieldErrors.map { _, error -> Double in
            guard error < 1 else { return .infinity }
            let shift = 1 / (1 - error).squareRoot() - 1
            return shift * shift
        }
        let sum = squares.reduce(0, +).squareRoot()
        return sum.isFinite ? sum : nil
    }

    /// For the note on the theory error: what it covers.
    var errorNote: String {
        yieldErrors.isEmpty
            ? "the inputs state no errors of the yield"
            : "stated errors of "
                + yieldErrors.map { "\($0.what) (\((100 * $0.error).printed(digits: 2))%)" }.joined(separator: ", ")
    }
}

/// s_up from `background`, `observed` and the request's statement.
struct SignalStatement {
    private static let count = Domain("between 0 and \(Double(SignalLimit.largestCount).printed())") {
        $0 >= 0 && $0 <= Double(SignalLimit.largestCount)
    }
    private static let background = NumberInput("background", .count, count, "expected background", varied: .alone)
    private static let observed = NumberInput(
        "observed", .count, Domain("a whole number") { count.contains($0) && $0 == $0.rounded() },
        "for observed limits only; else the median count for the background is taken")

    static let inputs = [background.part, .optional(observed.part)]

    let value: Double
    let description: String

    init(_ inputs: Inputs, _ request: DerivationRequest) throws(InputError) {
        guard case .confidence(let confidence) = request.statement, let level = confidence.level.value else {
            throw InputError(
                field: "confidence/level", line: inputs.node.line, problem: "a counting limit needs a confidence level",
                remedy: "give <confidence level=\"0.90\" method=\"CLs\"/>")
        }
        let method: SignalLimit
        switch confidence.method {
        case .cls: method = .cls
        case .classical: method = .classical
        case .feldmanCousins: method = .feldmanCousins
        default:
            throw InputError(
                field: "confidence/method", line: inputs.node.line,
                problem: "'\(confidence.method.rawValue)' is not a method for counting limits",
                remedy: "use CLs, classical or Feldman-Cousins")
        }
        let background = try inputs.value(Self.background)
        let observed = try inputs.value(ifPresent: Self.observed)
        let field = "\(inputs.path)/observed"
        switch (request.status, observed) {
        case (.observed, nil):
            throw InputError(
                field: field, line: inputs.node.line, problem: "an observed limit needs the observed count",
                remedy: "add <observed>, or make it a projection")
        case (.expected, _?), (.projection, _?):
            throw InputError(
                field: field, line: inputs.node.child("observed")?.line,
                problem: "nothing is observed where the status is \(request.status.rawValue)",
                remedy: "leave <observed> out: the median count for the background is taken")
        default: break
        }
        let count = observed.map { Int($0) } ?? Poisson.median(mean: background)
        let limit = method.upperLimit(observed: count, background: background, confidenceLevel: level)
        guard let limit, limit > 0 else {
            let line = inputs.node.child("observed")?.line ?? inputs.node.child("background")?.line
            throw InputError(
                field: field, line: line,
                problem: "\(count) events over a background of \(background.printed()) give no positive "
                    + "\(confidence.method.rawValue) limit" + (limit.map { " (\($0.printed()) events)" } ?? ""),
                remedy: "use method=\"CLs\", which never falls below zero")
        }
        value = limit
        let seen = observed == nil ? "median of \(count) expected" : "\(count) observed"
        description =
            "\(limit.printed(digits: 5)) events at \((100 * level).printed())% (\(confidence.method.rawValue)): \(seen) "
            + "over a background of \(background.printed())"
    }
}

/// The share of events that is seen: one number, or a curve in the dark photon's mass, straight in log-log.
struct Efficiency {
    private static let number = NumberInput(
        "efficiency", .dimensionless, .efficiency, "share of events that is seen",
        varied: .init(replaces: [curveInput.name]))
    private static let pointValue = NumberInput("efficiency", .dimensionless, .efficiency)
    private static let curveInput = TabulatedCurve.input(
        "efficiency-curve", "in the mass of the dark photon, straight in log-log", pointValue)

    static let input = ChoiceInput([number.part], [curveInput.part])

    private let constant: Double
    private let curve: TabulatedCurve?
    /// Relative error, when it is stated.
    let error: Double?

    init(_ inputs: Inputs) throws(InputError) {
        if let group = inputs.group(ifPresent: Self.curveInput) {
            let read = try TabulatedCurve(group, Self.pointValue)
            (constant, curve, error) = (1, read, read.error)
        } else {
            let number = try inputs.number(Self.number)
            (constant, curve, error) = (number.value, nil, number.relativeError)
        }
    }

    /// The masses in GeV where it is known; nil when everywhere.
    var masses: ClosedRange<Double>? { curve?.masses }

    /// The corners of its curve.
    var corners: [Double] { curve?.points.map(\.mass) ?? [] }

    /// The efficiency at a mass inside `masses`.
    func value(atMassGeV mass: Double) -> Double { curve?.value(atMassGeV: mass) ?? constant }
}
