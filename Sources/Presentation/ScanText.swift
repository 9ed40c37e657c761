import Formats
import JSON
import LimenKit
import LimitModel
import Quantities

/// `limen.scan/1`: the rows of a scan as text.
package struct ScanText: Sendable {
    /// How rows are written.
    package enum Format: Sendable {
        /// One row a variant and mass, after a head.
        case csv
        /// One JSON object a line; the first one is the head.
        case jsonLines
    }

    private let scan: ParameterScan
    private let format: Format

    package init(_ scan: ParameterScan, as format: Format) {
        self.scan = scan
        self.format = format
    }

    /// The rows as text.
    package func text(_ rows: [ScanRow]) -> String {
        switch format {
        case .csv: rows.map { CSVText.row(cells($0)) }.joined()
        case .jsonLines: rows.map { json($0).line() + "\n" }.joined()
        }
    }

    /// `coupling` with the plane's unit, for the heads of columns: `coupling_per_GeV`.
    private var couplingSuffix: String { scan.plane.coupling.dimension == .inverseEnergy ? "_per_GeV" : "" }

    /// What comes before the rows.
    package var head: String {
        let (plane, request) = (scan.plane, scan.request)
        switch format {
        case .csv:
            let decays =
                scan.knowsDecays
                ? ["width_over_mass", "invisible_share", "coupling_visible_lost\(couplingSuffix)"] : []
            return CSVText(
                comments: [
                    "limen.scan/1", "search \(scan.search), limit \(scan.limit): \(request.title)",
                    "plane \(plane.slug), status \(request.status.rawValue), method \(scan.methodName) version \(scan.methodVersion)",
                    "\(scan.variantCount) variants, \(scan.massesGeV.count) masses; computed for this file, not in the archive",
                    "made with limen \(LimenArchive.toolVersion)",
                ] + scan.fixed.map { "all variants: \($0.name) = \($0.value)" },
                columns: ["variant"] + scan.parameters.map(\.column) + ["mass_GeV", "coupling\(couplingSuffix)"]
                    + ["numerical_error", "theory_error"] + decays + ["grade", "flags", "why"]
            ).text
        case .jsonLines:
            let head = JSON.object([
                .init("format", "limen.scan/1"), .init("plane", .text(plane.slug.text)),
                .init("status", .text(request.status.rawValue)),
                .init("coupling_unit", .text(plane.coupling.dimension.canonicalUnit)),
                .init("search", .text(scan.search.text)), .init("limit", .text(scan.limit.text)),
                .init("derivation", .text(scan.methodName)), .init("version", .integer(scan.methodVersion)),
                .init("written_by", .text("limen \(LimenArchive.toolVersion)")),
                .init("variants", .integer(scan.variantCount)), .init("masses", .integer(scan.massesGeV.count)),
                .init(
                    "parameters",
                    .list(
                        scan.parameters.map { parameter in
                            [
                                "name": .text(parameter.name), "unit": .text(parameter.dimension?.canonicalUnit),
                                "values": .integer(parameter.values.count),
                            ]
                        })),
                .init("fixed", .object(scan.fixed.map { .init($0.name, .text($0.value)) })),
            ])
            return head.line() + "\n"
        }
    }

    private func cells(_ row: ScanRow) -> [CSVText.Cell] {
        func cell(_ value: Double?) -> CSVText.Cell { value.map { .number($0) } ?? .none }
        let decays = scan.knowsDecays ? 3 : 0
        let cells = [.integer(row.variant)] + row.values.map(\.cell) + [cell(row.massGeV)]
        guard let bound = row.bound else {
            return cells + Array(repeating: .none, count: 5 + decays) + [.text(row.reason ?? "")]
        }
        let decay = [bound.decay?.widthOverMass, bound.decay?.invisibleShare, bound.decay?.coupling].prefix(decays)
        return cells + [
            .number(bound.point.coupling), .number(bound.point.numericalError), cell(bound.point.theoryError),
        ] + decay.map(cell) + [.text(bound.grade.rawValue), .text(bound.flags.joined(separator: " ")), .none]
    }

    private func json(_ row: ScanRow) -> JSON {
        let parameters = JSON.object(zip(scan.parameters, row.values).map { .init($0.name, $1.json) })
        var members: [JSON.Member] = [
            .init("variant", .integer(row.variant)), .init("parameters", parameters),
            .init("mass", .number(row.massGeV)),
        ]
        guard let bound = row.bound else {
            return .object(members + [.init("coupling", .null), .init("why", .text(row.reason))])
        }
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
        members += [.init("grade", .text(bound.grade.rawValue)), .init("flags", .list(bound.flags.map { .text($0) }))]
        return .object(members)
    }
}

extension InputValue {
    /// For CSV.
    fileprivate var cell: CSVText.Cell {
        switch self {
        case .number(let value): .number(value)
        case .word(let word): .text(word)
        }
    }

    /// For JSON.
    fileprivate var json: JSON {
        switch self {
        case .number(let value): .number(value)
        case .word(let word): .text(word)
        }
    }
}
