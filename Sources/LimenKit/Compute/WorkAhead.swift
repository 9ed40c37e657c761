import Foundation

/// Pieces of work that are done on all cores, ahead of whoever takes the results one after the other.
final class WorkAhead<Value: Sendable>: @unchecked Sendable {
    // What follows is touched under the condition's lock alone.
    private let condition = NSCondition()
    private var next = 0
    private var done: [Int: Value] = [:]
    private let workers = DispatchGroup()

    /// Begins with the first pieces.
    init(pieces: Int, _ work: @escaping @Sendable (Int) -> Value) {
        for _ in 0..<min(pieces, AllCores.count) {
            DispatchQueue.global().async(group: workers) {
                while let piece = self.takePiece(of: pieces) {
                    let value = work(piece)
                    self.condition.withLock {
                        self.done[piece] = value
                        self.condition.broadcast()
                    }
                }
            }
        }
    }

    private func takePiece(of pieces: Int) -> Int? {
        condition.withLock {
            guard next < pieces else { return nil }
            next += 1
            return next - 1
        }
    }

    /// The result of a piece, which can be taken once; waits until it is there.
    func take(_ piece: Int) -> Value {
        condition.lock()
        defer { condition.unlock() }
        while true {
            if let value = done.removeValue(forKey: piece) { return value }
            condition.wait()
        }
    }

    /// Begins no further piece, and waits for those that are under way.
    func stop() {
        condition.withLock { next = .max }
        workers.wait()
    }
}
