import Foundation

/// What a program said.
struct Output: Sendable {
    var status: Int32
    var text: String
    var errors: String
}

/// Other programs that look at archives.
enum Programs {
    /// The root of the repository.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// Runs statements in the `sqlite3` shell as it comes: foreign keys and recursive triggers off.
    static func shell(_ path: String, _ input: String, _ arguments: [String] = []) throws -> Output {
        try run("sqlite3", ["-bail", "-batch"] + arguments + [path], input: input)
    }

    static func python(_ arguments: [String], input: String = "") throws -> Output {
        try run("python3", arguments, input: input)
    }

    /// Whether a program is there.
    static func has(_ name: String) -> Bool { (try? run(name, ["--version"], input: ""))?.status == 0 }

    private static func run(_ name: String, _ arguments: [String], input: String) throws -> Output {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [name] + arguments
        let folder = try TemporaryFolder()
        let (into, out, errors) = (folder.path + "/in", folder.path + "/out", folder.path + "/errors")
        try Data(input.utf8).write(to: URL(fileURLWithPath: into))
        for path in [out, errors] { try Data().write(to: URL(fileURLWithPath: path)) }
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: into))
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: out))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
        try process.run()
        process.waitUntilExit()
        return Output(
            status: process.terminationStatus, text: try String(contentsOfFile: out, encoding: .utf8),
            errors: try String(contentsOfFile: errors, encoding: .utf8))
    }
}
