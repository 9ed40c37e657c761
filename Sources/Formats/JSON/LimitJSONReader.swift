import JSON
import LimitModel
import Quantities
import Regions

/// A limit as `limen export --as json` writes it: its document, and beside it the points of every curve, in the canonical
/// units and in the convention of the plane.
enum LimitJSONReader: TableReader {
    /// The name and version of the format.
    private static let format = "limen.limit/1"
    private static let remedy = "export the limit as json"

    static func read(_ input: ForeignInput, aids: ReadingAids, findings: inout Findings) -> [FoundTable] {
        findings.isOwn = true
        // Answers in lines are not one value of JSON.
        if let other = formatName(of: input.bytes), other != format {
            refuse(other, &findings)
            return []
        }
        guard let tree = PlainText.json(input.bytes, remedy: remedy, findings: &findings) else { return [] }
        guard let name = tree["format"]?.string, name == format else {
            refuse(tree["format"]?.string, &findings)
            return []
        }
        do throws(DocumentError) {
            return [try table(tree)]
        } catch {
            findings.fail(line: nil, field: error.field, error.message, remedy: remedy)
            return []
        }
    }

    /// The format that an answer of the program names first; nil when the bytes do not begin as its answers do.
    static func formatName(of bytes: [UInt8]) -> String? {
        var rest = String(decoding: bytes.prefix(1024), as: UTF8.self)[...]
        for word in ["{", "\"format\"", ":", "\"limen."] {
            rest = rest.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
            guard rest.hasPrefix(word) else { return nil }
            rest = rest.dropFirst(word.count)
        }
        return "limen." + rest.prefix { $0 != "\"" }
    }

    private static func refuse(_ format: String?, _ findings: inout Findings) {
        guard let format, format.hasPrefix("limen.") else {
            findings.fail(
                line: nil, field: "format", "the JSON is not a limit that Limen wrote",
                remedy: "name the right format with \(findings.spelling(.format))")
            return
        }
        let isOtherVersion = format.hasPrefix("limen.limit/")
        findings.fail(
            line: nil, field: "format",
            isOtherVersion
                ? "it is '\(format)', and this version of Limen reads '\(self.format)'"
                : "it is '\(format)', an answer of Limen and not a limit",
            remedy: isOtherVersion ? "read it with the version that wrote it" : remedy)
    }

    private struct DocumentError: Error {
        let field, message: String
    }

    // MARK: Parts

    private static func table(_ tree: JSON) throws(DocumentError) -> FoundTable {
        guard let document = tree["document"] else { throw DocumentError(field: "document", message: "it is missing") }
        let limit: Limit
        do {
            limit = try Limit(json: document)
        } catch {
            throw DocumentError(field: "document", message: "\(error)")
        }
        guard let unit = tree["coupling_unit"]?.string else {
            throw DocumentError(field: "coupling_unit", message: "it is missing")
        }
        var declaration = Declaration(limit)
        declaration.massUnit = PhysicalDimension.energy.canonicalUnit
        declaration.couplingUnit = unit
        declaration.convention = CouplingConvention.planeName
        var table = FoundTable(name: limit.slug.text, curves: try curves(tree, of: limit), declaration: declaration)
        table.markExact(origin: limit.origin, emptyReason: limit.emptyReason)
        return table
    }

    private static func curves(_ tree: JSON, of limit: Limit) throws(DocumentError) -> [FoundCurve] {
        guard let items = tree["curves"]?.elements else {
            throw DocumentError(field: "curves", message: "it is not a list")
        }
        guard items.count == limit.curves.count else {
            throw DocumentError(
                field: "curves", message: "they are \(items.count), but \(limit.curves.count) in the document")
        }
        var found: [FoundCurve] = []
        var count = 0
        for (index, (item, curve)) in zip(items, limit.curves).enumerated() {
            let field = "curves \(index + 1)"
            guard item["role"]?.string == curve.role.rawValue, item["name"]?.string == curve.name,
                item["interpolation"]?.string == curve.interpolation.rawValue
            else {
                throw DocumentError(
                    field: field, message: "its role, name or interpolation is not that of the document")
            }
            guard let points = item["points"]?.elements else {
                throw DocumentError(field: "\(field) points", message: "it is not a list")
            }
            count += points.count
            guard count <= ReaderLimits.rows else {
                throw DocumentError(
                    field: "curves", message: "they have more than \(ReaderLimits.rows) points together")
            }
            var rows: [FoundRow] = []
            rows.reserveCapacity(points.count)
            for (number, point) in points.enumerated() {
                guard let row = row(point) else {
                    throw DocumentError(
                        field: "\(field) points \(number + 1)",
                        message: "it is not a mass and a coupling, perhaps with an edge kind and a list of flags")
                }
                rows.append(row)
            }
            found.append(FoundCurve(role: curve.role, name: curve.name, interpolation: curve.interpolation, rows: rows))
        }
        return found
    }

    private static func row(_ point: JSON) -> FoundRow? {
        guard let cells = point.elements, (2...4).contains(cells.count), case .number(_, let mass) = cells[0],
            case .number(_, let coupling) = cells[1]
        else { return nil }
        var row = FoundRow(mass: mass, coupling: coupling)
        if cells.count > 2 {
            guard let edge = cells[2].string.flatMap(EdgeKind.init) else { return nil }
            row.edge = edge
        }
        if cells.count > 3 {
            guard let names = cells[3].elements?.map({ $0.string ?? "" }), let flags = try? Curve.Flags(names: names)
            else { return nil }
            row.flags = flags
        }
        return row
    }
}
