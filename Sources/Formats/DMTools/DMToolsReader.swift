import LimitModel
import Quantities

/// Limit XML of DMTools and its successors: one `<limit>`, or several in one element.
enum DMToolsReader: TableReader {
    static func read(_ input: ForeignInput, aids: ReadingAids, findings: inout Findings) -> [FoundTable] {
        guard let root = root(input.bytes, findings: &findings) else { return [] }
        let limits = root.name == "limit" ? [root] : root.all("limit")
        guard !limits.isEmpty else {
            findings.fail(
                line: root.line, field: root.label, "no <limit> of DMTools is here",
                remedy: "name the right format with \(findings.spelling(.format))")
            return []
        }
        var names = TableNames()
        return limits.compactMap { limit in
            table(limit, findings: &findings).map { table in
                var table = table
                table.name = names.unique(table.name)
                return table
            }
        }
    }

    private static func root(_ bytes: [UInt8], findings: inout Findings) -> Element? {
        guard
            let document = DocumentLoader.load(bytes, expected: "a <limit> with <data-values>", findings: &findings),
            let node = document.root
        else { return nil }
        var reader = ElementReader(findings: findings)
        let root = reader.read(node)
        findings = reader.findings
        return root
    }

    private static func table(_ limit: Element, findings: inout Findings) -> FoundTable? {
        guard let values = limit.first("data-values") else {
            findings.fail(
                line: limit.line, field: limit.label, "it has no <data-values>",
                remedy: "write <data-values>{[x y; x y]}</data-values>")
            return nil
        }
        let x = scale("x-rescale", of: limit, findings: &findings)
        let y = scale("y-rescale", of: limit, findings: &findings)
        let groups = DMToolsValues(values.text, line: values.line, findings: &findings).groups
        guard let x, let y, !groups.isEmpty else { return nil }
        let curves = groups.enumerated().map { index, rows in
            curve(rows, name: groups.count > 1 ? "\(index + 1)" : nil, x: x, y: y)
        }
        let done = [("x", x), ("y", y)].compactMap { axis, scale in
            scale.text.map { "\(axis) multiplied by \($0) (\(axis)-rescale)" }
        }
        var table = FoundTable(
            name: label(of: limit) ?? limit.text(of: "id") ?? "limit", line: limit.line, curves: curves,
            declaration: declaration(by: limit), calibration: done.isEmpty ? nil : done.joined(separator: "; "))
        let words = ["data-label", "data-comment"].compactMap(limit.text(of:)).joined(separator: " ")
        table.hints[.confidenceLevel] =
            words.contains("%") || words.contains("sigma") ? "the label says '\(words)'" : nil
        table.hints[.status] = limit.text(of: "result-type").map { "its result-type is '\($0)'" }
        return table
    }

    /// A closed contour repeats its first point at the end; whether other lines enclose something is not said.
    private static func curve(_ rows: [DMToolsValues.Row], name: String?, x: Scale, y: Scale) -> FoundCurve {
        var found = rows.map { FoundRow(line: $0.line, mass: x.applied(to: $0.x), coupling: y.applied(to: $0.y)) }
        var isClosed = false
        if found.count > 3, let first = found.first, let last = found.last, first.mass == last.mass,
            first.coupling == last.coupling
        {
            found.removeLast()
            isClosed = true
        }
        return FoundCurve(role: isClosed ? .contour : nil, name: name, rows: found)
    }

    // MARK: Rescaling

    /// The factor of a rescale element.
    private struct Scale {
        let factor: DecimalText?
        /// As it was written; nil for one.
        let text: String?

        /// A power of ten moves the point in the text; another factor is multiplied in binary.
        func applied(to number: DecimalText) -> String {
            guard let factor, text != nil else { return number.description }
            if let power = factor.powerOfTen { return number.timesTen(to: power).description }
            guard let one = try? number.double(), let other = try? factor.double() else {
                return number.description
            }
            return "\(one * other)"
        }
    }

    private static func scale(_ name: String, of limit: Element, findings: inout Findings) -> Scale? {
        guard let element = limit.first(name), let text = limit.text(of: name) else {
            return Scale(factor: nil, text: nil)
        }
        do throws(QuantityError) {
            let factor = try DecimalText(text)
            guard try factor.double() > 0 else {
                findings.fail(
                    line: element.line, field: name, "the factor \(text) is not positive", remedy: "write for example 1"
                )
                return nil
            }
            return Scale(factor: factor, text: factor.powerOfTen == 0 ? nil : text)
        } catch {
            findings.fail(line: element.line, field: name, error)
            return nil
        }
    }

    // MARK: What the file says

    private static func label(of limit: Element) -> String? {
        limit.text(of: "data-label").map { DMToolsReference.withoutTags($0).collapsed }.flatMap {
            $0.isEmpty ? nil : $0
        }
    }

    private static func declaration(by limit: Element) -> Declaration {
        var declaration = Declaration()
        declaration.title = label(of: limit)
        if let name = limit.text(of: "experiment"), let id = Slug(madeFrom: name) {
            declaration.experiment = Experiment(id: id, name: name)
        }
        declaration.massUnit = limit.text(of: "x-units")
        declaration.couplingUnit = limit.text(of: "y-units")
        switch limit.text(of: "result-type")?.lowercased() {
        case "exp": declaration.status = .observed
        case "proj": declaration.status = .projection
        default: break
        }
        if let text = limit.first("data-reference")?.text, var publication = DMToolsReference(text)?.publication {
            publication.year = limit.text(of: "year").flatMap(Int.init).flatMap {
                (1900...2100).contains($0) ? $0 : nil
            }
            declaration.citations = [Citation(role: .result, publication: publication)]
        }
        declaration.note = note(of: limit)
        return declaration
    }

    private static func note(of limit: Element) -> String? {
        let comment = limit.text(of: "data-comment").map { DMToolsReference.withoutTags($0).collapsed }
        let kinds = ["spin-dependency", "measurement-type", "result-type"].compactMap { name in
            limit.text(of: name).map { "\(name) \($0)" }
        }
        let parts = [comment ?? "", kinds.joined(separator: ", ")].filter { !$0.isEmpty }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}
