import LimitModel
import Quantities

/// One column of a HEPData table.
struct HEPDataVariable {
    let name: String
    let units: String?
    let line: Int?
    let qualifiers: [(name: String, value: String, units: String?)]
    let values: [YAMLTree]
    let meaning: VariableMeaning

    /// nil when it has no header or no values.
    init?(_ tree: YAMLTree) {
        guard let header = tree["header"], let values = tree["values"], case .list(let items, _) = values else {
            return nil
        }
        name = header["name"]?.text ?? ""
        units = header["units"]?.text
        line = tree.line
        qualifiers = (tree["qualifiers"]?.elements ?? []).compactMap { qualifier in
            guard let name = qualifier["name"]?.text, let value = qualifier["value"]?.text else { return nil }
            return (name, value, qualifier["units"]?.text)
        }
        self.values = items
        meaning = VariableMeaning(name)
    }

    /// The number of a row; nil where a dash, nothing or `nan` marks a missing one.
    static func number(_ tree: YAMLTree?) -> String? {
        guard let text = tree?.text, !["-", "--", "nan", ".nan", "n/a"].contains(text.lowercased()) else { return nil }
        return text
    }

    /// The confidence levels that qualifiers or the name state.
    var confidenceLevels: [ConfidenceLevel] {
        let stated = qualifiers.compactMap { qualifier -> ConfidenceLevel? in
            let name = qualifier.name.lowercased().filter { $0.isLetter }
            guard ["cl", "confidencelevel", "limitcl", "limitconfidencelevel"].contains(name) else { return nil }
            let text = qualifier.value.replacing(/(?i)\s*(c\.?l\.?|confidence level)$/, with: "")
            return try? ConfidenceLevel(qualifier.units == "%" && !text.hasSuffix("%") ? text + "%" : text)
        }
        if !stated.isEmpty { return stated }
        let texts = [name] + qualifiers.map { "\($0.name) \($0.value)" }
        return texts.compactMap { text in
            text.replacing("\\", with: "").firstMatch(of: /(?i)(\d+(?:\.\d+)?)\s*%\s*(?:c\.?l\.?|confidence level)/)
        }.compactMap { try? ConfidenceLevel("\($0.1)%") }
    }
}

extension HEPDataVariable {
    /// The errors of a row as values above and below it, by width in standard deviations.
    struct Band {
        var above, below: String
    }

    /// A fault in an error of a row.
    struct ErrorProblem: Error {
        let line: Int?
        let message: String
    }

    /// The bands that the errors of a row give around its value; none when the row has no errors.
    static func bands(of row: YAMLTree, value: String) throws(ErrorProblem) -> [Int: Band] {
        var bands: [Int: Band] = [:]
        for error in row["errors"]?.elements ?? [] {
            let label = error["label"]?.text
            guard let width = label.flatMap(VariableMeaning.width) else {
                let words = label.map { "the error '\($0)'" } ?? "an error without label"
                throw ErrorProblem(line: error.line, message: "\(words) does not say whether it is 1 or 2 sigma")
            }
            guard let center = (try? DecimalText(value))?.finite else {
                throw ErrorProblem(line: row.line, message: "the value is not a number")
            }
            let plus = try offset(error["asymerror"]?["plus"] ?? error["symerror"], of: center, line: error.line)
            let minus: Double
            if error["symerror"] != nil {
                minus = -plus
            } else {
                minus = try offset(error["asymerror"]?["minus"], of: center, line: error.line)
            }
            guard plus >= 0, minus <= 0 else {
                throw ErrorProblem(
                    line: error.line,
                    message: "the error runs from \(minus) to \(plus); plus must be positive, minus negative")
            }
            guard bands[width] == nil else {
                throw ErrorProblem(line: error.line, message: "two errors of \(width) sigma stand in one row")
            }
            bands[width] = Band(above: "\(center + plus)", below: "\(center + minus)")
        }
        return bands
    }

    private static func offset(_ tree: YAMLTree?, of center: Double, line: Int?) throws(ErrorProblem) -> Double {
        guard let text = tree?.text else { throw ErrorProblem(line: line, message: "an error has no value") }
        if text.hasSuffix("%"), let percent = (try? DecimalText(String(text.dropLast()).collapsed))?.finite {
            return center * percent / 100
        }
        guard let value = (try? DecimalText(text))?.finite else {
            throw ErrorProblem(line: line, message: "the error '\(text)' is not a number")
        }
        return value
    }
}
