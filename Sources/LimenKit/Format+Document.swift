import Formats

extension Format {
    /// `limen.formats/1`: the formats that are read and written.
    public static var document: JSON {
        [
            "format": "limen.formats/1",
            "formats": .list(
                allCases.map {
                    [
                        "name": .text($0.rawValue), "reads": .truth($0.isRead), "writes": .truth($0.isWritten),
                        "meaning": .text($0.summary), "ending": .text($0.ending),
                        "recognised_by": .text($0.recognition),
                    ]
                }),
        ]
    }

    /// The list as CSV.
    public static var csv: String {
        var text = CSVText(
            comments: [], columns: ["name", "reads", "writes", "meaning", "ending", "recognised_by"])
        for format in allCases {
            text.append([
                .text(format.rawValue), .text("\(format.isRead)"), .text("\(format.isWritten)"), .text(format.summary),
                .text(format.ending), .text(format.recognition ?? ""),
            ])
        }
        return text.text
    }
}
