import Methods
import Foundation

/// The rows of one variant as text.
struct ScanRows: Sendable {
    /// Why a row has no bound.
    struct Reason: Error, Sendable {
        let text: String
    }

    /// A bound with what has to be said about it.
    struct Bound: Sendable {
        /// The dark photon's decays at the bound.
        struct Decay: Sendable {
            let widthOverMass, invisibleShare: Double
            /// The bound when visible decays are lost; nil when they hide every coupling.
            let coupling: Double?
        }

        let point: MassBound
        let grade: Grade
        let flags: [String]
        var decay: Decay?
    }

    private(set) var bytes: [UInt8] = []
    private(set) var hasBound = false
    private let variant: Int
    private let values: [InputValue]
    private let scan: ParameterScan
    private let format: ParameterScan.Format

    init(variant: Int, values: [InputValue], scan: ParameterScan, _ format: ParameterScan.Format) {
        self.variant = variant
        self.values = values
        self.scan = scan
        self.format = format
    }

    /// Appends a row.
    /// - Parameter mass: nil where the variant as a whole has none.
    mutating func append(mass: Double?, _ result: Result<Bound, Reason>) {
        switch format {
        case .csv: bytes += CSVText.row(cells(mass, result)).utf8
        case .jsonLines: bytes += (json(mass, result).line() + "\n").utf8
        }
        if case .success = result { hasBound = true }
    }

    private func cells(_ mass: Double?, _ result: Result<Bound, Reason>) -> [CSVText.Cell] {
        func cell(_ value: Double?) -> CSVText.Cell { value.map { .number($0) } ?? .none }
        var cells = [.integer(variant)] + values.map(\.cell) + [cell(mass)]
        let decays = scan.decays == nil ? 0 : 3
        switch result {
        case .failure(let reason):
            cells += Array(repeating: .none, count: 3 + decays) + [.none, .none, .text(reason.text)]
        case .success(let bound):
            cells += [
                .number(bound.point.coupling), .number(bound.point.numericalError), cell(bound.point.theoryError),
            ]
            if decays > 0 {
                cells += [
                    cell(bound.decay?.widthOverMass), cell(bound.decay?.invisibleShare), cell(bound.decay?.coupling),
                ]
            }
            cells += [.text(bound.grade.rawValue), .text(bound.flags.joined(separator: " ")), .none]
        }
        return cells
    }

    private func json(_ mass: Double?, _ result: Result<Bound, Reason>) -> JSON {
        let parameters = JSON.object(zip(scan.parameters, values).map { .init($0.name, $1.json) })
        var members: [JSON.Member] = [
            .init("variant", .integer(variant)), .init("parameters", parameters), .init("mass", .number(mass)),
        ]
        switch result {
        case .failure(let reason):
            members += [.init("coupling", .null), .init("why", .text(reason.text))]
        case .success(let bound):
            members += [
                .init("coupling", .number(bound.point.coupling)),
                .init("numerical_error", .number(bound.point.numericalError)),
                .init("theory_error", .number(bound.point.theoryError)),
            ]
            if let decay = bound.decay {
                members += [
                    .init("width_over_mass", .number(decay.widthOverMass)),
                    .init("invisible_share", .number(decay.invisibleShare)),
                    .init("coupling_visible_lost", .number(decay.coupling)),
                ]
            }
            members += [
                .init("grade", .text(bound.grade.rawValue)), .init("flags", .list(bound.flags.map { .text($0) })),
            ]
        }
        return .object(members)
    }
}

extension ParameterScan {
    /// `coupling` with the plane's unit, for the heads of columns: `coupling_per_GeV`.
    private var couplingSuffix: String { plane.coupling.dimension == .inverseEnergy ? "_per_GeV" : "" }

    /// What comes before the rows.
    func head(_ format: Format) -> String {
        let unit = plane.coupling.dimension.canonicalUnit
        switch format {
        case .csv:
            let decays =
                decays == nil ? [] : ["width_over_mass", "invisible_share", "coupling_visible_lost\(couplingSuffix)"]
            return CSVText(
                comments: [
                    "limen.scan/1", "search \(search), limit \(limit): \(request.title)",
                    "plane \(plane.slug), status \(request.status.rawValue), method \(method.name) version \(method.version)",
                    "\(variantCount) variants, \(massesGeV.count) masses; computed for this file, not in the archive",
                    "made with limen \(LimenArchive.toolVersion)",
                ] + fixed.map { "all variants: \($0.name) = \($0.value)" },
                columns: ["variant"] + parameters.map(\.column) + ["mass_GeV", "coupling\(couplingSuffix)"]
                    + ["numerical_error", "theory_error"] + decays + ["grade", "flags", "why"]
            ).text
        case .jsonLines:
            let head = JSON.object([
                .init("format", "limen.scan/1"), .init("plane", .text(plane.slug.text)),
                .init("status", .text(request.status.rawValue)), .init("coupling_unit", .text(unit)),
                .init("search", .text(search.text)), .init("limit", .text(limit.text)),
                .init("derivation", .text(method.name)), .init("version", .integer(method.version)),
                .init("written_by", .text("limen \(LimenArchive.toolVersion)")),
                .init("variants", .integer(variantCount)), .init("masses", .integer(massesGeV.count)),
                .init(
                    "parameters",
                    .list(
                        parameters.map { parameter in
                            [
                                "name": .text(parameter.name), "unit": .text(parameter.dimension?.canonicalUnit),
                                "values": .integer(parameter.values.count),
                            ]
                        })),
                .init("fixed", .object(fixed.map { .init($0.name, .text($0.value)) })),
            ])
            return head.line() + "\n"
        }
    }

    /// What was chosen for all variants and no row says.
    private var fixed: [(name: String, value: String)] {
        var fixed: [(name: String, value: String)] = []
        if let decays {
            let varied = parameters.map(\.name)
            if !varied.contains("alpha-d") { fixed.append(("alpha-d", "\(decays.alphaD)")) }
            if !varied.contains("mchi-over-m") { fixed.append(("mchi-over-m", "\(decays.fermionMassOverMass)")) }
        }
        if let mesons { fixed.append(("mesons", mesons)) }
        return fixed
    }
}
