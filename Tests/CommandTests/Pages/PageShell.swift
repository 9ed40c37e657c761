import Foundation
import ShippedArchive
import Testing

/// Runs the commands of a page in their order, in one shell and one folder, as a reader would who follows it.
struct PageShell {
    /// A command, or a whole script, and what the page says of it.
    struct Step {
        let block: Page.Block
        let command: String
        /// What the page shows; nil for a script, whose commands must all succeed.
        let shown: [String]?
    }

    struct Result {
        let output: String
        /// The first command that failed and was not expected to.
        let failure: String?
    }

    let steps: [Step]
    /// The steps of the blocks `console`, `sh` and `python`, and of those that name a file, which the reader is asked to
    /// save (```` ```xml my-limit.xml ````). A mark `no-run` leaves a block out.
    init(_ page: Page) {
        steps = page.blocks.filter { !$0.info.contains("no-run") }.flatMap { block -> [Step] in
            let text = block.lines.joined(separator: "\n")
            func script(_ command: String) -> [Step] { [Step(block: block, command: command, shown: nil)] }
            switch block.language {
            case "sh": return script(text)
            case "python": return script("python3 - <<'PYTHON'\n\(text)\nPYTHON")
            case "console": return Self.commands(of: block)
            default: return block.file.map { script("cat > '\($0)' <<'FILE'\n\(text)\nFILE") } ?? []
            }
        }
    }

    /// Whether the page makes the archive of its folder itself.
    private var makesArchive: Bool {
        steps.contains { ($0.command + "\n").contains("limen archive init\n") }
    }

    /// The commands behind `$`, each with the lines below it; `>` continues a command.
    private static func commands(of block: Page.Block) -> [Step] {
        var steps: [Step] = []
        var (command, shown): (String?, [String]) = (nil, [])
        func close() {
            if let command { steps.append(Step(block: block, command: command, shown: shown)) }
        }
        for line in block.lines {
            if line.hasPrefix("$ ") {
                close()
                (command, shown) = (String(line.dropFirst(2)), [])
            } else if line.hasPrefix("> "), shown.isEmpty, let begun = command {
                command = begun + "\n" + line.dropFirst(2)
            } else {
                shown.append(line)
            }
        }
        close()
        return steps
    }

    /// Runs the steps. The folder looks like the root of the repository; it holds the archive of the shipped data unless
    /// the page makes its own, which then is spared the computing.
    func run() async throws -> [Result] {
        let program = try Program()
        let shipped = try await ShippedArchive.file()
        for name in ["imports", "Docs", "queries", "scripts", "schema.sql"] {
            try FileManager.default.createSymbolicLink(
                at: program.folder.appending(path: name),
                withDestinationURL: ShippedArchive.repository.appending(path: name))
        }
        if !makesArchive { try await program.fill() }
        let mark = "step-\(UUID().uuidString)"
        try program.write(script(mark: mark, shipped: shipped), to: ".steps")
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = [".steps"]
        process.currentDirectoryURL = program.folder
        process.environment = [
            "PATH": Program.binary.deletingLastPathComponent().path + ":/usr/local/bin:/usr/bin:/bin",
            "HOME": program.folder.path, "LC_ALL": "C.UTF-8",
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text.components(separatedBy: mark + " begins\n").dropFirst().map { part in
            let pieces = part.components(separatedBy: "\n" + mark + " ends ")
            let failure = pieces.count > 1 ? pieces[1].trimmingCharacters(in: .newlines) : "the shell ended here"
            return Result(output: pieces[0], failure: failure.isEmpty ? nil : failure)
        }
    }

    /// One script, so that variables and folders last from step to step. Marks tell the outputs apart; `$?` passes
    /// through them, so that a page can show an exit code.
    private func script(mark: String, shipped: URL) -> String {
        var lines = ["status=0", "trap 'failure=\"$BASH_COMMAND\"' ERR"]
        for step in steps {
            // What the page would compute is taken from the archive that is computed already.
            let merge = "limen archive merge '\(shipped.path)' >/dev/null 2>&1\nlimen compute"
            let command = ("\n" + step.command).replacing("\nlimen compute", with: "\n" + merge).dropFirst()
            lines += [
                "echo '\(mark) begins'", "failure=", "(exit $status) || failure=", String(command),
                "status=$?", "printf '\\n%s ends %s\\n' '\(mark)' \"$failure\"",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
