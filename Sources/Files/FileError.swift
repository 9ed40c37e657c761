import Foundation

/// A file that cannot be opened, read or written, with the reason in plain words.
package struct FileError: Error, Hashable, Sendable {
    /// What could not be done.
    package enum Stage: Sendable, Hashable {
        /// There is no such file, or it may not be read.
        case open
        /// A file or folder cannot be made, or may not be replaced.
        case create
        /// The file is there, but reading or writing it failed.
        case transfer
    }

    package var stage: Stage
    package var path: String
    package var why: String
    /// The system's number for the reason; 0 for reasons of our own.
    package var code: Int32

    package init(_ stage: Stage, _ path: String, _ why: String) {
        (self.stage, self.path, self.why, code) = (stage, path, why, 0)
    }

    /// - Parameter code: the system's number for the reason.
    package init(_ stage: Stage, _ path: String, code: Int32) {
        self.stage = Self.failsInTransfer.contains(code) ? .transfer : stage
        (self.path, self.code) = (path, code)
        why = Self.reason(code)
    }

    /// What happens to a file that may well be opened and made.
    private static let failsInTransfer: Set<Int32> = [ENOSPC, EDQUOT, EFBIG, EIO]

    package var isDiskFull: Bool { code == ENOSPC || code == EDQUOT }

    private static func reason(_ code: Int32) -> String {
        switch code {
        case ENOENT: "there is no such file or folder"
        case EACCES, EPERM: "permission denied"
        case EROFS: "the file system is read-only"
        case ENOSPC: "the disk is full"
        case EDQUOT: "the disk quota is used up"
        case EFBIG: "the file would be larger than is allowed here"
        case EEXIST: "there is a file already"
        case EISDIR: "it is a folder"
        case ENOTDIR: "a part of the path is not a folder"
        case ELOOP: "it is a link: links are not followed here"
        case ENOTEMPTY: "it is not empty"
        case ENAMETOOLONG: "the name is too long"
        default: String(cString: strerror(code))
        }
    }
}

extension FileError: CustomStringConvertible {
    package var description: String { "\(path): \(why)" }
}
