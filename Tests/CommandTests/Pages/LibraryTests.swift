import Foundation
import LimenKit
import ShippedArchive
import Testing

/// What is said about the library is true. `scripts/examples` builds and runs the example.
@Suite struct LibraryTests {
    private func text(_ path: String) throws -> String {
        try String(contentsOf: ShippedArchive.repository.appending(path: path), encoding: .utf8)
    }

    /// Lines without their indentation; empty ones are left out.
    private func lines(_ text: String) -> [String] {
        text.components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    @Test func `the code and output on the page are those of the example`() throws {
        let manifest = lines(try text("Examples/Package.swift").replacing("path: \"..\"", with: "path: \"../limen\""))
        let source = lines(try text("Examples/Sources/StrongestBound/StrongestBound.swift"))
        let output = lines(try text("Examples/StrongestBound.txt"))
        let blocks = try Page("Docs/use/library.md").blocks.map { lines($0.lines.joined(separator: "\n")) }
        try #require(blocks.count == 3)
        for (block, whole) in zip(blocks, [manifest, source, output]) {
            for part in block.split(separator: "...") {
                // A list may go on, or end, where the page breaks it off.
                let wanted = part.map { $0 == "]" ? "]," : $0 }
                let found = whole.map { $0 == "]" ? "]," : $0 }
                #expect(found.firstRange(of: wanted) != nil, "\(part)")
            }
        }
    }

    @Test func `one semantic version stands wherever a version is named`() throws {
        let version = LimenArchive.toolVersion
        #expect(version.wholeMatch(of: /(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)/) != nil)
        #expect(try Program().run("--version").output == version + "\n")
        let newest = try text("CHANGELOG.md").components(separatedBy: "\n## ")[1]
        #expect(newest.hasPrefix(version + " ") || newest.hasPrefix(version + "\n"))
        #expect(try text("Docs/use/versions.md").contains("Limen itself is \(version)."))
        #expect(try text("Docs/use/library.md").contains("This is version \(version)."))
        #expect(try text("Examples/Package.swift").contains("exact: \"\(version)\""))
        #expect(try text("CITATION.cff").contains("\nversion: \(version)\n"))
    }
}
