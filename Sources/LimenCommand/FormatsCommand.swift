import ArgumentParser
import LimenKit
import Presentation

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

    func run() throws { try Output.show(FormatListReport(Format.allCases), as: output.format) }
}
