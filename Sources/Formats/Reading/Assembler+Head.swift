import LimitModel
import Quantities

extension Assembler {
    /// The answers before the curves; nil when something is missing or wrong, which is asked for or reported at once.
    mutating func head(of table: FoundTable, _ declaration: Declaration) -> Head? {
        let plane = plane(declaration)
        let holdings = holdings(declaration, plane: plane)
        let origin = origin(declaration, table)
        let shape = shape(declaration, table)
        let scale = scale(declaration, plane: plane, table)
        if declaration.limit == nil {
            ask(.limit, "NAME", table)
        }
        if declaration.experiment == nil { ask(.experiment, "NAME", table) }
        if declaration.status == nil { ask(.status, choices(Status.allCases.map(\.rawValue)), table) }
        if declaration.statement == nil {
            ask(.confidenceLevel, "0.90, or unknown; or \(spelling(.criterion, "NAME"))", table)
        }
        if declaration.citations.isEmpty, !declaration.isPublicationUnknown {
            let names = "\(spelling(.arxiv)), \(spelling(.doi)) or \(spelling(.texkey))"
            ask(.publication, option: "\(names); or \(spelling(.publication, "unknown"))", table)
        }
        guard let limit = declaration.limit, let experiment = declaration.experiment, let plane, let holdings,
            let status = declaration.status, let statement = declaration.statement, let origin, let shape, let scale
        else { return nil }
        return Head(
            limit: limit, experiment: experiment, plane: plane, holdings: holdings, status: status,
            statement: statement, origin: origin, shape: shape, scale: scale)
    }

    /// Asks for a field, by its name with the values it may have.
    private mutating func ask(_ field: Field, _ values: String, _ table: FoundTable? = nil) {
        ask(field, option: spelling(field, values), table)
    }

    private mutating func ask(_ field: Field, option: String, _ table: FoundTable?) {
        builder.findings.ask(MissingAnswer(field, option: option, hint: table?.hints[field]))
    }

    private func choices(_ names: [String]) -> String { names.joined(separator: " | ") }

    private mutating func plane(_ declaration: Declaration) -> Plane? {
        let known = builder.planes.keys.sorted().map(\.text)
        guard let name = declaration.plane else {
            ask(.plane, known.isEmpty ? "NAME (import a plane first)" : choices(known))
            return nil
        }
        if let plane = builder.planes[name] { return plane }
        let list = known.isEmpty ? "import the plane first" : "known are \(known.joined(separator: ", "))"
        builder.findings.fail(
            line: nil, field: "plane", Suggestion.unknown("plane", name.text, among: known), remedy: list)
        return nil
    }

    private mutating func holdings(_ declaration: Declaration, plane: Plane?) -> [Holding]? {
        var holdings = declaration.holdings
        if holdings.isEmpty {
            guard !declaration.scenarios.isEmpty else {
                ask(.scenario, plane.map { choices($0.scenarios.map(\.slug.text)) } ?? "NAME")
                return nil
            }
            // What a publication states has grade 'published'; how good a translation is, only its author knows.
            guard let grade = declaration.grade ?? (declaration.originKind == .recast ? nil : .published) else {
                ask(.grade, choices([Grade.exact, .derived, .approximate].map(\.rawValue)))
                return nil
            }
            holdings = declaration.scenarios.map { Holding(scenario: $0, grade: grade) }
        } else if let grade = declaration.grade {
            for index in holdings.indices { holdings[index].grade = grade }
        }
        guard let plane else { return nil }
        for index in holdings.indices { add(declaration.ranges, declaration.independent, to: &holdings[index], plane) }
        let known = plane.scenarios.map(\.slug.text)
        for holding in holdings where !known.contains(holding.scenario.text) {
            builder.findings.fail(
                line: nil, field: "scenario",
                Suggestion.unknown("scenario", holding.scenario.text, among: known) + " in the plane '\(plane.slug)'",
                remedy: "write \(known.joined(separator: ", ", last: " or "))")
        }
        return holdings
    }

    /// Adds statements for all scenarios, of those parameters that the scenario at hand says something about.
    private mutating func add(
        _ ranges: [Holding.Range], _ independent: [Slug], to holding: inout Holding, _ plane: Plane
    ) {
        let names = plane.parameters.map(\.name.text)
        for name in ranges.map(\.parameter) + independent where !names.contains(name.text) {
            builder.findings.fail(
                line: nil, field: "parameter",
                Suggestion.unknown("parameter", name.text, among: names) + " in the plane '\(plane.slug)'",
                remedy: names.isEmpty ? "leave it out" : "write \(names.joined(separator: ", ", last: " or "))")
        }
        guard let scenario = plane.scenario(holding.scenario) else { return }
        let own = Set(scenario.values.map(\.parameter))
        for range in ranges where own.contains(range.parameter) {
            if let parameter = plane.parameter(range.parameter),
                let value = [range.from, range.to].first(where: { !parameter.allows($0) })
            {
                builder.findings.fail(
                    line: nil, field: "range", "\(parameter.name) cannot be \(value.printed())",
                    remedy: "its values are \(parameter.domain)")
            }
            holding.ranges.removeAll { $0.parameter == range.parameter }
            holding.independent.removeAll { $0 == range.parameter }
            holding.ranges.append(range)
        }
        for name in independent where own.contains(name) {
            holding.ranges.removeAll { $0.parameter == name }
            holding.independent.removeAll { $0 == name }
            holding.independent.append(name)
        }
    }

    private mutating func origin(_ declaration: Declaration, _ table: FoundTable) -> Origin? {
        guard let kind = declaration.originKind else {
            ask(.origin, choices(["published", "digitised", "recast"]))
            return nil
        }
        if kind == .computed, table.isExact, let computation = table.origin?.computation {
            return Origin(kind: .computed, computation: computation)
        }
        guard kind != .computed else {
            builder.findings.fail(
                line: nil, field: "origin", "a limit that is read is not computed",
                remedy: "write published, digitised or recast")
            return nil
        }
        if kind == .digitised, declaration.digitisationError == nil, !declaration.isDigitisationErrorUnknown {
            ask(.errorDex, "0.02 (in decades), or unknown", table)
            return nil
        }
        return Origin(kind: kind, digitiser: declaration.digitiser, digitisationError: declaration.digitisationError)
    }

    /// The shape: said, or plain from the curves.
    private mutating func shape(_ declaration: Declaration, _ table: FoundTable) -> Limit.Shape? {
        let roles = Set(table.curves.compactMap(\.role))
        let plain: Limit.Shape? =
            if roles.contains(.lowerEdge) || roles.contains(.upperEdge) {
                .between
            } else if roles.contains(.contour) {
                .inside
            } else if roles.contains(.central) {
                .above
            } else {
                nil
            }
        if let shape = declaration.shape ?? plain { return shape }
        ask(.shape, "above (an upper limit) | inside (a closed contour)", table)
        return nil
    }

    private mutating func scale(_ declaration: Declaration, plane: Plane?, _ table: FoundTable) -> ColumnScale? {
        if declaration.massUnit == nil { ask(.massUnit, "eV | keV | MeV | GeV | TeV", table) }
        guard let plane else {
            if declaration.couplingUnit == nil { ask(.couplingUnit, "1/GeV | 1/TeV | … | 1", table) }
            return nil
        }
        let convention = convention(declaration, plane, table)
        if let convention, declaration.couplingUnit == nil, convention.dimension != .dimensionless {
            let units = convention.dimension == .energy ? "GeV | TeV | …" : "1/GeV | 1/TeV | …"
            ask(.couplingUnit, units, table)
        } else if convention == nil, declaration.couplingUnit == nil, plane.coupling.dimension != .dimensionless {
            ask(.couplingUnit, "1/GeV | 1/TeV | … (of 1/f conventions: GeV | TeV | …)", table)
        }
        let mass = declaration.massUnit.flatMap { unit($0, "mass unit", plane.mass.dimension) }
        guard let convention else { return nil }
        let text = declaration.couplingUnit ?? (convention.dimension == .dimensionless ? "1" : nil)
        let coupling = text.flatMap { unit($0, "coupling unit", convention.dimension) }
        guard let mass, let coupling else { return nil }
        return ColumnScale(massUnit: mass, couplingUnit: coupling, convention: convention)
    }

    private mutating func unit(_ text: String, _ field: String, _ dimension: PhysicalDimension) -> PhysicalUnit? {
        do {
            return try PhysicalUnit(text, expecting: dimension)
        } catch {
            builder.findings.fail(line: nil, field: field, error)
            return nil
        }
    }

    private mutating func convention(_ declaration: Declaration, _ plane: Plane, _ table: FoundTable)
        -> CouplingConvention?
    {
        let all = CouplingConvention.all(of: plane)
        let names = all.map(\.name)
        if let name = declaration.convention {
            if let convention = all.first(where: { $0.name == name }) { return convention }
            builder.findings.fail(
                line: nil, field: "coupling convention",
                Suggestion.unknown("convention", name, among: names) + " in the plane '\(plane.slug)'",
                remedy: "write \(names.joined(separator: ", ", last: " or "))")
            return nil
        }
        if all.count == 1 { return all.first }
        let term = plane.convention.split(separator: " with ").first.map(String.init) ?? plane.convention
        builder.findings.ask(
            MissingAnswer(
                .couplingConvention, option: spelling(.couplingConvention, choices(names)),
                hint: table.hints[.couplingConvention] ?? "plane: \(term)"))
        return nil
    }
}
