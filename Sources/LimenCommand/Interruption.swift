import Foundation
import Synchronization

/// Ctrl-C as a request: long work that writes rows asks for it, ends after a whole row, and says how far it got. The second
/// Ctrl-C ends the program at once.
enum Interruption {
    private static let isWanted = Atomic<Bool>(false)

    /// Takes Ctrl-C over. Nothing but setting a flag is allowed in a handler of signals.
    static func takeOver() {
        signal(SIGINT) { _ in
            Interruption.isWanted.store(true, ordering: .relaxed)
            signal(SIGINT, SIG_DFL)
        }
        // Whoever has started the program may have blocked the signal.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    /// Whether somebody has pressed Ctrl-C.
    static var isRequested: Bool { isWanted.load(ordering: .relaxed) }

    /// What a shell expects of a program that Ctrl-C has ended.
    static let exitCode: Int32 = 128 + SIGINT
}
