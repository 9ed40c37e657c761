/// The manual page of the program in the man macros, which every formatter of manual pages knows.
struct ManualPage {
    private let tool: CommandDescription
    private let version: String

    init(of tool: CommandDescription, version: String) {
        self.tool = tool
        self.version = version
    }

    /// The whole page.
    var text: String {
        var roff = Roff()
        roff.request("TH", tool.commandName.uppercased(), "1", "", "Limen \(version)", "User commands")
        roff.section("NAME")
        roff.prose("\(tool.commandName) - \(Self.asTitle(tool.abstract ?? ""))")
        roff.section("SYNOPSIS")
        roff.synopsis(tool.commandName, ["<command>", "[<options>]"])
        roff.section("DESCRIPTION")
        roff.prose(tool.prose)
        roff.prose(
            "Masses and couplings carry their units; a bare number is refused. Results go to standard output, messages to "
                + "standard error.")
        roff.section("COMMANDS")
        for command in commands(of: tool, under: [tool.commandName]) { describe(command, in: &roff) }
        roff.section("EXIT STATUS")
        for status in ExitStatus.meanings { roff.item(String(status.code), status.meaning) }
        roff.section("ENVIRONMENT")
        roff.item("LIMEN_ARCHIVE", "The archive, where --archive does not name one.")
        roff.item("NO_COLOR", "Honoured: nothing that Limen prints is coloured in any case.")
        roff.section("FILES")
        roff.item("limen.sqlite", "The archive in the working directory, where nothing else is named: one SQLite file.")
        roff.item(
            "../share/limen/imports",
            "From the folder of the program: the data that limen import takes in, where the working directory has no folder "
                + "imports.")
        roff.section("EXAMPLES")
        roff.lines(tool.examples)
        roff.section("SEE ALSO")
        roff.prose(
            "sqlite3(1), rsvg-convert(1). Every command explains itself with \(tool.commandName) help <command>.")
        return roff.text
    }

    /// A command and the words that lead to it.
    private struct Entry {
        let path: [String]
        let command: CommandDescription
    }

    /// The commands that do something, in the order of the help.
    private func commands(of command: CommandDescription, under path: [String]) -> [Entry] {
        (command.subcommands ?? []).filter { $0.commandName != "help" }.flatMap { child -> [Entry] in
            let childPath = path + [child.commandName]
            return [Entry(path: childPath, command: child)] + commands(of: child, under: childPath)
        }
    }

    private func describe(_ entry: Entry, in roff: inout Roff) {
        let arguments = (entry.command.arguments ?? []).filter { argument in
            argument.shouldDisplay && !["version", "help"].contains(argument.preferredName?.name)
        }
        let name = entry.path.joined(separator: " ")
        roff.subsection(name)
        guard (entry.command.subcommands ?? []).isEmpty else {
            roff.prose(entry.command.abstract ?? "")
            return
        }
        roff.synopsis(name, arguments.map(\.usage))
        roff.prose(entry.command.abstract ?? "")
        roff.prose(entry.command.prose)
        for argument in arguments { roff.item(argument.label, argument.explanation) }
        if !entry.command.examples.isEmpty {
            roff.prose("Examples:")
            roff.lines(entry.command.examples)
        }
    }

    /// A sentence as the line under NAME has it.
    private static func asTitle(_ sentence: String) -> String {
        let text = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}

extension ArgumentDescription {
    private var value: String { "<\(valueName ?? "value")>" }

    /// As the synopsis has it.
    fileprivate var usage: String {
        let word: String
        switch kind {
        case "positional": word = value
        case "flag": word = preferredName?.text ?? ""
        default: word = "\(preferredName?.text ?? "") \(value)"
        }
        return (isOptional ? "[\(word)]" : word) + (isRepeating ? " ..." : "")
    }

    /// As the list of options has it.
    fileprivate var label: String {
        guard kind != "positional" else { return value }
        let names = (names ?? []).map(\.text).joined(separator: ", ")
        return kind == "flag" ? names : "\(names) \(value)"
    }

    fileprivate var explanation: String {
        var text = abstract ?? ""
        if let allValues, !allValues.allSatisfy(text.contains) {
            text += " One of \(allValues.joined(separator: ", "))."
        }
        if let defaultValue { text += " Default: \(defaultValue)." }
        return text
    }
}
