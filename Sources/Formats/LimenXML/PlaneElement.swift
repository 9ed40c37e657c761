import LimitModel
import Quantities

extension SubmissionBuilder {
    mutating func readPlane(_ element: Element) {
        let parameters = element.all("parameter").compactMap { item in
            readParameter(item)
        }
        refuseRepeats(element.all("parameter"), attribute: "name")
        refuseRepeats(element.all("scenario"), attribute: "id")
        let scenarios = element.all("scenario").compactMap { readScenario($0, parameters: parameters) }
        let mass = element.first("mass-axis").flatMap { axis($0) }
        let coupling = element.first("coupling-axis").flatMap { axis($0) }
        guard let slug = slug(element, "id"), let title = element.text(of: "title"),
            let model = self.slug(element, "model"), let convention = element.text(of: "convention"), let mass,
            let coupling
        else {
            findings.failUnlessReported(element)
            return
        }
        let prefactor = element.first("convention").flatMap { readPrefactor($0) }
        if mass.dimension != .energy {
            findings.fail(
                line: element.first("mass-axis")?.line, field: "<mass-axis>",
                "the unit is that of \(mass.dimension.name), not of a mass",
                remedy: "use \(PhysicalDimension.energy.unitList)")
        }
        let plane = Plane(
            slug: slug, title: title, model: model, convention: convention, prefactor: prefactor, mass: mass,
            coupling: coupling, parameters: parameters, scenarios: scenarios, note: element.text(of: "note"))
        checkModel(of: plane, element)
        planes[slug] = plane
        submission.planes.append(plane)
    }

    /// A plane of a model that this program knows draws the coupling of that model: the methods compute that one.
    private mutating func checkModel(of plane: Plane, _ element: Element) {
        guard let model = PortalModel.named(plane.model) else {
            let names = PortalModel.all.map(\.name)
            if let name = plane.model?.text, let suggestion = Suggestion.nearest(to: name, among: names) {
                findings.fail(
                    line: element.line, field: "<plane> model", "no model is called '\(name)'",
                    remedy: "write \(suggestion), or a name of your own for a model that Limen does not know")
            }
            return
        }
        if plane.coupling.dimension != model.dimension {
            findings.fail(
                line: element.first("coupling-axis")?.line, field: "<coupling-axis>",
                "couplings of the model '\(model.name)' are \(model.dimension.name), not \(plane.coupling.dimension.name)",
                remedy: "use \(model.dimension.unitList), or name the model that the plane is of")
        }
        if plane.prefactor != model.prefactor {
            let stated = model.prefactor.map { "\($0)" }
            findings.fail(
                line: element.first("convention")?.line, field: "<convention> prefactor",
                "it is \(plane.prefactor.map { "\($0)" } ?? "missing"), but the model '\(model.name)' is \(model.lagrangian)",
                remedy: stated.map {
                    "write prefactor=\"\($0)\"; files in other conventions are converted when they are imported"
                } ?? "leave it out")
        }
    }

    private mutating func readParameter(_ element: Element) -> Plane.Parameter? {
        let ends = ["from", "to"].map { end in
            element[end].flatMap { _ in quantity(element, as: .dimensionless, attribute: end) }
        }
        guard let name = slug(element, "name"), let symbol = element["symbol"] else { return nil }
        if let from = ends[0], let to = ends[1], from > to {
            findings.fail(
                line: element.line, field: element.label, "the values end before their beginning",
                remedy: "exchange from and to")
        }
        return Plane.Parameter(
            name: name, symbol: symbol, meaning: element.text.collapsed, from: ends[0], to: ends[1])
    }

    /// The factor of the coupling in the Lagrangian term, where files of the field differ in it.
    private mutating func readPrefactor(_ element: Element) -> Double? {
        guard let text = element["prefactor"] else { return nil }
        guard let value = try? DecimalText(text).double(), value > 0 else {
            findings.fail(
                line: element.line, field: "<convention> prefactor", "'\(text)' is not a positive number",
                remedy: "write for example 0.5 for g/2")
            return nil
        }
        return value
    }

    private mutating func axis(_ element: Element) -> Plane.Axis? {
        guard let symbol = element["symbol"], let title = element["title"], let from = element.first("from"),
            let to = element.first("to"), let dimension = dimension(ofUnitIn: from),
            let low = positiveQuantity(from, as: dimension), let high = positiveQuantity(to, as: dimension)
        else { return nil }
        guard low < high else {
            findings.fail(
                line: to.line, field: element.label, "the range ends at or before its beginning",
                remedy: "write the smaller value in <from>")
            return nil
        }
        let shown = ["shown-from", "shown-to"].map { name in
            element.first(name).flatMap { positiveQuantity($0, as: dimension) }
        }
        guard (shown[0] ?? low) < (shown[1] ?? high) else {
            findings.fail(
                line: element.first("shown-to")?.line ?? element.line, field: element.label,
                "what figures show ends at or before its beginning", remedy: "write the smaller value in <shown-from>")
            return nil
        }
        return Plane.Axis(
            symbol: symbol, title: title, dimension: dimension, from: low, to: high, shownFrom: shown[0],
            shownTo: shown[1])
    }

    private mutating func readScenario(_ element: Element, parameters: [Plane.Parameter]) -> Scenario? {
        refuseRepeats(element.all("set"), attribute: "parameter")
        let values = readValues(element.all("set"), parameters)
        guard let slug = slug(element, "id"), let title = element.text(of: "title") else { return nil }
        return Scenario(slug: slug, title: title, values: values, note: element.text(of: "note"))
    }

    /// Values of parameters, each of them one that the plane has, with a value that makes sense.
    mutating func readValues(_ elements: [Element], _ parameters: [Plane.Parameter]?) -> [Scenario.Value] {
        elements.compactMap { item in
            guard let name = slug(item, "parameter"), let value = quantity(item, as: .dimensionless) else { return nil }
            if let parameters { check(value, of: name, isIn: parameters, item) }
            return Scenario.Value(parameter: name, value: value)
        }
    }

    /// Refuses a value outside the values that make sense for the parameter.
    mutating func check(_ value: Double, of name: Slug, isIn parameters: [Plane.Parameter], _ element: Element) {
        checkParameter(name, isIn: parameters, element)
        guard let parameter = parameters.first(where: { $0.name == name }), !parameter.allows(value) else { return }
        findings.fail(
            line: element.line, field: element.label, "\(name) cannot be \(value.printed())",
            remedy: "its values are \(parameter.domain)")
    }

    mutating func checkParameter(_ name: Slug, isIn parameters: [Plane.Parameter], _ element: Element) {
        guard !parameters.contains(where: { $0.name == name }) else { return }
        let list = parameters.map(\.name).sorted().map(\.text)
        findings.fail(
            line: element.line, field: "\(element.label) parameter", "the plane has no parameter '\(name)'",
            remedy: list.isEmpty ? "declare it with <parameter>" : "write \(list.joined(separator: ", ", last: " or "))"
        )
    }

    /// Names that must not come twice among siblings.
    mutating func refuseRepeats(_ elements: [Element], attribute: String) {
        var seen: Set<String> = []
        for element in elements {
            guard let name = element[attribute], !seen.insert(name).inserted else { continue }
            findings.fail(
                line: element.line, field: "\(element.label) \(attribute)", "'\(name)' is given twice",
                remedy: "keep one of them")
        }
    }

    /// The dimension of the unit of a number; a unit nobody knows is reported.
    mutating func dimension(ofUnitIn element: Element, attribute: String = "unit") -> PhysicalDimension? {
        guard let text = element[attribute] else { return nil }
        if text == PhysicalUnit.canonical(.count).symbol { return .count }
        var known: QuantityError?
        for dimension in [PhysicalDimension.energy, .inverseEnergy, .length, .density, .dimensionless] {
            do {
                return try PhysicalUnit(text, expecting: dimension).dimension
            } catch QuantityError.unknownUnit(_, _, .some(let suggestion)) {
                known = .unknownUnit(text, dimension, suggestion: suggestion)
            } catch {
                continue
            }
        }
        let field = "\(element.label) \(attribute)"
        if case .unknownUnit(_, _, .some(let suggestion)) = known {
            findings.fail(line: element.line, field: field, "unknown unit '\(text)'", remedy: "write \(suggestion)")
        } else {
            findings.fail(
                line: element.line, field: field, "unknown unit '\(text)'",
                remedy: "write for example GeV, 1/GeV, m, events, or 1 for a pure number")
        }
        return nil
    }
}
