import Foundation
import LimitModel

/// A folder that somebody else may have made: files are opened by their names below it, one folder after the other,
/// and nothing is followed that is not a plain folder or file.
final class DumpFolder {
    private let root: String
    private let descriptor: Int32

    init(_ root: String) throws {
        self.root = root
        descriptor = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw errno == ENOENT
                ? ArchiveError.notFound(path: root) : ArchiveError.badDump(place: root, why: "it is not a folder")
        }
    }

    deinit { close(descriptor) }

    /// The bytes of a file.
    func bytes(_ path: [String], atMost limit: Int) throws -> [UInt8] {
        let handle = try self.handle(path, atMost: limit)
        defer { try? handle.close() }
        return Array(try handle.readToEnd() ?? Data())
    }

    /// A file opened for reading. Its size is checked now.
    func handle(_ path: [String], atMost limit: Int) throws -> FileHandle {
        let place = path.joined(separator: "/")
        var current = dup(descriptor)
        for (index, name) in path.enumerated() {
            let isLast = index == path.count - 1
            // No link is followed, and nothing waits for a pipe.
            let flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | (isLast ? 0 : O_DIRECTORY)
            let next = openat(current, name, flags)
            let why = errno
            close(current)
            guard next >= 0 else { throw ArchiveError.badDump(place: place, why: Self.reason(why)) }
            current = next
        }
        var status = stat()
        guard fstat(current, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(current)
            throw ArchiveError.badDump(place: place, why: "it is not a plain file")
        }
        guard status.st_size <= limit else {
            close(current)
            throw ArchiveError.badDump(place: place, why: "it is larger than \(limit) bytes")
        }
        return FileHandle(fileDescriptor: current, closeOnDealloc: true)
    }

    private static func reason(_ code: Int32) -> String {
        switch code {
        case ENOENT: "it is missing"
        case ELOOP: "it is a link: links are not followed"
        case ENOTDIR: "its folder is not a plain folder"
        default: String(cString: strerror(code))
        }
    }
}

/// Reads a file line by line.
struct LineReader {
    private let handle: FileHandle
    private let place: String
    private var rest: [UInt8] = []
    private var at = 0
    private var isAtEnd = false
    /// The number of the last line given.
    private(set) var number = 0

    init(_ handle: FileHandle, place: String) {
        self.handle = handle
        self.place = place
    }

    /// The next line, without its end; nil after the last one.
    mutating func next() throws -> [UInt8]? {
        while true {
            if let end = rest[at...].firstIndex(of: 0x0A) {
                let line = Array(rest[at..<end])
                at = end + 1
                number += 1
                return line
            }
            guard rest.count - at <= DumpLayout.largestLine else {
                throw ArchiveError.badDump(place: "\(place):\(number + 1)", why: "the line is too long")
            }
            guard !isAtEnd else {
                guard at == rest.count else {
                    throw ArchiveError.badDump(place: "\(place):\(number + 1)", why: "the last line does not end")
                }
                return nil
            }
            let piece = try handle.read(upToCount: 1 << 18) ?? Data()
            isAtEnd = piece.isEmpty
            rest.removeFirst(at)
            at = 0
            rest += piece
        }
    }
}
