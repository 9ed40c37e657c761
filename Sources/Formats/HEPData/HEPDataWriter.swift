import LimitModel
import Quantities

/// HEPData submissions: one table per limit or island, the curves of a band as variables of their own and never as errors,
/// contours with their running number as independent variable.
package enum HEPDataWriter: LimitWriter {
    package static let isFolder = true
    package static let holdsSeveral = true
    private static let format = Format.hepdata

    package static func files(_ limits: [ExportedLimit], _ style: WritingStyle) throws -> [ExportedFile] {
        try files(limits, style.source) { plane throws(ExportError) in try style.units(of: plane, for: Self.self) }
    }

    package static func files(_ envelope: ExportedEnvelope, _ style: WritingStyle) throws -> [ExportedFile] {
        files(envelope, try style.units(of: envelope.plane, for: Self.self))
    }

    /// The files of a submission with all curves of the limits given.
    package static func files(
        _ limits: [ExportedLimit], _ source: ExportSource, units: (Plane) throws(ExportError) -> ColumnUnits
    ) throws(ExportError) -> [ExportedFile] {
        var tables: [HEPDataTable] = []
        for exported in limits {
            guard exported.limit.curves.contains(where: { !$0.points.isEmpty }) else {
                throw ExportError(
                    "\(exported.limit.slug) excludes nothing and has no curve, which a HEPData table cannot say; "
                        + "leave it out, or write it as xml or json")
            }
            let units = try units(exported.plane)
            let head = TableHead(exported: exported, source: source, units: units, format: format)
            let contours = exported.limit.curves.filter { $0.role == .contour }
            for (index, contour) in contours.enumerated() {
                let name = exported.limit.slug.text + (contours.count > 1 ? " island \(index + 1)" : "")
                tables.append(island(contour, name, exported, head, units))
            }
            let lines = exported.limit.curves.filter { $0.role != .contour && !$0.points.isEmpty }
            for (index, group) in groups(lines).enumerated() {
                let name =
                    exported.limit.slug.text + (index > 0 || !contours.isEmpty ? " further curves \(index + 1)" : "")
                tables.append(curves(group, name, exported, head, units))
            }
        }
        return HEPDataTable.files(tables, comment: comment(limits, source), sourceLines: source.lines)
    }

    /// The files of the boundary of a union: one table per layer and closed line.
    package static func files(_ envelope: ExportedEnvelope, _ units: ColumnUnits) -> [ExportedFile] {
        let owners = Dictionary(
            envelope.contributors.map { ($0.exported.limit.slug, $0.exported.limit) },
            uniquingKeysWith: { one, _ in one })
        let tables = envelope.loops.map { loop -> HEPDataTable in
            let own = Set(loop.points.map(\.owner)).sorted()
            var qualifiers = qualifiers(envelope.plane, units, scenario: envelope.scenario, status: envelope.status)
            qualifiers.append(("layer", loop.layer.rawValue, nil))
            let levels = Set(own.compactMap { owners[$0]?.statement }.map(\.levelText)).sorted()
            qualifiers.append(("confidence level", levels.joined(separator: ", "), nil))
            return HEPDataTable(
                name: "envelope \(loop.title)",
                description: "Boundary of what the limits \(own.map(\.text).joined(separator: ", ")) exclude together, "
                    + "scenario \(envelope.scenario), \(envelope.status.rawValue). The excluded side lies on the left along "
                    + "the running number.",
                phrases: [envelope.plane.title, envelope.scenario.text], observables: [envelope.plane.coupling.symbol],
                resources: resources(own.compactMap { owners[$0] }.flatMap(\.citations)),
                comments: envelope.lines(units, format: format),
                independent: [index(loop.points.count)],
                dependent: [
                    .init(
                        name: envelope.plane.mass.symbol, units: units.massSymbol, qualifiers: qualifiers,
                        values: loop.points.map { .number(units.mass($0.mass)) }),
                    .init(
                        name: envelope.plane.coupling.symbol, units: units.couplingSymbol, qualifiers: qualifiers,
                        values: loop.points.map { .number(units.coupling($0.coupling)) }),
                    .init(name: "limit", values: loop.points.map { .word($0.owner.text) }),
                    .init(name: "edge", values: loop.points.map { .word($0.kind.rawValue) }),
                ])
        }
        let comment = (["Envelope of limits."] + envelope.lines(units, format: format)).joined(separator: "\n")
        return HEPDataTable.files(tables, comment: comment, sourceLines: envelope.source.lines)
    }

    /// Curves that can share a table: all that points are joined of, and steps with the same bins.
    private static func groups(_ curves: [Curve]) -> [[Curve]] {
        var groups: [[Curve]] = []
        for curve in curves {
            let place = groups.firstIndex { group in
                group[0].interpolation == curve.interpolation
                    && (curve.interpolation == .logLog || group[0].points.map(\.mass) == curve.points.map(\.mass))
            }
            if let place { groups[place].append(curve) } else { groups.append([curve]) }
        }
        return groups
    }

    // MARK: - Tables

    private static func island(
        _ contour: Curve, _ name: String, _ exported: ExportedLimit, _ head: TableHead, _ units: ColumnUnits
    ) -> HEPDataTable {
        let count = contour.points.count
        var recipe = CurveLayout(contour, rows: 1...max(1, count))
        recipe.columns = [2, 3]
        let qualifiers = qualifiers(exported, contour, units)
        return table(
            name, exported, head.lines([recipe]),
            what:
                "Closed contour\(contour.name.map { " (\($0))" } ?? ""): excluded inside. The running number only puts the "
                + "points in order.",
            independent: [index(count)],
            dependent: [
                .init(
                    name: exported.plane.mass.symbol, units: units.massSymbol, qualifiers: qualifiers,
                    values: contour.points.map { .number(units.mass($0.mass)) }),
                .init(
                    name: exported.plane.coupling.symbol, units: units.couplingSymbol, qualifiers: qualifiers,
                    values: contour.points.map { .number(units.coupling($0.coupling)) }),
            ])
    }

    /// Curves over the masses of all of them; where a curve has no point of its own stands a dash.
    private static func curves(
        _ curves: [Curve], _ name: String, _ exported: ExportedLimit, _ head: TableHead, _ units: ColumnUnits
    ) -> HEPDataTable {
        let isStep = curves[0].interpolation == .step
        let grid = MassGrid(curves, hasBins: isStep)
        let masses: [HEPDataTable.Value] = grid.rows.map { row in
            row.high.map { .bin(units.mass(row.mass), units.mass($0)) } ?? .number(units.mass(row.mass))
        }
        let variables = curves.enumerated().map { index, curve in
            HEPDataTable.Variable(
                name: exported.plane.coupling.symbol + ", " + curve.title, units: units.couplingSymbol,
                qualifiers: qualifiers(exported, curve, units),
                values: grid.rows.map { row in
                    row.points[index].map { .number(units.coupling(curve.points[$0].coupling)) } ?? .word("-")
                })
        }
        let recipes = curves.enumerated().map { index, curve in
            var recipe = CurveLayout(curve, rows: 1...max(1, grid.rows.count))
            recipe.columns = [1, 2 + index]
            if isStep, let last = curve.points.last {
                recipe.end = [units.mass(last.mass), units.coupling(last.coupling)]
            }
            return recipe
        }
        let shape =
            switch exported.limit.shape {
            case .above: "Excluded above the curve."
            case .between: "Excluded between the lower and the upper edge."
            case .inside: "Curves beside the contours."
            case .empty: "Nothing is excluded: \(exported.limit.emptyReason ?? "no reason is given")."
            case .missing: "No curve is held: \(exported.limit.emptyReason ?? "no reason is given")."
            }
        let rule =
            isStep
            ? "A value holds in its bin." : "Between the points the curves are straight in log mass and log coupling."
        return table(
            name, exported, head.lines(recipes), what: "\(shape) \(rule)",
            independent: [.init(name: exported.plane.mass.symbol, units: units.massSymbol, values: masses)],
            dependent: variables)
    }

    private static func table(
        _ name: String, _ exported: ExportedLimit, _ comments: [String], what: String,
        independent: [HEPDataTable.Variable], dependent: [HEPDataTable.Variable]
    ) -> HEPDataTable {
        let limit = exported.limit
        let scenarios = limit.holdings.map(\.scenario.text)
        let note = limit.note.map { " \($0)" } ?? ""
        return HEPDataTable(
            name: name, description: "\(limit.title). \(what) Coupling: \(exported.plane.convention).\(note)".collapsed,
            phrases: [exported.plane.title, limit.experiment.name] + scenarios,
            observables: [exported.plane.coupling.symbol],
            resources: resources(limit.citations), comments: comments, independent: independent, dependent: dependent)
    }

    private static func index(_ count: Int) -> HEPDataTable.Variable {
        .init(name: "index", values: (0..<count).map { .number(String($0 + 1)) })
    }

    // MARK: - What is said of the numbers

    private typealias Qualifiers = [(name: String, value: String, units: String?)]

    private static func qualifiers(_ exported: ExportedLimit, _ curve: Curve, _ units: ColumnUnits) -> Qualifiers {
        let limit = exported.limit
        var all = qualifiers(
            exported.plane, units, scenario: nil, status: limit.status)
        all += limit.holdings.map { ("scenario", "\($0.scenario), grade \($0.grade.rawValue)", nil) }
        switch limit.statement {
        case .confidence(let confidence):
            all.append(("confidence level", confidence.level.value.map { "\($0)" } ?? "unknown", nil))
            all.append(("sides", confidence.sides.rawValue, nil))
            all.append(("method", confidence.method.rawValue, nil))
        case .criterion(let criterion):
            all.append(("confidence level", "none: a criterion", nil))
            all.append(("criterion", "\(criterion.name): \(criterion.meaning)", nil))
        }
        all.append(("curve", curve.title, nil))
        all.append(("origin", limit.origin.kind.rawValue, nil))
        all.append(("limit", "\(limit.slug)@\(exported.revision), content hash \(exported.hash)", nil))
        let recipe = CurveLayout(curve, rows: 1...max(1, curve.points.count))
        for (kind, points) in (recipe.edges ?? [:]).sorted(by: { $0.key < $1.key }) {
            all.append(("not measured", "segments ending at points \(points) of this curve: \(kind)", nil))
        }
        return all
    }

    private static func qualifiers(
        _ plane: Plane, _ units: ColumnUnits, scenario: Slug?, status: Status
    ) -> Qualifiers {
        var all: Qualifiers = [
            ("status", status.rawValue, nil), ("plane", plane.slug.text, nil),
            ("convention", units.convention.meaning, nil),
        ]
        if let scenario { all.append(("scenario", scenario.text, nil)) }
        return all
    }

    private static func resources(_ citations: [Citation]) -> [(location: String, description: String)] {
        var seen: Set<String> = []
        return citations.compactMap { citation in
            guard let address = citation.publication.address, seen.insert(address).inserted else { return nil }
            return (address, "\(citation.role.rawValue): \(citation.text)")
        }
    }

    private static func comment(_ limits: [ExportedLimit], _ source: ExportSource) -> String {
        let list = limits.map { "\($0.limit.slug)@\($0.revision) (content hash \($0.hash)): \($0.limit.title)" }
        return (["Limits exported from an archive of Limen."] + list + source.lines).joined(separator: "\n")
    }
}

extension Statement {
    /// The level, or that there is none.
    fileprivate var levelText: String {
        switch self {
        case .confidence(let confidence): confidence.level.value.map { "\($0)" } ?? "unknown"
        case .criterion: "none: a criterion"
        }
    }
}

extension Curve {
    /// The curve in words.
    fileprivate var title: String {
        let word =
            switch role {
            case .central: "limit"
            case .lowerEdge: "lower edge"
            case .upperEdge: "upper edge"
            case .contour: "contour"
            case .expected: "expected limit"
            case .bandLow: "lower end of the band"
            case .bandHigh: "upper end of the band"
            case .plusOneSigma: "expected +1σ"
            case .minusOneSigma: "expected -1σ"
            case .plusTwoSigma: "expected +2σ"
            case .minusTwoSigma: "expected -2σ"
            case .component: "component"
            }
        return name.map { "\(word) \($0)" } ?? word
    }
}

/// The masses of several curves in one column, a mass as often as the curve that jumps there most.
private struct MassGrid {
    struct Row {
        let mass: Double
        /// The upper end of a bin.
        let high: Double?
        /// The point of each curve in this row.
        let points: [Int?]
    }

    let rows: [Row]

    /// - Parameter hasBins: each point but the last begins a bin; the curves then have the same masses.
    init(_ curves: [Curve], hasBins: Bool) {
        if hasBins {
            let masses = curves[0].points.map(\.mass)
            rows = zip(masses, masses.dropFirst()).enumerated().map { index, bin in
                Row(mass: bin.0, high: bin.1, points: curves.map { _ in index })
            }
            return
        }
        let places = curves.map { curve in Dictionary(grouping: curve.points.indices) { curve.points[$0].mass } }
        rows = Set(places.flatMap(\.keys)).sorted().flatMap { mass in
            let own = places.map { $0[mass] ?? [] }
            return (0..<(own.map(\.count).max() ?? 0)).map { step in
                Row(mass: mass, high: nil, points: own.map { $0.indices.contains(step) ? $0[step] : nil })
            }
        }
    }
}
