import LimitModel
import PortalPhysics
import Quantities

/// A lepton's measured g − 2 against the Standard Model, read as a limit on the loop of a and γ' (arXiv:1806.00757 Sec. IV
/// with the factor 1/(16π²) that its Eq. (12) lacks): G = √(largest |Δa| / |Δa/G²|).
///
/// The effective theory fixes neither size nor sign: with on-shell slope subtraction (c = 0) the loop is negative, with a
/// cutoff positive. So the statement is a criterion, and the descriptor says which scheme it is.
package struct LeptonGMinus2: Method {
    package static let name = "lepton-g-2"
    package static let version = 1
    package static let bestGrade = Grade.approximate
    package static let parameters = PortalParameter.virtual

    let leptonMassGeV: Double
    /// The largest |Δa| that is allowed.
    let largestAnomaly: Double
    /// √s where the loop is cut; nil for slope subtraction.
    private let cutoffGeV: Double?
    let range: MassRange
    let plane: Plane
    /// How the largest |Δa| follows from the measurement.
    private let rule: String

    package init(_ request: DerivationRequest, plane: Plane) throws(InputError) {
        let (inputs, point) = try Self.opened(request, plane)
        guard case .criterion = request.statement else {
            throw InputError(
                field: "confidence", line: inputs.node.line,
                problem: "the sign and the size of the loop depend on the scheme, so the limit has no confidence level",
                remedy: "write a <criterion> that names the scheme and the level of the comparison")
        }
        let positive: (Double) -> Bool = { $0 > 0 }
        leptonMassGeV = try inputs.group("lepton").number("mass", .energy, where: positive, "positive").value
        range = try MassRange(inputs, point)
        let top = plane.mass.to / max(1, range.axionMassOverMass)
        let cutoff = try inputs.number(ifPresent: "cutoff", .energy, where: positive, "positive")?.value
        if let cutoff, cutoff <= range.from * (1 + range.axionMassOverMass) {
            throw InputError(
                field: "\(inputs.path)/cutoff", line: inputs.node.child("cutoff")?.line,
                problem: "it lies below the masses in the loop", remedy: "raise it, or begin at a smaller mass")
        }
        _ = try range.end(atMost: min(top, cutoff.map { [range] in $0 / (1 + range.axionMassOverMass) } ?? .infinity))
        self.plane = plane
        cutoffGeV = cutoff
        (largestAnomaly, rule) = try Self.largestAnomaly(inputs, sign: cutoff == nil ? .negative : .positive)
    }

    /// The largest |Δa| of a sign, by the rule that the descriptor chooses.
    private static func largestAnomaly(
        _ inputs: Inputs, sign: GaussianLimit.Sign
    ) throws(InputError) -> (Double, String) {
        let positive: (Double) -> Bool = { $0 > 0 }
        if let allowed = try inputs.number(ifPresent: "largest-anomaly", .dimensionless, where: positive, "positive") {
            return (allowed.value, "|Δa| < \(allowed.value.printed()) as given")
        }
        let difference = try inputs.number("difference", .dimensionless).value
        let deviation = try inputs.number("deviation", .dimensionless, where: positive, "positive").value
        guard let measured = GaussianLimit(difference: difference, deviation: deviation) else {
            throw InputError(
                field: "\(inputs.path)/deviation", line: inputs.node.child("deviation")?.line,
                problem: "it is no standard deviation", remedy: "it must be positive")
        }
        let isShare: (Double) -> Bool = { $0 > 0 && $0 < 1 }
        if let level = try inputs.number(
            ifPresent: "confidence-level", .dimensionless, where: isShare, "between 0 and 1")
        {
            guard let limit = measured.upperLimit(sign: sign, confidenceLevel: level.value) else {
                throw InputError(
                    field: "\(inputs.path)/difference", line: inputs.node.child("difference")?.line,
                    problem: "it lies more than 30 deviations away from the contribution's sign",
                    remedy: "check difference and deviation")
            }
            return (
                limit, "|Δa| < \(limit.printed(digits: 3)), CLs at \((100 * level.value).printed())%, bounded at zero"
            )
        }
        let number = try inputs.number("deviations", .dimensionless, where: positive, "positive").value
        guard let limit = measured.naiveLimit(sign: sign, deviations: number) else {
            throw InputError(
                field: "\(inputs.path)/deviations", line: inputs.node.child("deviations")?.line,
                problem: "this rule already excludes a vanishing contribution",
                remedy: "give <confidence-level> instead")
        }
        return (limit, "|Δa| < \(limit.printed(digits: 3)), difference and \(number.printed()) standard deviations")
    }

    /// |Δa|/G² at a mass, and its relative numerical error.
    func anomaly(atMassGeV mass: Double) -> (value: Double, error: Double) {
        let loop = LeptonAnomaly(
            leptonMassGeV: leptonMassGeV, darkPhotonMassGeV: mass, axionMassGeV: range.axionMassOverMass * mass)
        let estimate =
            cutoffGeV.map { loop.cutoffPerCouplingSquared(cutoffGeV: $0) } ?? loop.subtractedPerCouplingSquared
        let value = abs(estimate.value)
        return (value, value > 0 ? estimate.error / value : 0)
    }

    /// The end of the curve: of the range, of the plane, or a tenth below the cutoff.
    func highestMass() throws(InputError) -> Double {
        try range.end(
            atMost: min(
                plane.mass.to / max(1, range.axionMassOverMass),
                cutoffGeV.map { 0.9 * $0 / (1 + range.axionMassOverMass) } ?? .infinity))
    }

    package func derive(_ context: MethodContext) throws(InputError) -> DerivedCurves {
        let end = try highestMass()
        var quadrature = 0.0
        let family = CurveFamily(
            [.init(role: .central)], from: range.from, to: end, couplingTop: plane.coupling.to
        ) { mass in
            let anomaly = anomaly(atMassGeV: mass)
            quadrature = max(quadrature, anomaly.error)
            return [
                .init(
                    coupling: (largestAnomaly / anomaly.value).squareRoot(), energyGeV: max(mass, leptonMassGeV))
            ]
        }
        let note =
            "\(rule), \(scheme). The effective theory does not fix the sign; whether γ' decays visibly or "
            + "invisibly does not matter, a narrow γ' is assumed."
        guard let central = family.curves[0] else {
            return DerivedCurves(
                shape: .empty, curves: [],
                emptyReason:
                    "the bound lies above the top of the plane or beyond the effective theory at the lowest mass",
                numericalError: 0, theoryError: nil, note: note)
        }
        return DerivedCurves(
            shape: .above, curves: [central], ends: range.ends(central),
            numericalError: CurveFamily.interpolationError + quadrature / 2,
            theoryError: nil,
            theoryNote:
                "the free slope (or another regulator) shifts Δa by any amount of its own order and of either sign: "
                + "no error can be given",
            note: note)
    }

    private var scheme: String {
        cutoffGeV.map { "loop cut at √s = \(Quantity($0, .energy).printed()), contribution positive" }
            ?? "on-shell slope subtraction with c = 0, contribution negative; corrected by the 1/(16π²) that "
            + "arXiv:1806.00757 Eq. (12) lacks"
    }
}
