import Foundation
import Synchronization

/// A value that is being made on another core while this one goes on.
final class Ahead<Value: Sendable>: Sendable {
    private let make: @Sendable () -> Value
    private let made = Mutex<Value?>(nil)
    private let work = DispatchGroup()

    init(_ make: @escaping @Sendable () -> Value) {
        self.make = make
        DispatchQueue.global().async(group: work) {
            let value = make()
            self.made.withLock { $0 = value }
        }
    }

    /// The value, once it is there.
    var value: Value {
        work.wait()
        return made.withLock { $0 } ?? make()
    }
}
