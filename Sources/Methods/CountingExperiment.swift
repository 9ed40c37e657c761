import LimitModel
import PortalPhysics
import Quantities

/// The inputs of a counting experiment behind a target: `exposure`, `efficiency`, `background`, `observed`, and the
/// statement of confidence of the request.
struct CountingExperiment {
    let beam: BeamOnTarget
    let target: ThinTarget
    /// Beam particles on target.
    let exposure: Double
    let efficiency: Efficiency
    /// s_up: more signal events than these are excluded, or expected to be.
    let signalLimit: Double
    /// Relative errors of the yield that the inputs state: exposure, length, efficiency.
    let yieldErrors: [(what: String, error: Double)]
    /// How s_up came about, for notes.
    let description: String

    init(_ inputs: Inputs, _ request: DerivationRequest) throws(InputError) {
        beam = try BeamOnTarget(inputs, needsLength: true)
        guard let target = beam.target else { throw inputs.missing("target") }
        self.target = target
        let exposed = try inputs.number(
            "exposure", .count, where: { $0 > 0 }, "positive: the number of beam particles on target")
        exposure = exposed.value
        efficiency = try Efficiency(inputs)
        let limit = try SignalStatement(inputs, request)
        signalLimit = limit.value
        description = limit.description
        yieldErrors = [
            ("exposure", exposed.relativeError), ("length", beam.lengthError), ("efficiency", efficiency.error),
        ].compactMap { what, error in error.map { (what, $0) } }
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
                problem: "'\(confidence.method.rawValue)' is no method for counting limits",
                remedy: "use CLs, classical or Feldman-Cousins")
        }
        let largest = Double(SignalLimit.largestCount)
        let background = try inputs.number(
            "background", .count, where: { $0 >= 0 && $0 <= largest }, "between 0 and \(largest.printed())"
        ).value
        let observed = try inputs.number(
            ifPresent: "observed", .count, where: { $0 >= 0 && $0 <= largest && $0 == $0.rounded() }, "a whole number")
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
        let count = observed.map { Int($0.value) } ?? Poisson.median(mean: background)
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
    private let constant: Double
    private let curve: TabulatedCurve?
    /// Relative error, when it is stated.
    let error: Double?

    init(_ inputs: Inputs) throws(InputError) {
        let isShare: (Double) -> Bool = { $0 > 0 && $0 <= 1 }
        let single = try inputs.number(ifPresent: "efficiency", .dimensionless, where: isShare, "above 0 and at most 1")
        let group = inputs.group(ifPresent: "efficiency-curve")
        guard (single == nil) != (group == nil) else {
            throw InputError(
                field: "\(inputs.path)/efficiency", line: inputs.node.line,
                problem: single == nil ? "it is missing" : "it is given twice",
                remedy: "give either <efficiency> or <efficiency-curve>")
        }
        constant = single?.value ?? 1
        if let group {
            let read = try TabulatedCurve(group, value: "efficiency", where: isShare, "above 0 and at most 1")
            curve = read
            error = read.error
        } else {
            curve = nil
            error = single?.relativeError
        }
    }

    /// The masses in GeV where it is known; nil when everywhere.
    var masses: ClosedRange<Double>? { curve?.masses }

    /// The corners of its curve.
    var corners: [Double] { curve?.points.map(\.mass) ?? [] }

    /// The efficiency at a mass inside `masses`.
    func value(atMassGeV mass: Double) -> Double { curve?.value(atMassGeV: mass) ?? constant }
}
