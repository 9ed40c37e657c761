import Foundation
import ShippedArchive
import Testing

/// The built program, run as a user runs it, in a folder of its own.
final class Program {
    /// What a run left behind.
    struct Outcome {
        let code: Int32
        let output: String
        let messages: String
    }

    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "limen-command-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// The program stands beside the test bundle.
    static let binary: URL = {
        let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        return bundle.appending(path: "limen")
    }()

    /// A program with an archive of the data that ship with it.
    static func filled() async throws -> Program {
        let program = try Program()
        try await program.fill()
        return program
    }

    /// Puts a copy of the filled archive into the folder.
    func fill() async throws {
        try Data(contentsOf: try await ShippedArchive.file()).write(to: folder.appending(path: "limen.sqlite"))
    }

    @discardableResult
    func run(_ arguments: String..., input: String = "") throws -> Outcome {
        try run(arguments, input: input)
    }

    @discardableResult
    func run(_ arguments: [String], input: String = "") throws -> Outcome {
        try run(Self.binary, arguments, input: input)
    }

    /// Runs a script in which `limen` is the program.
    func shell(_ script: String) throws -> Outcome {
        try run(URL(filePath: "/bin/bash"), ["-c", script], input: "")
    }

    private func run(_ tool: URL, _ arguments: [String], input: String) throws -> Outcome {
        let process = Process()
        process.executableURL = tool
        process.arguments = arguments
        process.currentDirectoryURL = folder
        let path = "\(Self.binary.deletingLastPathComponent().path):/usr/bin:/bin"
        process.environment = ["PATH": path, "HOME": folder.path]
        let (output, messages, standardInput) = (Pipe(), Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = messages
        process.standardInput = standardInput
        let gathered = Gathered(messages.fileHandleForReading)
        try process.run()
        try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try standardInput.fileHandleForWriting.close()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Outcome(code: process.terminationStatus, output: text, messages: gathered.text())
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    /// Reads a pipe to its end beside another one, so that neither fills up.
    private final class Gathered: @unchecked Sendable {
        private var data = Data()
        private let done = DispatchSemaphore(value: 0)

        init(_ handle: FileHandle) {
            DispatchQueue.global().async { [self] in
                data = handle.readDataToEndOfFile()
                done.signal()
            }
        }

        func text() -> String {
            done.wait()
            return String(decoding: data, as: UTF8.self)
        }
    }
}
