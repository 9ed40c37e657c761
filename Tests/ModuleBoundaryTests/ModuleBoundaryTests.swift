import Foundation
import Testing

/// The modules of `Docs/develop/architecture.md`: each with the modules below that it may import.
private let modules: [String: Set<String>] = [
    "LimenCommand": [
        "LimenKit", "Plotting", "Presentation", "Formats", "Archive", "JSON", "Files", "ArgumentParser",
    ],
    "Plotting": ["LimenKit", "Presentation", "Formats", "Regions", "Files"],
    "Presentation": ["LimenKit", "Formats", "Archive", "Answers", "LimitModel", "JSON", "Regions", "Quantities"],
    "LimenKit": [
        "Linting", "Formats", "Archive", "Methods", "Answers", "PortalPhysics", "LimitModel", "JSON", "Regions",
        "Quantities", "Files",
    ],
    "Linting": ["Formats", "Methods", "LimitModel", "Quantities"],
    "Formats": ["LimitModel", "JSON", "Regions", "Quantities", "CLibXML2", "CXMLLoader", "EmbeddedFiles", "Yams"],
    "Archive": ["LimitModel", "JSON", "Regions", "Quantities", "Files", "CSQLiteShim", "EmbeddedFiles", "GRDB"],
    "Methods": ["LimitModel", "PortalPhysics", "Quadrature", "Regions", "Quantities"],
    "Answers": ["LimitModel", "Regions", "Quantities"],
    "PortalPhysics": ["Quadrature"],
    "Quadrature": [],
    "LimitModel": ["JSON", "Regions", "Quantities"],
    "JSON": [],
    "Regions": [],
    "Quantities": [],
    "Files": ["CFiles"],
    "EmbeddedFiles": [],
    "EmbedTool": [],
]
private let everywhere: Set<String> = ["Foundation", "Glibc", "Synchronization"]

@Suite struct ModuleBoundaryTests {
    private let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources")

    private func swiftFiles(in folder: URL) -> [URL] {
        let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL]
        return (found ?? []).filter { $0.pathExtension == "swift" }
    }

    @Test func `modules import only the modules below them`() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: sources.path)
        for folder in folders.sorted() where !["CLibXML2", "CXMLLoader", "CSQLiteShim", "CFiles"].contains(folder) {
            let allowed = try #require(modules[folder], "the module \(folder) is not in the list")
            let files = swiftFiles(in: sources.appending(path: folder))
            #expect(!files.isEmpty, "the module \(folder) has no Swift files")
            for file in files {
                for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                    let words = line.split(separator: " ").map(String.init)
                    guard let at = words.firstIndex(of: "import"), at + 1 < words.count,
                        words[..<at].allSatisfy({ $0.hasPrefix("@") || ["public", "internal", "private"].contains($0) })
                    else { continue }
                    let name = words[at + 1].split(separator: ".").first.map(String.init) ?? ""
                    #expect(
                        allowed.contains(name) || everywhere.contains(name),
                        "\(folder)/\(file.lastPathComponent) may not import \(name)")
                }
            }
        }
    }

    @Test func `sources hold no traps that bad input could reach`() throws {
        for file in swiftFiles(in: sources) {
            let text = try String(contentsOf: file, encoding: .utf8)
            for word in ["fatalError(", "try!", "TODO", "FIXME"] {
                #expect(!text.contains(word), "\(file.lastPathComponent) contains \(word)")
            }
        }
    }
}
