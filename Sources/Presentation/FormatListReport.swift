import Formats
import JSON

/// `limen.formats/1`: the formats that are read and written.
package struct FormatListReport: Report {
    private let formats: [Format]

    /// A list of formats.
    package init(_ formats: [Format]) {
        self.formats = formats
    }

    package var json: JSON {
        [
            "format": "limen.formats/1",
            "formats": .list(
                formats.map {
                    [
                        "name": .text($0.rawValue), "reads": .truth($0.isRead), "writes": .truth($0.isWritten),
                        "meaning": .text($0.summary), "ending": .text($0.ending),
                        "recognised_by": .text($0.recognition),
                    ]
                }),
        ]
    }

    /// One row for each format.
    package var csv: String {
        var text = CSVText(comments: [], columns: ["name", "reads", "writes", "meaning", "ending", "recognised_by"])
        for format in formats {
            text.append([
                .text(format.rawValue), .text(format.isRead ? "yes" : "no"), .text(format.isWritten ? "yes" : "no"),
                .text(format.summary), .text(format.ending), .text(format.recognition ?? ""),
            ])
        }
        return text.text
    }

    package var blocks: [Block] {
        var table = Table([
            .init(title: "name"), .init(title: "reads"), .init(title: "writes"), .init(title: "what", wraps: true),
            .init(title: "ending"), .init(title: "recognised by", wraps: true),
        ])
        for format in formats {
            table.append([
                format.rawValue, format.isRead ? "yes" : "", format.isWritten ? "yes" : "", format.summary,
                format.ending, format.recognition ?? (format.isRead ? "nothing: name it" : ""),
            ])
        }
        return [.table(table)]
    }
}
