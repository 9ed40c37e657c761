import Foundation

/// The terminal that results and messages go to.
enum Terminal {
    /// Its width; 80 when output does not go to one.
    static var width: Int {
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 { return Int(size.ws_col) }
        return 80
    }

    /// Whether messages go to a terminal, so that progress may be redrawn.
    static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }
}
