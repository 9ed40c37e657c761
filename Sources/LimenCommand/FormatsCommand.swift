import ArgumentParser
import LimenKit

/// Lists the formats that are read and written.
struct FormatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "formats", abstract: "List the formats that are read and written.",
        discussion: """
            The name is what --as takes, of limen import for the formats that are read and of limen export for those that \
            are written. A format that nothing tells by itself has to be named.

            EXAMPLES
              limen formats
              limen formats --format csv
            """)

    @OptionGroup var output: OutputOptions

    func run() throws {
        switch output.format {
        case .json: try Output.result(Format.document.document())
        case .csv: try Output.write(Format.csv, to: .standardOutput)
        case .table:
            var table = Table([
                .init(title: "name"), .init(title: "reads"), .init(title: "writes"),
                .init(title: "what", wraps: true), .init(title: "ending"), .init(title: "recognised by", wraps: true),
            ])
            for format in Format.allCases {
                table.append([
                    format.rawValue, format.isRead ? "yes" : "", format.isWritten ? "yes" : "", format.summary,
                    format.ending, format.recognition ?? (format.isRead ? "nothing: name it" : ""),
                ])
            }
            try Output.result(table.lines())
        }
    }
}
