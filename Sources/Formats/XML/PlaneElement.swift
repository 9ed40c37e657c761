import LimitModel
import Quantities

extension SubmissionBuilder {
    mutating func readPlane(_ element: Element) {
        let parameters = element.all("parameter").compactMap { item in
            slug(item, "name").flatMap { name in
                item["symbol"].map { Plane.Parameter(name: name, symbol: $0, meaning: item.text.collapsed) }
            }
        }
        refuseRepeats(element.all("parameter"), attribute: "name")
        refuseRepeats(element.all("scenario"), attribute: "id")
        let names = Set(parameters.map(\.name))
        let scenarios = element.all("scenario").compactMap { readScenario($0, parameters: names) }
        let mass = element.first("mass-axis").flatMap { axis($0) }
        let coupling = element.first("coupling-axis").flatMap { axis($0) }
        guard let slug = slug(element, "id"), let title = element.text(of: "title"),
            let convention = element.text(of: "convention"), let mass, let coupling
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
            slug: slug, title: title, convention: convention, prefactor: prefactor, mass: mass, coupling: coupling,
            parameters: parameters,
            scenarios: scenarios, note: element.text(of: "note"))
        planes[slug] = plane
        submission.planes.append(plane)
    }

    /// What multiplies the coupling in the Lagrangian term, where files of the field differ in it.
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
        return Plane.Axis(symbol: symbol, title: title, dimension: dimension, from: low, to: high)
    }

    private mutating func readScenario(_ element: Element, parameters: Set<Slug>) -> Scenario? {
        refuseRepeats(element.all("set"), attribute: "parameter")
        var values: [Scenario.Value] = []
        for item in element.all("set") {
            guard let parameter = slug(item, "parameter"), let value = quantity(item, as: .dimensionless) else {
                continue
            }
            checkParameter(parameter, isIn: parameters, item)
            values.append(Scenario.Value(parameter: parameter, value: value))
        }
        guard let slug = slug(element, "id"), let title = element.text(of: "title") else { return nil }
        return Scenario(slug: slug, title: title, values: values, note: element.text(of: "note"))
    }

    mutating func checkParameter(_ parameter: Slug, isIn parameters: Set<Slug>, _ element: Element) {
        guard !parameters.contains(parameter) else { return }
        let list = parameters.sorted().map(\.text)
        findings.fail(
            line: element.line, field: "\(element.label) parameter", "the plane has no parameter '\(parameter)'",
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

    /// What the unit of a number measures; a unit nobody knows is reported.
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
