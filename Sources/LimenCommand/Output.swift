import Files
import Foundation
import LimenKit

/// Results go to standard output, everything else to standard error.
enum Output {
    /// Writes a result line.
    static func result(_ text: String) throws {
        try write(text.quiet + "\n", to: .standardOutput)
    }

    /// Writes result lines.
    static func result(_ lines: [String]) throws {
        guard !lines.isEmpty else { return }
        try result(lines.joined(separator: "\n"))
    }

    /// Writes a message; nobody is left to tell when that fails.
    static func message(_ text: String) {
        try? write(text.quiet + "\n", to: .standardError)
    }

    /// Writes text as it is; to a terminal, without what would steer it.
    static func write(_ text: String, to file: OpenFile) throws {
        let isTerminal = file.descriptor == STDOUT_FILENO && isatty(STDOUT_FILENO) == 1
        let shown = isTerminal ? text.quiet : text
        try file.write(Array(shown.utf8))
    }
}

extension String {
    /// The text with file names as a person can read them, and a mark in place of every character that steers a terminal or turns the direction of writing: names and
    /// titles come from files of strangers.
    var quiet: String {
        let shown = PathText.shown(self)
        guard shown.unicodeScalars.contains(where: Self.steers) else { return shown }
        var plain = ""
        for scalar in shown.unicodeScalars { plain.unicodeScalars.append(Self.steers(scalar) ? "\u{FFFD}" : scalar) }
        return plain
    }

    private static func steers(_ scalar: Unicode.Scalar) -> Bool {
        scalar.steersText && scalar != "\t" && scalar != "\n"
    }
}

/// A line on standard error that says how far long work is; nothing unless a person looks at a terminal.
struct Progress {
    private let total: Int
    private var lastShown = Date.distantPast

    init(total: Int) {
        self.total = total
    }

    mutating func show(_ done: Int, _ what: String) {
        guard Terminal.showsProgress, total > 1, Date().timeIntervalSince(lastShown) > 0.1 else { return }
        lastShown = Date()
        let line = "\(done)/\(total)  \(what)".prefix(Terminal.width - 1)
        try? Output.write("\r\u{1B}[K\(String(line).quiet)", to: .standardError)
    }

    func clear() {
        guard Terminal.showsProgress, total > 1 else { return }
        try? Output.write("\r\u{1B}[K", to: .standardError)
    }
}
