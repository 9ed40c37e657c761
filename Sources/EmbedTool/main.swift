// Usage: EmbedTool OUTPUT ROOT FILE...
// Writes one Swift file with the text of every FILE, keyed by its path below ROOT.
import Foundation

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
    FileHandle.standardError.write(Data("usage: EmbedTool OUTPUT ROOT FILE...\n".utf8))
    exit(64)
}
let root = arguments[2] + "/"
var lines = [
    "/// The text of every embedded file by its path.", "let generatedFiles: [(path: String, text: String)] = [",
]
do {
    for path in arguments.dropFirst(3) {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let name = path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path
        // A raw literal needs more hashes than any quote inside it is followed by.
        let hashes = String(repeating: "#", count: 4)
        guard !text.contains("\"\"\"" + hashes) else {
            throw CocoaError(.fileReadCorruptFile)
        }
        lines.append("    (path: \(hashes)\"\(name)\"\(hashes), text: \(hashes)\"\"\"\n\(text)\n\"\"\"\(hashes)),")
    }
    lines.append("]\n")
    try lines.joined(separator: "\n").write(toFile: arguments[1], atomically: true, encoding: .utf8)
} catch {
    FileHandle.standardError.write(Data("EmbedTool: \(error)\n".utf8))
    exit(74)
}
