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

    /// The parser's description of all commands in JSON, which it gives for an option of its own.
    private static var dump: String {
        do {
            _ = try Limen.parseAsRoot(["--experimental-dump-help"])
            return ""
        } catch {
            return Limen.fullMessage(for: error)
        }
    }

    func run() throws {
        let tool = try CommandDescription.tool(dump: Self.dump)
        try Output.write(ManualPage(of: tool, version: LimenArchive.toolVersion).text, to: .standardOutput)
    }
}
