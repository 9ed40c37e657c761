import ArgumentParser
import LimenKit

/// The manual page.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Print the manual page, for man.",
        discussion: """
            It is made from the same definitions as the help of every command.

            EXAMPLES
              limen manual > limen.1 && man ./limen.1
              limen manual > ~/.local/share/man/man1/limen.1
            """)

    func run() throws {
        let tool = try CommandDescription.tool(dump: Limen._dumpHelp())
        try Output.write(ManualPage(of: tool, version: LimenArchive.toolVersion).text, to: .standardOutput)
    }
}
