import Foundation
import LimenKit

/// A command as the parser of the command line describes it: what help, completion and the manual page are made from.
struct CommandDescription: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let subcommands: [CommandDescription]?
    let arguments: [ArgumentDescription]?

    /// The root command, from the parser's description of a tool in JSON.
    /// - Throws: `LimenError` of kind `inputOutput` when the parser writes another form than the one known here.
    static func tool(dump: String) throws -> CommandDescription {
        struct Tool: Decodable {
            let command: CommandDescription
        }
        do {
            return try JSONDecoder().decode(Tool.self, from: Data(dump.utf8)).command
        } catch {
            throw LimenError(.inputOutput, "the description of the commands cannot be read: \(error)")
        }
    }

    /// The discussion before its examples.
    var prose: String {
        let text = discussion ?? ""
        guard let examples = text.range(of: Self.heading) else { return text }
        return text[..<examples.lowerBound].trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The lines under EXAMPLES.
    var examples: [String] {
        guard let discussion, let examples = discussion.range(of: Self.heading) else { return [] }
        return discussion[examples.upperBound...].split(separator: "\n").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
    }

    private static let heading = "EXAMPLES\n"
}

/// An argument, option or flag of a command.
struct ArgumentDescription: Decodable {
    struct Name: Decodable {
        let kind: String
        let name: String

        /// As one types it.
        var text: String { (kind == "long" ? "--" : "-") + name }
    }

    /// `positional`, `option` or `flag`.
    let kind: String
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]?
    let preferredName: Name?
    let valueName: String?
    let defaultValue: String?
    let allValues: [String]?
    let abstract: String?
}
