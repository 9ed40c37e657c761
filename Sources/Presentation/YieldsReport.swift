import JSON
import Formats
import LimenKit
import Quantities

/// `limen.yields/1`: expected events per squared coupling against mass, by component.
package struct YieldsReport: Report {
    private let table: YieldTable

    /// The yields of a search.
    package init(_ table: YieldTable) {
        self.table = table
    }

    package var json: JSON {
        let yields = table.yields
        return [
            "format": "limen.yields/1", "search": .text(table.search.text), "limit": .text(table.limit.text),
            "per": .text(yields.coupling + "^2"), "unit": .text(yields.unit),
            "columns": .list(yields.components.map { .text($0) }),
            "rows": .list(
                yields.rows.map { ["mass": .number($0.mass), "events": .list($0.events.map { .number($0) })] }),
        ]
    }

    /// One row for each mass, one column for each component.
    package var csv: String {
        let yields = table.yields
        var text = CSVText(
            comments: [
                "limen.yields/1", "search \(table.search), limit \(table.limit): \(table.title)",
                "expected events per \(yields.coupling)^2 in \(yields.unit), masses in GeV",
                "made with limen \(LimenArchive.toolVersion)",
            ],
            columns: ["mass_GeV"] + yields.components)
        for row in yields.rows { text.append([.number(row.mass)] + row.events.map { .number($0) }) }
        return text.text
    }

    package var blocks: [Block] {
        var text = Table([.init(title: "mass")] + table.yields.components.map { .init(title: $0, isNumber: true) })
        for row in table.yields.rows {
            text.append([Quantity(row.mass, .energy).printed()] + row.events.map { $0.printed() })
        }
        return [.table(text)]
    }

    /// Meaning of the numbers, for a line above the table.
    package var heading: String {
        let unit = table.yields.unit == "1" ? "" : " [\(table.yields.unit)]"
        return "events per \(table.yields.coupling)^2\(unit): \(table.title)"
    }
}
