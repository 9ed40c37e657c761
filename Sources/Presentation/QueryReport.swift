import JSON
import Archive
import Formats
import Foundation
import LimenKit
import Quantities

/// `limen.query/1`: the rows that a query answered.
package struct QueryReport: Report {
    private let result: QueryResult

    /// The answer of a query.
    package init(_ result: QueryResult) {
        self.result = result
    }

    package var json: JSON {
        [
            "format": "limen.query/1", "columns": .list(result.columns.map { .text($0) }),
            "rows": .list(result.rows.map { .list($0.map(\.json)) }),
        ]
    }

    package var csv: String {
        var text = CSVText(comments: [], columns: result.columns)
        for row in result.rows { text.append(row.map(\.cell)) }
        return text.text
    }

    package var blocks: [Block] {
        var table = Table(result.columns.map { .init(title: $0, wraps: true) })
        for row in result.rows { table.append(row.map(\.shortText)) }
        return [.table(table)]
    }
}

/// `limen.queries/1`: the queries that come with the program.
package struct QueryListReport: Report {
    private let queries: [NamedQuery]

    /// A list of queries.
    package init(_ queries: [NamedQuery]) {
        self.queries = queries
    }

    package var json: JSON {
        [
            "format": "limen.queries/1",
            "queries": .list(
                queries.map { query in
                    [
                        "name": .text(query.name), "purpose": .text(query.purpose),
                        "parameters": .list(
                            query.parameters.map {
                                [
                                    "name": .text($0.name), "unit": .text($0.unit), "meaning": .text($0.meaning),
                                    "default": .text($0.standard),
                                ]
                            }),
                    ]
                }),
        ]
    }

    package var csv: String {
        var text = CSVText(comments: [], columns: ["query", "purpose", "parameters"])
        for query in queries {
            let names = query.parameters.map(\.name).joined(separator: " ")
            text.append([.text(query.name), .text(query.purpose), .text(names)])
        }
        return text.text
    }

    package var blocks: [Block] {
        var table = Table([
            .init(title: "query"), .init(title: "answers", wraps: true), .init(title: "parameters", wraps: true),
        ])
        for query in queries {
            table.append([query.name, query.purpose, query.parameters.map(\.name).joined(separator: ", ")])
        }
        return [.table(table)]
    }
}

extension QueryValue {
    /// For a cell that people read.
    fileprivate var shortText: String {
        switch self {
        case .null: ""
        case .integer(let value): String(value)
        case .real(let value): value.printed(digits: 6)
        case .text(let value): value
        case .bytes(let value): "\(value.count) bytes"
        }
    }

    fileprivate var json: JSON {
        switch self {
        case .null: .null
        case .integer(let value): .integer(Int(value))
        case .real(let value): .number(value)
        case .text(let value): .text(value)
        case .bytes(let value): .text(Self.hexadecimal(value))
        }
    }

    fileprivate var cell: CSVText.Cell {
        switch self {
        case .null: .none
        case .integer(let value): .integer(Int(value))
        case .real(let value): .number(value)
        case .text(let value): .text(value)
        case .bytes(let value): .text(Self.hexadecimal(value))
        }
    }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { String(format: "%02x", $0) }.joined()
    }
}
