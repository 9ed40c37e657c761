import Foundation
import LimenKit
import ShippedArchive
import Testing

/// Values of every computed limit that ships, with the method and its version. A result that moves must come with a new version of its
/// method: archives recognise stale limits by it.
@Suite struct DerivedValueTests {
    private static let golden = ShippedArchive.repository.appending(
        path: "Tests/LimenKitTests/Golden/derived-values.txt")
    /// Largest relative change of a value that counts as none.
    private static let tolerance = 1e-9

    /// One line for each limit: name, method, version, and some of the points of its first curve.
    private func lines() async throws -> [String] {
        let archive = try await ShippedArchive.open()
        return try archive.list().filter { $0.origin == .computed }.map { summary in
            let limit = try archive.show(summary.slug.text).limit
            let computation = try #require(limit.origin.computation)
            let points = limit.curves.first?.points ?? []
            let chosen = points.isEmpty ? [] : (0...8).map { points[$0 * (points.count - 1) / 8] }
            let values = chosen.map { "\($0.mass):\($0.coupling)" }
            return (["\(limit.slug)", computation.derivation, "\(computation.version)", "\(points.count)"] + values)
                .joined(separator: " ")
        }
    }

    @Test func `no value moves while the version of its method stays`() async throws {
        let lines = try await lines()
        #expect(lines.count > 40)
        if ProcessInfo.processInfo.environment["LIMEN_RECORD_VALUES"] != nil {
            try (lines.joined(separator: "\n") + "\n").write(to: Self.golden, atomically: true, encoding: .utf8)
        }
        let known = try String(contentsOf: Self.golden, encoding: .utf8).split(separator: "\n").map(String.init)
        let remedy =
            "raise the version of the method when its results have changed, or mend what moved them; then record the values with "
            + "LIMEN_RECORD_VALUES=1 swift test --filter DerivedValueTests"
        #expect(
            known.map(Self.head) == lines.map(Self.head),
            "limits, methods, versions or numbers of points differ: \(remedy)")
        for (was, now) in zip(known, lines) {
            let (before, after) = (Self.values(was), Self.values(now))
            #expect(before.count == after.count, "\(now)")
            for (one, other) in zip(before, after) {
                #expect(
                    abs(one - other) <= Self.tolerance * abs(one), "\(Self.head(now)): \(one) was \(other): \(remedy)")
            }
        }
    }

    private static func head(_ line: String) -> String { line.split(separator: " ").prefix(4).joined(separator: " ") }

    private static func values(_ line: String) -> [Double] {
        line.split(separator: " ").dropFirst(4).flatMap { $0.split(separator: ":") }.compactMap { Double($0) }
    }
}
