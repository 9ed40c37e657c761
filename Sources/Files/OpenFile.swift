import Foundation

/// An open file or folder; it is closed when nobody holds it any more.
package final class OpenFile {
    package let descriptor: Int32
    /// What messages call it.
    package let path: String
    private let isOwned: Bool

    private init(_ descriptor: Int32, _ path: String, isOwned: Bool = true) {
        (self.descriptor, self.path, self.isOwned) = (descriptor, path, isOwned)
    }

    deinit { if isOwned { close(descriptor) } }

    /// A descriptor that somebody else opens and closes.
    convenience init(borrowing descriptor: Int32, _ path: String) { self.init(descriptor, path, isOwned: false) }

    package static var standardInput: OpenFile { OpenFile(borrowing: STDIN_FILENO, "standard input") }
    package static var standardOutput: OpenFile { OpenFile(borrowing: STDOUT_FILENO, "standard output") }
    package static var standardError: OpenFile { OpenFile(borrowing: STDERR_FILENO, "standard error") }

    /// Opens a file.
    /// - Parameters:
    ///   - flags: as of open(2).
    ///   - folder: where a relative path begins; the working directory by default.
    ///   - shown: what messages call it; the path by default.
    /// - Throws: `FileError`.
    package convenience init(
        _ path: String, _ flags: Int32, mode: mode_t = 0o666, in folder: OpenFile? = nil, as shown: String? = nil
    ) throws {
        let start = folder?.descriptor ?? AT_FDCWD
        var descriptor: Int32
        repeat {
            descriptor = openat(start, PathText.cPath(path), flags | O_CLOEXEC, mode)
        } while descriptor < 0 && errno == EINTR
        guard descriptor >= 0 else {
            throw FileError(flags & O_CREAT == 0 && flags & 3 == O_RDONLY ? .open : .create, shown ?? path, code: errno)
        }
        self.init(descriptor, shown ?? path)
    }

    /// Who and what it is.
    package func status() throws -> FileStatus {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(.transfer, path, code: errno) }
        return FileStatus(status)
    }

    /// Writes all of the bytes, however few the system takes at a time.
    package func write(_ bytes: some ContiguousBytes) throws {
        try bytes.withUnsafeBytes { all in
            var rest = all[...]
            while !rest.isEmpty {
                let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw FileError(.transfer, path, code: count < 0 ? errno : EIO) }
                rest = rest.dropFirst(count)
            }
        }
    }

    /// The next bytes, at most as many as asked for; none at the end.
    package func read(atMost count: Int) throws -> [UInt8] {
        var code: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while true {
                let got = Foundation.read(descriptor, buffer.baseAddress, count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { code = errno }
                filled = max(got, 0)
                return
            }
        }
        guard code == 0 else { throw FileError(.transfer, path, code: code) }
        return bytes
    }

    /// Everything from here to the end, or the first bytes of it: one more than a limit tells a file that is too large.
    package func readToEnd(atMost limit: Int = .max) throws -> [UInt8] {
        // The size is a hint only: files of the system have none, and others grow.
        let size = Int((try? status().size) ?? 0)
        var bytes = try read(atMost: min(limit, max(size + 1, 1 << 12)))
        while !bytes.isEmpty, bytes.count < limit {
            let more = try read(atMost: min(limit - bytes.count, 1 << 20))
            if more.isEmpty { break }
            bytes += more
        }
        return bytes
    }

    /// Waits until the file, or a folder's list of names, is on the disk.
    package func sync() throws {
        while fsync(descriptor) != 0 {
            if errno == EINTR { continue }
            // Pipes, devices and some file systems cannot.
            if errno == EINVAL || errno == ENOTSUP || errno == EROFS { return }
            throw FileError(.transfer, path, code: errno)
        }
    }

    enum Lock {
        case isOurs, isTaken
        /// The file system has no locks.
        case isUnknown
    }

    /// Takes the file for this process, as far as other runs of this program ask.
    func lock() -> Lock {
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return .isOurs }
        return errno == EWOULDBLOCK ? .isTaken : .isUnknown
    }
}
