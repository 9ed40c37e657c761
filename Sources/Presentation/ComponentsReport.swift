import JSON
import Formats
import LimenKit
import LimitModel
import Quantities

/// `limen.components/1`: the curves of one limit side by side.
package struct ComponentsReport: Report {
    private let table: ComponentTable

    /// The curves of a limit.
    package init(_ table: ComponentTable) {
        self.table = table
    }

    package var json: JSON {
        let record = table.record
        return [
            "format": "limen.components/1", "plane": .text(record.limit.plane.text),
            "status": .text(record.limit.status.rawValue), "coupling_unit": .text(record.couplingUnit),
            "archive": .text(record.archiveHash), "release": .null, "limit": .text(record.limit.slug.text),
            "revision": .integer(record.revision), "hash": .text(record.hash),
            "columns": .list(table.columns.map { .text($0) }),
            "rows": .list(
                table.rows.map { ["mass": .number($0.mass), "couplings": .list($0.couplings.map { .number($0) })] }),
        ]
    }

    /// One row for each mass, one column for each curve.
    package var csv: String {
        let record = table.record
        var text = CSVText(
            comments: [
                "limen.components/1", "limit \(record.limit.slug)",
                "masses in GeV, couplings in \(record.couplingUnit)",
            ],
            columns: ["mass_GeV"] + table.columns)
        for row in table.rows {
            text.append([.number(row.mass)] + row.couplings.map { $0.map { .number($0) } ?? .none })
        }
        return text.text
    }

    package var blocks: [Block] {
        var text = Table([
            .init(title: "mass"), .init(title: "curve", wraps: true),
            .init(title: "coupling [\(table.record.couplingUnit)]", isNumber: true),
        ])
        for row in table.rows {
            for (index, name) in table.columns.enumerated() {
                let mass = index == 0 ? Quantity(row.mass, .energy).printed() : ""
                text.append([mass, name, row.couplings[index]?.printed() ?? "-"])
            }
        }
        return [.table(text)]
    }
}
