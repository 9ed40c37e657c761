import LimitModel
import PortalPhysics
import Quantities

/// A lepton's measured g − 2 against the Standard Model, read as a limit on the loop of a and γ' (arXiv:1806.00757 Sec. IV
/// with the factor 1/(16π²) that its Eq. (12) lacks): G = √(largest |Δa| / |Δa/G²|).
///
/// The effective theory fixes neither size nor sign: with on-shell slope subtraction (c = 0) the loop is negative, with a
/// cutoff positive. So the statement is a criterion, and the descriptor says which scheme it is.
package struct LeptonGMinus2: PointwiseMethod {
    package static let name = "lepton-g-2"
    package static let version = 1
    package static let bestGrade = Grade.approximate
    package static let parameters = PortalParameter.virtual
    package static let summary =
        "a lepton's g − 2 against the Standard Model, read as a limit on the loop of a and γ'; without <cutoff> by on-shell "
        + "slope subtraction (contribution negative), with it by cutting the loop (contribution positive)"
    package static let inputs = [
        lepton.part,
        ChoiceInput(
            [allowed.part],
            [difference.part, deviation.part, ChoiceInput([level.part], [deviations.part]).part]
        ).part, .optional(cutoff.part), MassRange.input.part,
    ]

    private static let mass = NumberInput("mass", .energy, .positive)
    private static let lepton = GroupInput("lepton", [TextInput("name").part, mass.part])
    private static let allowed = NumberInput(
        "largest-anomaly", .dimensionless, .positive, "the largest |Δa|, as a source demands it")
    private static let difference = NumberInput(
        "difference", .dimensionless, .any, "experiment minus Standard Model")
    private static let deviation = NumberInput(
        "deviation", .dimensionless, .positive, "the standard deviation of the difference")
    private static let level = NumberInput("confidence-level", .dimensionless, .share, "CLs, bounded at zero")
    private static let deviations = NumberInput(
        "deviations", .dimensionless, .positive, "the difference and so many standard deviations")
    private static let cutoff = NumberInput(
        "cutoff", .energy, .positive, "where the loop is cut",
        varied: .init(
            demand:
                "the descriptor subtracts instead of cutting, which is another scheme; write a descriptor with a cutoff"
        ))

    let leptonMassGeV: Double
    /// The largest |Δa| that is allowed.
    let largestAnomaly: Double
    /// √s where the loop is cut; nil for slope subtraction.
    private let cutoffGeV: Double?
    let range: MassRange
    let plane: Plane
    /// Largest |Δa| from the measurement.
    private let rule: String
    private let given: Inputs

    package init(_ inputs: Inputs, of request: DerivationRequest, in plane: Plane) throws(InputError) {
        try request.checkCriterion(
            "the sign and the size of the loop depend on the scheme, so the limit has no confidence level",
            "write a <criterion> that names the scheme and the level of the comparison")
        leptonMassGeV = try inputs.group(Self.lepton).value(Self.mass)
        cutoffGeV = try inputs.value(ifPresent: Self.cutoff)
        range = try MassRange(inputs)
        (largestAnomaly, rule) = try Self.largestAnomaly(inputs, sign: cutoffGeV == nil ? .negative : .positive)
        self.plane = plane
        given = inputs
    }

    package func check(at point: ParameterPoint) throws(InputError) {
        let ratio = point.axionMassOverMass
        if let cutoffGeV, cutoffGeV <= range.from * (1 + ratio) {
            throw given.fail(
                Self.cutoff.name, "it lies below the masses in the loop", "raise it, or begin at a smaller mass")
        }
        _ = try range.end(atMost: highestMass(ratio, shareOfCutoff: 1))
    }

    /// The end of the plane, or a share of the cutoff.
    private func highestMass(_ ratio: Double, shareOfCutoff: Double) -> Double {
        min(plane.mass.to / max(1, ratio), cutoffGeV.map { shareOfCutoff * $0 / (1 + ratio) } ?? .infinity)
    }

    /// The largest |Δa| of a sign, by the rule that the descriptor chooses.
    private static func largestAnomaly(
        _ inputs: Inputs, sign: GaussianLimit.Sign
    ) throws(InputError) -> (Double, String) {
        if let allowed = try inputs.value(ifPresent: Self.allowed) {
            return (allowed, "|Δa| < \(allowed.printed()) as given")
        }
        guard
            let measured = GaussianLimit(
                difference: try inputs.value(difference), deviation: try inputs.value(deviation))
        else {
            throw inputs.fail(deviation.name, "it is not a standard deviation", "it must be positive")
        }
        if let level = try inputs.value(ifPresent: Self.level) {
            guard let limit = measured.upperLimit(sign: sign, confidenceLevel: level) else {
                throw inputs.fail(
                    difference.name, "it lies more than 30 deviations away from the contribution's sign",
                    "check difference and deviation")
            }
            return (limit, "|Δa| < \(limit.printed(digits: 3)), CLs at \((100 * level).printed())%, bounded at zero")
        }
        let number = try inputs.value(deviations)
        guard let limit = measured.naiveLimit(sign: sign, deviations: number) else {
            throw inputs.fail(
                deviations.name, "this rule already excludes a vanishing contribution",
                "give <confidence-level> instead")
        }
        return (limit, "|Δa| < \(limit.printed(digits: 3)), difference and \(number.printed()) standard deviations")
    }

    /// |Δa|/G² at a mass, and its relative numerical error.
    private func anomaly(atMassGeV mass: Double, _ ratio: Double) -> (value: Double, error: Double) {
        let loop = LeptonAnomaly(
            leptonMassGeV: leptonMassGeV, darkPhotonMassGeV: mass, axionMassGeV: ratio * mass)
        let estimate =
            cutoffGeV.map { loop.cutoffPerCouplingSquared(cutoffGeV: $0) } ?? loop.subtractedPerCouplingSquared
        let value = abs(estimate.value)
        return (value, value > 0 ? estimate.error / value : 0)
    }

    package func answers(at point: ParameterPoint, _ context: MethodContext) throws(InputError) -> PointwiseAnswers {
        let ratio = point.axionMassOverMass
        return PointwiseAnswers(
            massesGeV: range.from...(try range.end(atMost: highestMass(ratio, shareOfCutoff: 0.9))),
            couplingTop: plane.coupling.to, ends: { range.ends($0) }, remarks: { _ in remarks }
        ) { mass in
            let anomaly = anomaly(atMassGeV: mass, ratio)
            return .init(
                lines: [
                    .init(
                        coupling: (largestAnomaly / anomaly.value).squareRoot(), energyGeV: max(mass, leptonMassGeV))
                ], numericalError: anomaly.error / 2)
        }
    }

    private var remarks: PointwiseAnswers.Remarks {
        .init(
            theoryNote:
                "the free slope (or another regulator) shifts Δa by any amount of its own order and of either sign: "
                + "no error can be given",
            note:
                "\(rule), \(scheme). The effective theory does not fix the sign; whether γ' decays visibly or "
                + "invisibly does not matter, a narrow γ' is assumed.")
    }

    private var scheme: String {
        cutoffGeV.map { "loop cut at √s = \(Quantity($0, .energy).printed()), contribution positive" }
            ?? "on-shell slope subtraction with c = 0, contribution negative; corrected by the 1/(16π²) that "
            + "arXiv:1806.00757 Eq. (12) lacks"
    }
}
