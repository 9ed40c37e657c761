import Foundation
import LimitModel
import PortalPhysics
import Quantities

/// A published ε(M) of a search for a narrow peak in the missing mass, read as a limit on the continuum of a γ' pairs:
/// g²(m) = ε²(M)/∫_{|q² − M²| < w(M)} dq² λ^{3/2}(q², m², m_a²)/(96π² q⁶), at the best M (`Docs/use/physics.md`).
///
/// A continuum is not a peak, so no confidence level survives. The observed curve is smoothed first: its dips are
/// fluctuations, and the best M would pick them.
package struct WindowRecast: PointwiseMethod {
    package static let name = "window-recast"
    package static let version = 1
    package static let bestGrade = Grade.approximate
    package static let parameters = PortalParameter.invisible
    package static let summary =
        "a published limit ε(M) of a search for a peak in the missing mass, read as one on a continuum"
    package static let inputs = [CurveOf.input.part, window.part, smoothingInput.part, MassRange.input.part]

    private static let root = NumberInput("half-width-root", .energy, .positive)
    private static let slope = NumberInput("slope", .dimensionless, .notNegative)
    private static let window = GroupInput(
        "window", "half width of the window in M²: w(M) = (half-width-root)² − slope × M²",
        [root.part, .optional(slope.part)])
    private static let smoothingInput = NumberInput(
        "smoothing", .dimensionless, Domain("between 0 and 100") { $0 > 0 && $0 <= 100 },
        "standard deviation in M² of the kernel that smooths ε, in units of w(M)", varied: .alone)

    private let reference: SourceReference
    private let range: MassRange
    /// w(M) = `widthAtZero`² − `widthSlope` M².
    private let widthAtZero, widthSlope: Double
    /// Standard deviation of the smoothing kernel, in units of w(M).
    private let smoothing: Double
    private let couplingTop: Double

    package var sources: [SourceReference] { [reference] }

    package init(_ inputs: Inputs, of request: DerivationRequest, in plane: Plane) throws(InputError) {
        guard case .confidence(let confidence) = request.statement, confidence.level == .unknown else {
            throw InputError(
                field: "confidence/level", line: inputs.node.line,
                problem: "a peak search read as a limit on a continuum keeps no confidence level",
                remedy: "write <confidence level=\"unknown\"/>")
        }
        reference = try inputs.source(CurveOf.input)
        range = try MassRange(inputs)
        let window = try inputs.group(Self.window)
        widthAtZero = try window.value(Self.root)
        widthSlope = try window.value(ifPresent: Self.slope) ?? 0
        smoothing = try inputs.value(Self.smoothingInput)
        couplingTop = plane.coupling.to
    }

    package func answers(at point: ParameterPoint, _ context: MethodContext) throws(InputError) -> PointwiseAnswers {
        let published = try context.limit(
            reference, model: .kineticMixing, holdingAt: [PortalParameter.invisibleShare: 1])
        let observed = TabulatedCurve(published.curves[0])
        let windows = windows(observed)
        guard !windows.isEmpty else {
            throw InputError(
                field: "window/half-width-root", line: range.inputs.node.line,
                problem: "the curve of '\(reference.limit)' holds no window", remedy: "narrow the window")
        }
        let ratio = point.axionMassOverMass
        return PointwiseAnswers(
            massesGeV: range.from...(try range.end(atMost: observed.masses.upperBound / (1 + ratio))),
            couplingTop: couplingTop, ends: { _ in .init(low: .table, high: .table) },
            remarks: { _ in remarks(best: Self.best(windows, atMassGeV: range.from, ratio).centre) }
        ) { mass in
            let best = Self.best(windows, atMassGeV: mass, ratio)
            return .init(
                lines: [.init(coupling: best.coupling, energyGeV: max(mass, best.centre))],
                numericalError: Self.windowError)
        }
    }

    private static func best(
        _ windows: [Window], atMassGeV mass: Double, _ ratio: Double
    ) -> (coupling: Double, centre: Double) {
        var best = (coupling: Double.infinity, centre: mass)
        // By rising bound: what no pair threshold has weakened yet cannot be beaten by what comes later.
        for window in windows {
            if window.floor >= best.coupling { break }
            let value =
                window.table.windowCoupling(
                    centreGeV: window.centre, halfWidthGeV2: window.halfWidth, darkPhotonMassGeV: mass,
                    axionMassGeV: ratio * mass) ?? .infinity
            if value < best.coupling { best = (value, window.centre) }
        }
        return best
    }

    private func remarks(best centre: Double) -> PointwiseAnswers.Remarks {
        .init(
            theoryNote: "not known: the shape of a continuum under a peak fit, the smoothing and the window are ours",
            note:
                "From \(reference.limit), smoothed in M² with a kernel of \(smoothing.printed()) half windows; the best "
                + "window for a light dark photon lies at \(Quantity(centre, .energy).printed(digits: 3)).")
    }

    /// Relative error of the integral over a window.
    private static let windowError = 1e-6

    /// A window with the smoothed ε at its centre.
    private struct Window {
        let centre, halfWidth: Double
        /// ε, as a table that is flat around the centre.
        let table: KineticMixingTable
        /// The coupling for a massless dark photon: the strongest that this window can give.
        let floor: Double
    }

    private func halfWidth(_ centre: Double) -> Double { widthAtZero * widthAtZero - widthSlope * centre * centre }

    /// Windows on a grid in M², the strongest first; those that reach beyond the curve's end are left out.
    private func windows(_ observed: TabulatedCurve) -> [Window] {
        let top = observed.masses.upperBound * observed.masses.upperBound
        let step = top / Double(Self.steps)
        let grid = (0..<Self.steps).map { (Double($0) + 0.5) * step }
        let logs = grid.map { log(observed.value(atMassGeV: max($0.squareRoot(), observed.masses.lowerBound)) ?? 1) }
        let windows = grid.indices.compactMap { index -> Window? in
            let width = halfWidth(grid[index].squareRoot())
            guard width > 0, grid[index] + width <= top else { return nil }
            let scale = smoothing * width
            var (sum, weight) = (0.0, 0.0)
            for other in grid.indices {
                let distance = (grid[other] - grid[index]) / scale
                let share = exp(-0.5 * distance * distance)
                sum += share * logs[other]
                weight += share
            }
            let (centre, mixing) = (grid[index].squareRoot(), exp(sum / weight))
            guard let table = KineticMixingTable(massesGeV: [0.9 * centre, 1.1 * centre], mixings: [mixing, mixing])
            else { return nil }
            let lowest = max(0, grid[index] - width)
            let widest = (grid[index] + width - lowest) / (96 * Double.pi * Double.pi)
            return Window(
                centre: centre, halfWidth: width, table: table, floor: mixing / widest.squareRoot())
        }
        return windows.sorted { ($0.floor, $0.centre) < ($1.floor, $1.centre) }
    }

    /// Steps of the grid in M².
    private static let steps = 640
}
