import Foundation
import Testing

@testable import LimenKit

@Suite struct WorkAheadTests {
    @Test func `results can be taken in any order, each once`() {
        let ahead = WorkAhead(pieces: 200) { $0 * $0 }
        for piece in (0..<200).reversed() { #expect(ahead.take(piece) == piece * piece) }
        ahead.stop()
    }

    @Test func `after a stop nothing is begun`() {
        let begun = Counter()
        let ahead = WorkAhead(pieces: 1_000_000) { _ in begun.add() }
        ahead.take(0)
        ahead.stop()
        // Whoever was at work has ended when stopping returns.
        #expect(begun.value > 0 && begun.value < 1_000_000)
    }

    @Test func `no work at all is fine`() {
        WorkAhead(pieces: 0) { $0 }.stop()
    }

    @Test func `pieces side by side come back in order`() {
        #expect(AllCores.map(100) { $0 } == Array(0..<100))
        #expect(AllCores.map(0) { $0 }.isEmpty)
    }
}

private final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private var count = 0
    func add() { lock.withLock { count += 1 } }
    var value: Int { lock.withLock { count } }
}
