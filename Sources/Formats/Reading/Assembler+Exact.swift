import LimitModel

// Tables that the program wrote itself come in as they stand. Somebody may have changed them, so that what they say is
// checked as an XML submission is.

extension Assembler {
    /// Refuses values that no limit has.
    mutating func checkStated(_ head: Head, of table: FoundTable) {
        func fail(_ field: String, _ message: String, remedy: String) {
            builder.findings.fail(line: table.line, field: field, message, remedy: remedy)
        }
        if let level = head.statement.level, !(level > 0 && level < 1) {
            fail("confidence level", "\(level) is not between 0 and 1", remedy: "write for example 0.9")
        }
        if let error = head.origin.digitisationError, !(error >= 0 && error < 10) {
            fail("origin", "\(error) is not an error in decades", remedy: "write for example 0.02")
        }
        if let origin = table.origin, let computation = origin.computation {
            if origin.kind != .computed {
                fail(
                    "origin", "it is '\(origin.kind.rawValue)', and holds the record of a computation",
                    remedy: "take the record out")
            }
            for error in [computation.numericalError, computation.theoryError ?? 0] where error < 0 {
                fail("origin", "the relative error \(error) is negative", remedy: "write it without sign")
            }
        }
        if table.curves.contains(where: { $0.name?.utf8.contains(0) == true }) {
            fail(
                "curve", "its name holds the character U+0000, which ends a text in an archive", remedy: "leave it out")
        }
        var scenarios: Set<Slug> = []
        for holding in head.holdings {
            if !scenarios.insert(holding.scenario).inserted {
                fail("holds", "scenario '\(holding.scenario)' comes twice", remedy: "keep one of the two")
            }
            var parameters = Set(holding.independent)
            for range in holding.ranges {
                if !parameters.insert(range.parameter).inserted {
                    fail("holds", "the range of '\(range.parameter)' comes twice", remedy: "keep one of the two")
                }
                if !(range.from <= range.to) {
                    fail(
                        "holds", "the range of '\(range.parameter)' ends before its beginning",
                        remedy: "exchange from and to")
                }
            }
        }
    }
}

extension [CurveSource] {
    /// Puts curves, of which those that bound the region come first, back into the order of the file.
    mutating func sort(as found: [FoundCurve]) {
        var places: [String: [Int]] = [:]
        for index in indices.reversed() { places[self[index].curve.label, default: []].append(index) }
        let order = found.compactMap { places[$0.label ?? ""]?.popLast() }
        if order.count == count { self = order.map { self[$0] } }
    }
}

extension FoundCurve {
    /// The name for messages; nil when nothing tells it apart.
    var label: String? { role.map { Curve(role: $0, name: name, points: []).label } }
}
