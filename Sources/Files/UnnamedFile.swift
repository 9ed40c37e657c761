import Foundation

/// A file without a name, which is gone when nobody holds it any more, however the program ends.
package final class UnnamedFile {
    private let stream: UnsafeMutablePointer<FILE>

    /// - Throws: `FileError`.
    package init() throws {
        guard let stream = tmpfile() else { throw FileError(.create, "a temporary file", code: errno) }
        self.stream = stream
    }

    deinit { fclose(stream) }

    package var descriptor: Int32 { fileno(stream) }

    /// Writes the content, and goes back to its beginning.
    package func write(_ bytes: [UInt8]) throws {
        try OpenFile(borrowing: descriptor, "a temporary file").write(bytes)
        lseek(descriptor, 0, SEEK_SET)
    }

    /// All of it, whoever has written it.
    package func contents() throws -> [UInt8] {
        lseek(descriptor, 0, SEEK_SET)
        return try OpenFile(borrowing: descriptor, "a temporary file").readToEnd()
    }
}
