import JSON
import Foundation
import LimenKit

/// A command as the parser of the command line describes it: what help, completion and the manual page are made from.
struct CommandDescription {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let subcommands: [CommandDescription]?
    let arguments: [ArgumentDescription]?

    /// The root command, from the parser's description of a tool in JSON.
    /// - Throws: `LimenError` of kind `inputOutput` when the parser writes another form than the one known here.
    static func tool(dump: String) throws -> CommandDescription {
        do {
            return try JSON(dump, acceptsNull: true).member("command")
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
struct ArgumentDescription {
    struct Name {
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

extension CommandDescription: JSONReadable {
    init(json: JSON) throws(JSON.MemberError) {
        self.init(
            commandName: try json.member("commandName"), abstract: try json.optional("abstract"),
            discussion: try json.optional("discussion"), subcommands: try json.optional("subcommands"),
            arguments: try json.optional("arguments"))
    }
}

extension ArgumentDescription: JSONReadable {
    init(json: JSON) throws(JSON.MemberError) {
        self.init(
            kind: try json.member("kind"), shouldDisplay: try json.member("shouldDisplay"),
            isOptional: try json.member("isOptional"), isRepeating: try json.member("isRepeating"),
            names: try json.optional("names"), preferredName: try json.optional("preferredName"),
            valueName: try json.optional("valueName"), defaultValue: try json.optional("defaultValue"),
            allValues: try json.optional("allValues"), abstract: try json.optional("abstract"))
    }
}

extension ArgumentDescription.Name: JSONReadable {
    init(json: JSON) throws(JSON.MemberError) {
        self.init(kind: try json.member("kind"), name: try json.member("name"))
    }
}
