import Foundation
import Testing

/// A table of a page in `Docs` whose rows follow from a list in the program.
///
/// `LIMEN_RECORD_PAGES=1 swift test --filter FormatsTests` writes the rows anew; read the difference before you keep it.
struct GuideTable {
    /// The name of the page.
    let page: String
    /// The beginning of the line that names the columns.
    let header: String

    /// Compares the rows with those of the page, or writes them into it.
    func check(_ rows: [String], folder: URL) throws {
        let file = folder.appending(path: "Docs/use/\(page)")
        let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
        let head = try #require(lines.firstIndex { $0.hasPrefix(header) }, "\(page) has no table '\(header)'")
        let end = lines[(head + 2)...].firstIndex { !$0.hasPrefix("|") } ?? lines.endIndex
        if ProcessInfo.processInfo.environment["LIMEN_RECORD_PAGES"] != nil {
            let text = (lines[..<(head + 2)] + rows + lines[end...]).joined(separator: "\n")
            try Data(text.utf8).write(to: file)
            return
        }
        #expect(Array(lines[(head + 2)..<end]) == rows, "write into Docs/use/\(page):\n\(rows.joined(separator: "\n"))")
    }
}
