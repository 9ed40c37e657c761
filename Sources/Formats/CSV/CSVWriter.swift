import LimitModel

/// The points of a limit's curves as comma-separated values, which `limen import` reads back to the same curves.
package enum CSVWriter: ColumnWriter {
    package static let format = Format.csv

    package static func text(
        _ exported: ExportedLimit, _ source: ExportSource, _ units: ColumnUnits, choices: Set<WritingChoice> = []
    ) -> String {
        var recipes: [CurveLayout] = []
        var count = 0
        for curve in exported.limit.curves where !curve.points.isEmpty {
            var recipe = CurveLayout(curve, rows: (count + 1)...(count + curve.points.count))
            recipe.columns = [4, 5]
            recipes.append(recipe)
            count += curve.points.count
        }
        let head = TableHead(exported: exported, source: source, units: units, format: format)
        var text = CSVText(
            comments: head.lines(recipes),
            columns: ["curve", "role", "name", "mass_\(units.massSymbol)", "coupling", "edge", "flags"])
        for (index, curve) in exported.limit.curves.enumerated() {
            for point in curve.points {
                text.append([
                    .integer(index), .text(curve.role.rawValue), curve.name.map { .quoted($0) } ?? .none,
                    .decimal(units.mass(point.mass)), .decimal(units.coupling(point.coupling)),
                    .text(point.edge.rawValue), .text(point.flags.names.joined(separator: " ")),
                ])
            }
        }
        return text.text
    }

    /// The answer itself, with the owner and the runner-up of every piece.
    package static func text(_ envelope: ExportedEnvelope, _ units: ColumnUnits) -> String { envelope.answer.csv() }
}
