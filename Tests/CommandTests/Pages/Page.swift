import Foundation
import ShippedArchive

/// A page of the documentation, taken apart.
struct Page: Sendable, CustomStringConvertible {
    /// A fenced block.
    struct Block: Sendable {
        /// What stands behind the opening fence.
        let info: String
        /// The line of the opening fence, from 1.
        let line: Int
        let lines: [String]

        /// The file that the reader is asked to save the block as.
        var file: String? {
            let words = info.split(separator: " ")
            return words.count == 2 && words[1].contains(".") ? String(words[1]) : nil
        }

        var language: String { info.split(separator: " ").first.map(String.init) ?? "" }
    }

    /// The path in the repository.
    let name: String
    /// The fenced blocks in their order.
    let blocks: [Block]
    /// The lines outside the blocks, with their numbers from 1.
    let prose: [(number: Int, text: String)]

    var description: String { name }

    init(_ name: String) throws {
        let text = try String(contentsOf: ShippedArchive.repository.appending(path: name), encoding: .utf8)
        var blocks: [Block] = []
        var prose: [(number: Int, text: String)] = []
        var open: (info: String, line: Int, lines: [String])?
        for (index, line) in text.components(separatedBy: "\n").enumerated() {
            if let block = open {
                if line.hasPrefix("```") {
                    blocks.append(Block(info: block.info, line: block.line, lines: block.lines))
                    open = nil
                } else {
                    open?.lines.append(line)
                }
            } else if line.hasPrefix("```") {
                open = (line.dropFirst(3).trimmingCharacters(in: .whitespaces), index + 1, [])
            } else {
                prose.append((index + 1, line))
            }
        }
        self.name = name
        self.blocks = blocks
        self.prose = prose
    }

    /// Every page that a user reads.
    static let all: [String] = {
        let keys: [URLResourceKey] = []
        let found = FileManager.default.enumerator(
            at: ShippedArchive.repository.appending(path: "Docs"), includingPropertiesForKeys: keys)
        let root = ShippedArchive.repository.path + "/"
        let pages = (found?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "md" }.map {
            $0.path.replacingOccurrences(of: root, with: "")
        }
        return ["README.md", "CHANGELOG.md", "imports/README.md"] + pages.sorted()
    }()

    /// The spans between backticks outside the blocks.
    var codeSpans: [(line: Int, text: String)] {
        prose.flatMap { line in
            line.text.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }
                .map { (line.number, $0.element) }
        }
    }

    /// The titles of the sections as one links to them.
    var anchors: Set<String> {
        Set(
            prose.filter { $0.text.hasPrefix("#") }.map { line in
                let title = line.text.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).lowercased()
                let kept = title.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
                return kept.replacingOccurrences(of: " ", with: "-")
            })
    }
}
