import Foundation
import ShippedArchive
import Testing

/// What the documentation points to is there.
@Suite struct LinkTests {
    private func exists(_ path: String, from page: String) -> Bool {
        let folder = ShippedArchive.repository.appending(path: page).deletingLastPathComponent()
        return FileManager.default.fileExists(atPath: folder.appending(path: path).standardized.path)
    }

    @Test(arguments: Page.all)
    func `links lead somewhere`(name: String) throws {
        let page = try Page(name)
        for line in page.prose {
            for target in Self.targets(in: line.text) {
                let parts = target.components(separatedBy: "#")
                let path = parts[0].isEmpty ? URL(filePath: name).lastPathComponent : parts[0]
                #expect(exists(path, from: name), "\(name):\(line.number): \(target)")
                guard parts.count > 1, path.hasSuffix(".md") else { continue }
                let folder = URL(filePath: name).deletingLastPathComponent().relativePath
                let other = try Page(URL(filePath: path, relativeTo: URL(filePath: "/" + folder + "/")).path)
                #expect(other.anchors.contains(parts[1]), "\(name):\(line.number): \(target)")
            }
        }
    }

    @Test(arguments: Page.all)
    func `files that a page names are there`(name: String) throws {
        let roots = [
            "Docs/", "imports/", "scripts/", "queries/", "migrations/", "Sources/", "Tests/", "Benchmarks/",
            "Examples/",
        ]
        for span in try Page(name).codeSpans where roots.contains(where: span.text.hasPrefix) {
            guard let path = span.text.split(separator: " ").first, !path.contains("*") else { continue }
            #expect(exists("/" + path, from: "README.md") || exists(String(path), from: "README.md"), "\(name):\(span)")
        }
    }

    @Test func `commands and options that a page names exist`() throws {
        let commands = try CommandLineDefinitions()
        #expect(commands.options["strongest"]?.contains("--mass") == true)
        for name in Page.all {
            for span in try Page(name).codeSpans {
                let words = span.text.split(separator: " ").map(String.init)
                guard let fault = commands.fault(in: words) else { continue }
                Issue.record("\(name):\(span.line): `\(span.text)`: \(fault)")
            }
        }
    }

    /// The relative targets of `[text](target)` and of images in HTML.
    private static func targets(in line: String) -> [String] {
        let linked = line.components(separatedBy: "](").dropFirst().compactMap { $0.components(separatedBy: ")").first }
        let shown = line.components(separatedBy: "src=\"").dropFirst().compactMap {
            $0.components(separatedBy: "\"").first
        }
        return (linked + shown).filter { !$0.contains("://") && !$0.hasPrefix("mailto:") }
    }
}

/// The commands and options of the built program, from its own description.
struct CommandLineDefinitions {
    /// The options by command; a subcommand's name is that of its parent and its own.
    private(set) var options: [String: Set<String>] = [:]
    /// The commands with a subcommand that is meant where none is named, whose options they take.
    private var defaults: [String: String] = [:]

    /// All commands with their subcommands, for example `archive init`.
    var names: Set<String> { Set(options.keys) }

    init() throws {
        let text = try Program().run("--experimental-dump-help").output
        let tool = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let root = try #require(tool?["command"] as? [String: Any])
        gather(root, path: [])
    }

    private mutating func gather(_ command: [String: Any], path: [String]) {
        let arguments = command["arguments"] as? [[String: Any]] ?? []
        let names = arguments.flatMap { $0["names"] as? [[String: String]] ?? [] }.map {
            ($0["kind"] == "long" ? "--" : "-") + ($0["name"] ?? "")
        }
        options[path.joined(separator: " "), default: []].formUnion(names)
        for child in command["subcommands"] as? [[String: Any]] ?? [] {
            guard let name = child["commandName"] as? String else { continue }
            gather(child, path: path + [name])
        }
        if let name = command["defaultSubcommand"] as? String {
            defaults[path.joined(separator: " ")] = (path + [name]).joined(separator: " ")
        }
    }

    /// What is wrong with a command as a page quotes it; nil also for what is not a command.
    func fault(in words: [String]) -> String? {
        guard let first = words.first else { return nil }
        let wanted = words.map { String($0.prefix { $0 != "=" && $0 != "|" }) }.filter {
            $0.hasPrefix("--") && $0.count > 2
        }
        guard first == "limen" else {
            guard first.hasPrefix("--") else { return nil }
            let known = options.values.reduce(into: Set<String>()) { $0.formUnion($1) }
            return wanted.first { !known.contains($0) }.map { "no command has \($0)" }
        }
        guard words.count > 1, !words[1].hasPrefix("-") else { return nil }
        let double = words.prefix(3).dropFirst().joined(separator: " ")
        let name = names.contains(double) ? double : words[1]
        guard let known = options[name] else {
            return words[1].allSatisfy({ $0.isUppercase || $0 == "<" || $0 == "…" }) ? nil : "no command \(name)"
        }
        let taken = known.union(defaults[name].flatMap { options[$0] } ?? [])
        return wanted.first { !taken.contains($0) }.map { "\(name) has no \($0)" }
    }
}
