import Foundation
import ShippedArchive

extension PageShell {
    /// Writes outputs into the page in place of those it shows. Where `...` stands for a part, the page is left alone.
    func record(_ results: [Result], on name: String) throws {
        let file = ShippedArchive.repository.appending(path: name)
        var lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
        let pairs = zip(steps, results).filter { $0.0.shown != nil }
        // From the end, so that the numbers of earlier lines stay right.
        for line in Set(pairs.map(\.0.block.line)).sorted(by: >) {
            let own = pairs.filter { $0.0.block.line == line }
            let text = own.flatMap { step, result -> [String] in
                let command = step.command.components(separatedBy: "\n").enumerated().map {
                    ($0.offset == 0 ? "$ " : "> ") + $0.element
                }
                let shown = step.shown ?? []
                guard !shown.contains(where: { $0.contains("...") }) else { return command + shown }
                var printed = result.output.components(separatedBy: "\n")
                while printed.last?.isEmpty == true { printed.removeLast() }
                return command + printed
            }
            lines.replaceSubrange(line..<(line + own[0].0.block.lines.count), with: text)
        }
        try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    }
}
