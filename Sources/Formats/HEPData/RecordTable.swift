import LimitModel
import Quantities

/// One table of a HEPData record and the limits it may hold.
struct RecordTable {
    typealias Problem = HEPDataVariable.ErrorProblem

    let name: String
    let tree: YAMLTree
    /// The statement of the record for every table, and of this one.
    let declaration: Declaration
    /// The dependent variables asked for, by name or by number from 1; empty for all.
    let columns: [String]

    /// The tables for the assembler: one when observed and expected belong together, else one for each column.
    /// - Throws: why the table holds no limit.
    func tables(findings: inout Findings) throws(Problem) -> [FoundTable] {
        let independent = variables("independent_variables")
        let all = variables("dependent_variables")
        guard !all.isEmpty else { throw Problem(line: tree.line, message: "it has no dependent variables") }
        guard independent.count == 1, let x = independent.first else {
            let what = independent.isEmpty ? "no independent variable" : "\(independent.count) independent variables"
            throw Problem(
                line: tree.line, message: "it has \(what); a limit is read from a table with one, the mass")
        }
        let chosen = try chosen(from: all)
        for variable in [x] + chosen where variable.values.count != x.values.count {
            throw Problem(
                line: variable.line,
                message: "'\(variable.name)' has \(variable.values.count) values, '\(x.name)' \(x.values.count)")
        }
        if isIndex(x) || isContour(chosen, x) { return [try contour(chosen, findings: &findings)] }
        let masses = try HEPDataMasses(x.values)
        return try groups(chosen).map { group throws(Problem) in
            try table(group, x: x, masses: masses, findings: &findings)
        }
    }

    private func variables(_ key: String) -> [HEPDataVariable] {
        (tree[key]?.elements ?? []).compactMap(HEPDataVariable.init)
    }

    private func chosen(from all: [HEPDataVariable]) throws(Problem) -> [HEPDataVariable] {
        guard !columns.isEmpty else { return all }
        var chosen: [HEPDataVariable] = []
        for column in columns {
            let named = all.filter { $0.name == column }
            if let only = named.first, named.count == 1 {
                chosen.append(only)
            } else if let number = Int(column), all.indices.contains(number - 1) {
                chosen.append(all[number - 1])
            } else {
                let list = all.enumerated().map { "\($0.offset + 1) '\($0.element.name)'" }.joined(separator: ", ")
                let problem =
                    named.isEmpty ? "it has no column '\(column)'" : "'\(column)' names \(named.count) columns"
                throw Problem(line: tree.line, message: "\(problem); its columns are \(list)")
            }
        }
        return chosen
    }

    // MARK: Contours

    /// A variable that only numbers the points of a contour.
    private func isIndex(_ x: HEPDataVariable) -> Bool {
        guard x.units == nil else { return false }
        let words = Set(x.name.lowercased().split { !$0.isLetter }.map(String.init))
        return !words.isDisjoint(with: ["index", "point", "dummy", "vertex", "entry", "number"])
    }

    /// Two columns chosen by name, of which the first is a mass, along a variable that is none.
    private func isContour(_ chosen: [HEPDataVariable], _ x: HEPDataVariable) -> Bool {
        guard columns.count == 2, chosen.count == 2, let unit = HEPDataUnits.unit(of: chosen[0]) else { return false }
        return HEPDataUnits.isEnergy(unit) && HEPDataUnits.unit(of: x).map { !HEPDataUnits.isEnergy($0) } != false
    }

    private func contour(_ variables: [HEPDataVariable], findings: inout Findings) throws(Problem) -> FoundTable {
        guard variables.count == 2 else {
            throw Problem(
                line: tree.line,
                message: "it numbers points and has \(variables.count) columns; a contour has two, mass and coupling: "
                    + "choose them with \(findings.spelling(.columns))")
        }
        var (mass, coupling) = (variables[0], variables[1])
        let units = variables.map(HEPDataUnits.unit)
        let areMasses = units.map { $0.map(HEPDataUnits.isEnergy) ?? false }
        if columns.isEmpty {
            guard areMasses[0] != areMasses[1] else {
                throw Problem(
                    line: tree.line,
                    message:
                        "the units do not tell which of '\(mass.name)' and '\(coupling.name)' is the mass: name mass and "
                        + "coupling with \(findings.spelling(.columns))")
            }
            if areMasses[1] { (mass, coupling) = (coupling, mass) }
        }
        let masses = HEPDataMasses.points(mass.values.map { HEPDataVariable.number($0["value"]) })
        let runs = masses.runs(coupling.values.map { (HEPDataVariable.number($0["value"]), $0.line) })
        guard !runs.isEmpty else { throw Problem(line: tree.line, message: "it has no points") }
        var declaration = declaration(of: [coupling], status: coupling.meaning.kind)
        declaration.massUnit = HEPDataUnits.unit(of: mass)
        declaration.couplingUnit = HEPDataUnits.unit(of: coupling)
        let curves = runs.enumerated().map { index, rows in
            FoundCurve(role: .contour, name: runs.count > 1 ? "\(index + 1)" : nil, rows: rows)
        }
        return FoundTable(name: name, line: tree.line, curves: curves, declaration: declaration)
    }

    // MARK: Columns that belong together

    private struct Group {
        var name: String
        var variables: [HEPDataVariable]
    }

    private func groups(_ chosen: [HEPDataVariable]) -> [Group] {
        if isClear(chosen) { return [Group(name: name, variables: chosen)] }
        var byQualifiers: [(key: [String], variables: [HEPDataVariable])] = []
        for variable in chosen {
            let key = variable.qualifiers.map { "\($0.name) \($0.value)\($0.units.map { " \($0)" } ?? "")" }
            if let index = byQualifiers.firstIndex(where: { $0.key == key }) {
                byQualifiers[index].variables.append(variable)
            } else {
                byQualifiers.append((key, [variable]))
            }
        }
        if byQualifiers.count > 1, byQualifiers.allSatisfy({ isClear($0.variables) && $0.variables.count > 1 }) {
            return byQualifiers.map {
                Group(name: "\(name) (\($0.key.joined(separator: ", ")))", variables: $0.variables)
            }
        }
        return chosen.filter { $0.meaning.sigma == nil }.map { Group(name: "\(name): \($0.name)", variables: [$0]) }
    }

    /// Tells whether the names give every role once, with an observed or expected limit.
    private func isClear(_ variables: [HEPDataVariable]) -> Bool {
        guard variables.count > 1 else { return true }
        let roles = variables.compactMap(\.meaning.role)
        return Set(roles).count == roles.count && (roles.contains(.central) || roles.contains(.expected))
    }

    private func table(
        _ group: Group, x: HEPDataVariable, masses: HEPDataMasses, findings: inout Findings
    ) throws(Problem) -> FoundTable {
        let only = group.variables.count == 1 ? group.variables.first : nil
        let observed = group.variables.first { $0.meaning.role == .central }
        let expected = group.variables.first { $0.meaning.role == .expected }
        guard let main = only ?? observed ?? expected else {
            throw Problem(line: tree.line, message: "no column is named observed or expected")
        }
        var curves: [FoundCurve] = []
        var isBinned = false
        if case .bins = masses { isBinned = true }
        let unit = HEPDataUnits.unit(of: main)
        for variable in group.variables {
            guard let role = variable.name == main.name ? .central : variable.meaning.role else {
                leaveOut(
                    "the column '\(variable.name)'", "its name does not say what it is to the limit", variable,
                    &findings)
                continue
            }
            guard HEPDataUnits.unit(of: variable) == unit else {
                leaveOut(
                    "the column '\(variable.name)'", "its unit differs from that of '\(main.name)'", variable, &findings
                )
                continue
            }
            let couplings = variable.values.map { (text: HEPDataVariable.number($0["value"]), line: $0.line) }
            // A column that stands alone is what the user makes of it.
            let stated = only != nil && variable.meaning.kind == nil ? nil : role
            curves += self.curves(masses.runs(couplings), role: stated, isBinned: isBinned)
            curves += bands(of: variable, isExpected: variable.meaning.kind == .expected, masses, isBinned, &findings)
        }
        guard curves.contains(where: { $0.role == nil || $0.role == .central }) else {
            throw Problem(line: main.line, message: "'\(main.name)' has no values")
        }
        var declaration = declaration(of: group.variables, status: main.meaning.kind)
        declaration.massUnit = HEPDataUnits.unit(of: x)
        declaration.couplingUnit = unit
        if only != nil, group.name != name { declaration.title = group.name }
        var table = FoundTable(
            name: group.name, line: main.line ?? tree.line, curves: curves, declaration: declaration,
            calibration: isBinned
                ? "a step from the low to the high end of each bin; centres of bins are not used" : nil)
        table.dropped = missing(main)
        table.hints[.confidenceLevel] = declaration.note.flatMap(HeaderText.confidence).map {
            "the description says \($0)"
        }
        return table
    }

    /// The rows without a value.
    private func missing(_ variable: HEPDataVariable) -> [String] {
        variable.values.enumerated().compactMap { index, row in
            guard HEPDataVariable.number(row["value"]) == nil else { return nil }
            return "\(row.line.map { "line \($0)" } ?? "row \(index + 1)"): '\(variable.name)' has no value"
        }
    }

    private func curves(_ runs: [[FoundRow]], role: Curve.Role?, isBinned: Bool) -> [FoundCurve] {
        runs.enumerated().map { index, rows in
            FoundCurve(
                role: role, name: runs.count > 1 ? "\(index + 1)" : nil, interpolation: isBinned ? .step : nil,
                rows: rows)
        }
    }

    /// The bands that the errors of an expected limit give.
    private func bands(
        of variable: HEPDataVariable, isExpected: Bool, _ masses: HEPDataMasses, _ isBinned: Bool,
        _ findings: inout Findings
    ) -> [FoundCurve] {
        guard variable.values.contains(where: { !($0["errors"]?.elements ?? []).isEmpty }) else { return [] }
        guard isExpected else {
            leaveOut("the errors of '\(variable.name)'", "bands belong to an expected limit", variable, &findings)
            return []
        }
        var rows: [[Int: HEPDataVariable.Band]] = []
        for row in variable.values {
            do throws(Problem) {
                let value = HEPDataVariable.number(row["value"])
                rows.append(
                    try value.map { value throws(Problem) in try HEPDataVariable.bands(of: row, value: value) } ?? [:])
            } catch {
                findings.warn(
                    .leftOut, line: error.line, field: "table '\(name)'",
                    "the errors of '\(variable.name)' are left out: \(error.message)")
                return []
            }
        }
        return [1, 2].flatMap { width in
            let sides: [(Curve.Role, KeyPath<HEPDataVariable.Band, String>)] =
                width == 1
                ? [(.plusOneSigma, \.above), (.minusOneSigma, \.below)]
                : [(.plusTwoSigma, \.above), (.minusTwoSigma, \.below)]
            return sides.flatMap { role, side in
                let couplings = zip(rows, variable.values).map { ($0[width].map { $0[keyPath: side] }, $1.line) }
                return curves(masses.runs(couplings), role: role, isBinned: isBinned)
            }
        }
    }

    private func leaveOut(_ what: String, _ why: String, _ variable: HEPDataVariable, _ findings: inout Findings) {
        findings.warn(.leftOut, line: variable.line, field: "table '\(name)'", "\(what): left out, \(why)")
    }

    private func declaration(of variables: [HEPDataVariable], status: VariableMeaning.Kind?) -> Declaration {
        var declaration = declaration
        switch status {
        case .observed: declaration.status = .observed
        case .expected: declaration.status = .expected
        case nil: break
        }
        let levels = Set(variables.flatMap(\.confidenceLevels))
        if levels.count == 1, let level = levels.first {
            declaration.statement = .confidence(Statement.Confidence(level: level))
        }
        return declaration
    }
}
