import JSON
import LimitModel
import Regions

/// The places of the points of a curve among the rows of a file of our own, so that a closed polygon or a table of two
/// edges reads back to the very curves it was made from. Rows and columns are counted from 1.
struct CurveLayout: Hashable, Sendable {
    var role: Curve.Role
    var name: String?
    var interpolation: Curve.Interpolation
    /// The first and the last row.
    var rows: [Int]
    /// The columns of mass and coupling; 1 and 2 when not given.
    var columns: [Int]?
    /// Tells whether the points stand from last to first.
    var reversed: Bool?
    /// Rows, counted from `rows[0]` as 1 in the order of the file, that were put in between and are not points.
    var skip: [Int]?
    /// Rows, counted alike, whose mass is that of the row before: jumps, in formats that know no vertical line.
    var jumps: [Int]?
    /// Mass and coupling of a last point that no row holds: the end of the last bin.
    var end: [String]?
    /// Points whose segment is not measured, by kind: `cap` → `3-5,7`.
    var edges: [String: String]?
    /// Points with cautions, by name, alike.
    var flags: [String: String]?

    init(_ curve: Curve, rows: ClosedRange<Int>) {
        role = curve.role
        name = curve.name
        interpolation = curve.interpolation
        self.rows = [rows.lowerBound, rows.upperBound]
        let kinds = Dictionary(grouping: curve.points.indices) { curve.points[$0].edge }
        let other = kinds.filter { $0.key != .measured }
        if !other.isEmpty {
            edges = Dictionary(
                uniqueKeysWithValues: other.map { ($0.key.rawValue, Self.ranges($0.value.map { $0 + 1 })) })
        }
        let names = Set(curve.points.flatMap(\.flags.names))
        guard !names.isEmpty else { return }
        flags = Dictionary(
            uniqueKeysWithValues: names.map { name in
                (
                    name,
                    Self.ranges(
                        curve.points.indices.filter { curve.points[$0].flags.names.contains(name) }.map { $0 + 1 })
                )
            })
    }

    /// The number of rows it takes; none where it makes no sense.
    var rowCount: Int {
        guard rows.count == 2, rows[0] >= 1, rows[0] <= rows[1] else { return 0 }
        return min(rows[1] - rows[0], ReaderLimits.rows) + 1
    }

    /// Rising numbers as `3-5,7`.
    static func ranges(_ numbers: [Int]) -> String {
        var parts: [(Int, Int)] = []
        for number in numbers {
            if let last = parts.last, last.1 + 1 == number {
                parts[parts.count - 1].1 = number
            } else {
                parts.append((number, number))
            }
        }
        return parts.map { $0 == $1 ? "\($0)" : "\($0)-\($1)" }.joined(separator: ",")
    }

    /// The numbers of `3-5,7`, of which none may exceed `largest`; nil for anything else.
    static func numbers(_ text: String, upTo largest: Int) -> [Int]? {
        var numbers: [Int] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first >= 1,
                first <= last, last <= largest, numbers.count <= largest
            else { return nil }
            numbers += first...last
        }
        return numbers
    }

    /// The curve among the rows of a file; nil when they do not fit.
    func curve(_ all: [(line: Int?, columns: [String])]) -> FoundCurve? {
        guard rows.count == 2, rows[0] >= 1, rows[0] <= rows[1], rows[1] <= all.count else { return nil }
        let (mass, coupling) = (columns?.first ?? 1, columns?.dropFirst().first ?? 2)
        guard mass >= 1, coupling >= 1 else { return nil }
        let skipped = Set(skip ?? [])
        let jumping = Set(jumps ?? [])
        var found: [FoundRow] = []
        var massBefore: String?
        for (number, row) in all[(rows[0] - 1)..<rows[1]].enumerated() {
            guard row.columns.indices.contains(mass - 1), row.columns.indices.contains(coupling - 1) else { return nil }
            let massText = jumping.contains(number + 1) ? massBefore ?? row.columns[mass - 1] : row.columns[mass - 1]
            massBefore = massText
            guard !skipped.contains(number + 1), row.columns[coupling - 1] != "-" else { continue }
            found.append(FoundRow(line: row.line, mass: massText, coupling: row.columns[coupling - 1]))
        }
        if let end {
            guard end.count == 2 else { return nil }
            found.append(FoundRow(mass: end[0], coupling: end[1]))
        }
        if reversed == true { found.reverse() }
        for (kind, text) in edges ?? [:] {
            guard let edge = EdgeKind(rawValue: kind), let points = Self.numbers(text, upTo: found.count) else {
                return nil
            }
            for point in points { found[point - 1].edge = edge }
        }
        for (name, text) in flags ?? [:] {
            guard let flag = try? Curve.Flags(names: [name]), let points = Self.numbers(text, upTo: found.count) else {
                return nil
            }
            for point in points { found[point - 1].flags.insert(flag) }
        }
        return FoundCurve(role: role, name: name, interpolation: interpolation, rows: found)
    }
}

extension CurveLayout: JSONConvertible {
    init(json: JSON) throws(JSON.MemberError) {
        role = try json.member("role")
        name = try json.optional("name")
        interpolation = try json.member("interpolation")
        rows = try json.member("rows")
        columns = try json.optional("columns")
        reversed = try json.optional("reversed")
        skip = try json.optional("skip")
        jumps = try json.optional("jumps")
        end = try json.optional("end")
        edges = try json.optional("edges")
        flags = try json.optional("flags")
    }

    var json: JSON {
        .record([
            "columns": columns?.json, "edges": edges?.json, "end": end?.json, "flags": flags?.json,
            "interpolation": interpolation.json, "jumps": jumps?.json, "name": name?.json,
            "reversed": reversed?.json, "role": role.json, "rows": rows.json, "skip": skip?.json,
        ])
    }
}
