import Foundation
import Testing

/// What the documentation tells one to type does what it says.
///
/// `LIMEN_RECORD_PAGES=1 swift test --filter PageTests` writes what is printed now into the pages, except where they show
/// only a part of it; read the difference before you keep it.
@Suite struct PageTests {
    /// Blocks of commands that no test can run, by page: each says why behind its mark.
    private static let notRun: [String: Int] = ["README.md": 2, "Docs/use/schema.md": 1]

    /// What a block may hold. Commands are `console` (with their output), `sh` or `python`.
    private static let languages: Set<String> = [
        "console", "sh", "text", "xml", "json", "csv", "yaml", "sql", "python", "swift", "tex", "bibtex",
    ]

    @Test(arguments: Page.all)
    func `the commands of a page run, and print what it shows`(name: String) async throws {
        let shell = PageShell(try Page(name))
        guard !shell.steps.isEmpty else { return }
        let results = try await shell.run()
        #expect(results.count == shell.steps.count)
        if ProcessInfo.processInfo.environment["LIMEN_RECORD_PAGES"] != nil {
            try shell.record(results, on: name)
            return
        }
        for (step, result) in zip(shell.steps, results) {
            let place = "\(name):\(step.block.line): \(step.command)"
            if let shown = step.shown {
                let difference = Self.difference(between: shown, and: result.output)
                #expect(difference == nil, "\(place)\n\(difference ?? "")\nprinted was\n\(result.output)")
            } else {
                #expect(result.failure == nil, "\(place)\n\(result.output)")
            }
        }
    }

    @Test func `every block says what it is, and none hides commands`() throws {
        for name in Page.all {
            let page = try Page(name)
            for block in page.blocks {
                let place = "\(name):\(block.line)"
                #expect(Self.languages.contains(block.language), "\(place): '\(block.info)'")
                guard !["console", "sh"].contains(block.language) else { continue }
                for line in block.lines {
                    #expect(!["$ ", "limen ", "scripts/"].contains(where: line.hasPrefix), "\(place): \(line)")
                }
            }
            let left = page.blocks.filter { $0.info.contains("no-run") }
            #expect(left.count == Self.notRun[name, default: 0], "\(name): blocks that are not run")
            #expect(left.allSatisfy { $0.info.split(separator: " ").count > 3 }, "\(name): a reason is missing")
        }
    }

    @Test func `a wrong transcript is noticed`() {
        #expect(Self.difference(between: ["a  b", "...", "end"], and: "a  b\nc\nd\nend\n") == nil)
        #expect(Self.difference(between: ["a ... z"], and: "a b z\n") == nil)
        #expect(Self.difference(between: ["a", "b"], and: "a\nc\n") != nil)
        #expect(Self.difference(between: ["a"], and: "a\nb\n") != nil)
        #expect(Self.difference(between: ["a", "..."], and: "b\n") != nil)
        #expect(Self.difference(between: ["..."], and: "") == nil)
    }

    /// What differs first; nil when the output is what the page shows. A line `...` stands for any lines, and `...`
    /// inside a line for any text. Hashes need not agree: another processor may round a computed limit in its last bit.
    private static func difference(between shown: [String], and output: String) -> String? {
        var wanted = ArraySlice(shown.map(withoutHashes))
        while wanted.last?.isEmpty == true { wanted.removeLast() }
        var lines = ArraySlice(withoutHashes(output).components(separatedBy: "\n"))
        while lines.last?.isEmpty == true { lines.removeLast() }
        while let line = wanted.popFirst() {
            if line == "..." {
                guard let next = wanted.first else { return nil }
                lines = lines.drop { !matches($0, next) }
            } else {
                guard let printed = lines.popFirst() else { return "missing: \(line)" }
                guard matches(printed, line) else { return "shown:   \(line)\nprinted: \(printed)" }
            }
        }
        return lines.first.map { "not shown: \($0)" }
    }

    private static func withoutHashes(_ text: String) -> String {
        text.replacing(/\b[0-9a-f]{64}\b/, with: "HASH")
    }

    private static func matches(_ printed: String, _ shown: String) -> Bool {
        let parts = shown.components(separatedBy: "...")
        guard parts.count > 1, let last = parts.last else { return printed == shown }
        guard printed.hasPrefix(parts[0]) else { return false }
        var rest = printed.dropFirst(parts[0].count)
        for part in parts.dropFirst().dropLast() {
            guard let found = rest.range(of: part) else { return false }
            rest = rest[found.upperBound...]
        }
        return rest.hasSuffix(last)
    }
}
