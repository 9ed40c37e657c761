import Foundation
import Synchronization

/// Work that is done side by side.
enum AllCores {
    static var count: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

    /// Does pieces of work on all cores; the results are in the order of the pieces.
    static func map<Value: Sendable>(_ pieces: Int, _ work: @Sendable (Int) -> Value) -> [Value] {
        let done = Mutex<[Int: Value]>([:])
        DispatchQueue.concurrentPerform(iterations: pieces) { piece in
            let value = work(piece)
            done.withLock { $0[piece] = value }
        }
        return done.withLock { values in (0..<pieces).compactMap { values[$0] } }
    }
}
