import Files
import Foundation
import LimenKit
import Presentation

/// Results go to standard output, everything else to standard error.
enum Output {
    /// Writes a result line.
    static func result(_ text: String) throws {
        try write(text.printable + "\n", to: .standardOutput)
    }

    /// Writes result lines.
    static func result(_ lines: [String]) throws {
        guard !lines.isEmpty else { return }
        try result(lines.joined(separator: "\n"))
    }

    /// Writes a report as it was asked for.
    static func show(_ report: some Report, as format: OutputFormat) throws {
        switch format {
        case .json: try result(report.json.document())
        case .csv: try write(report.csv, to: .standardOutput)
        case .table: try result(report.blocks.flatMap { $0.lines(width: Terminal.width) })
        }
    }

    /// Writes a message; nobody is left to tell when that fails.
    static func message(_ text: String) {
        try? write(text.printable + "\n", to: .standardError)
    }

    /// Writes text as it is; to a terminal, without what would steer it.
    static func write(_ text: String, to file: OpenFile) throws {
        let isTerminal = file.descriptor == STDOUT_FILENO && isatty(STDOUT_FILENO) == 1
        let shown = isTerminal ? text.printable : text
        try file.write(Array(shown.utf8))
    }
}

extension String {
    /// The text as it is printed: file names as a person can read them, and nothing that steers a terminal.
    var printable: String { PathText.shown(self).quiet }
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
        try? Output.write("\r\u{1B}[K\(String(line).printable)", to: .standardError)
    }

    func clear() {
        guard Terminal.showsProgress, total > 1 else { return }
        try? Output.write("\r\u{1B}[K", to: .standardError)
    }
}
