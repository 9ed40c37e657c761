import JSON
import Foundation
import LimenKit

/// Measures parts of Limen inside of a program: `limen-benchmarks [envelope] [mass] [scan]`, all of them by default.
/// `mass` and `scan` print one line of JSON for each thing measured, times in seconds.
@main
enum Main {
    private static let sections: [(name: String, run: @Sendable () throws -> Void)] = [
        ("envelope", { try EnvelopeScaling.main() }), ("mass", { try OneMoreMass.main() }),
        ("scan", { try ScanCost.main() }),
    ]

    static func main() throws {
        let asked = CommandLine.arguments.dropFirst()
        let names = sections.map(\.name)
        guard asked.allSatisfy(names.contains) else {
            FileHandle.standardError.write(Data("usage: limen-benchmarks [\(names.joined(separator: "] ["))]\n".utf8))
            exit(64)
        }
        defer { Shipped.remove() }
        for section in sections where asked.isEmpty || asked.contains(section.name) { try section.run() }
    }
}

/// A measurement on a line of its own.
func report(_ members: KeyValuePairs<String, JSON>) {
    print(JSON.object(members.map { JSON.Member($0.key, $0.value) }).line())
}

/// Seconds that a body takes.
func seconds(_ body: () throws -> Void) rethrows -> Double {
    try ContinuousClock().measure(body) / .seconds(1)
}

/// An archive of the data that ship with Limen, in a place of its own until the program ends.
enum Shipped {
    static let place = FileManager.default.temporaryDirectory
        .appending(path: "limen-benchmarks-\(ProcessInfo.processInfo.processIdentifier).sqlite")

    static func archive() throws -> LimenArchive {
        let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        remove()
        let archive = try LimenArchive.create(at: place.path)
        let errors = try archive.importFiles([root.appending(path: "imports").path]).flatMap(\.errors)
        guard errors.isEmpty else { throw LimenError(.badData, errors.joined(separator: "\n")) }
        return archive
    }

    static func remove() { try? FileManager.default.removeItem(at: place) }
}
