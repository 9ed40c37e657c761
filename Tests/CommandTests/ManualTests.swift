import JSON
import Foundation
import ShippedArchive
import Testing

/// The manual page and the completion scripts, made from the definitions of the commands.
@Suite struct ManualTests {
    private let program: Program

    init() throws { program = try Program() }

    /// Runs a checker that may be missing on this machine.
    private func check(_ tool: String, _ arguments: [String]) throws -> (code: Int32, output: String)? {
        let places = ["/usr/bin/", "/bin/", "/usr/local/bin/"]
        guard let path = places.map({ $0 + tool }).first(where: FileManager.default.isExecutableFile) else {
            return nil
        }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.currentDirectoryURL = program.folder
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }

    @Test func `the manual page has every command with its options and examples`() throws {
        let page = try program.run("manual").output.replacingOccurrences(of: "\\-", with: "-")
        let definitions = try CommandLineDefinitions()
        for (name, options) in definitions.options where !name.isEmpty && !name.hasPrefix("help") {
            let part = try #require(
                page.components(separatedBy: ".SS \"limen \(name)\"\n").dropFirst().first, "\(name)")
            let section = part.components(separatedBy: "\n.S")[0]
            for option in options.subtracting(["--help", "-h", "--version"]) {
                #expect(section.contains("\\fB") && section.contains(option), "\(name) \(option)")
            }
            let isGroup = definitions.names.contains { $0.hasPrefix(name + " ") }
            #expect(isGroup || section.contains("\nlimen \(name)") || section.contains(" limen \(name)"), "\(name)")
        }
        for words in [".SH \"EXIT STATUS\"", "LIMEN_ARCHIVE", "NO_COLOR", "limen.sqlite", ".SH \"EXAMPLES\""] {
            #expect(page.contains(words), "\(words)")
        }
    }

    @Test func `the manual page renders without warnings`() throws {
        try program.write(try program.run("manual").output, to: "limen.1")
        if let groff = try check("groff", ["-man", "-Tutf8", "-ww", "-z", "limen.1"]) {
            #expect(groff.code == 0 && groff.output.isEmpty, "\(groff.output)")
        }
        // The page bears a version and no date.
        if let mandoc = try check("mandoc", ["-T", "lint", "-W", "warning", "limen.1"]) {
            let lines = mandoc.output.split(separator: "\n").filter { !$0.contains("missing date") }
            #expect(lines.isEmpty, "\(lines)")
        }
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `the completion script is one the shell reads, with every command`(shell: String) throws {
        let outcome = try program.run("completion", shell)
        #expect(outcome.code == 0)
        for name in try CommandLineDefinitions().names {
            for word in name.split(separator: " ") { #expect(outcome.output.contains(word), "\(name)") }
        }
        try program.write(outcome.output, to: "script")
        if let read = try check(shell, ["-n", "script"]) { #expect(read.code == 0, "\(read.output)") }
    }

    @Test func `planes, scenarios and releases are completed wherever they are asked for`() throws {
        let tool =
            try JSONSerialization.jsonObject(
                with: Data(program.run("--experimental-dump-help").output.utf8)) as? [String: Any]
        func check(_ command: [String: Any], _ path: String) {
            for argument in command["arguments"] as? [[String: Any]] ?? [] {
                let name = (argument["preferredName"] as? [String: String])?["name"] ?? ""
                guard ["plane", "scenario", "release", "status"].contains(name) else { continue }
                #expect(argument["completionKind"] != nil, "\(path) --\(name)")
            }
            for child in command["subcommands"] as? [[String: Any]] ?? [] {
                check(child, path + " \(child["commandName"] ?? "")")
            }
        }
        check(try #require(tool?["command"] as? [String: Any]), "limen")
    }

    @Test func `names are completed from the archive`() async throws {
        try await program.fill()
        let script = try program.run("completion", "bash").output
        let asked = """
            complete_line() {
              COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}; COMPREPLY=()
              _limen limen "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
              echo "${COMPREPLY[*]}"
            }
            PATH='\(Program.binary.deletingLastPathComponent().path)':$PATH
            complete_line limen stron
            complete_line limen show sn
            complete_line limen strongest --scenario ''
            complete_line limen strongest --plane edm-product --scenario light
            complete_line limen list --status ''
            complete_line limen show --archive missing.sqlite sn
            """
        try program.write(script + "\n" + asked, to: "script")
        let answer = try #require(try check("bash", ["script"]))
        #expect(
            answer.output.split(separator: "\n", omittingEmptySubsequences: false) == [
                "strongest", "sn1987a sn1987a-longitudinal", "invisible visible",
                "light-axion-1tev light-axion-10tev", "observed expected projection", "", "",
            ], "\(answer.output)")
    }

    @Test func `the exit codes of the manual are those of the page on JSON`() throws {
        let text = try String(
            contentsOf: ShippedArchive.repository.appending(path: "Docs/use/json.md"), encoding: .utf8)
        let rows = text.components(separatedBy: "## Exit codes")[1].split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            return cells.count == 2 && Int(cells[0]) != nil ? cells : nil
        }
        let page = try program.run("manual").output
        let part = page.components(separatedBy: ".SH \"EXIT STATUS\"\n")[1].components(separatedBy: "\n.SH")[0]
        let items = part.components(separatedBy: ".TP\n").dropFirst().map { item in
            let lines = item.replacingOccurrences(of: "\\-", with: "-").split(separator: "\n").map(String.init)
            return [String(lines[0].dropFirst(3).dropLast(3)), lines.dropFirst().joined(separator: " ")]
        }
        #expect(rows.count > 5 && rows == items)
    }
}
