import Foundation

/// Which file it is, of what kind, and how large.
package struct FileStatus: Hashable, Sendable {
    package enum Kind: Sendable, Hashable {
        case file, folder, link, pipe, characterDevice, blockDevice, socket
    }

    package let kind: Kind
    package let size: Int64
    /// Permissions.
    package let mode: mode_t
    let owner: uid_t
    let group: gid_t
    private let device: UInt64
    private let number: UInt64

    init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFDIR: .folder
            case S_IFLNK: .link
            case S_IFIFO: .pipe
            case S_IFCHR: .characterDevice
            case S_IFBLK: .blockDevice
            case S_IFSOCK: .socket
            default: .file
            }
        size = Int64(status.st_size)
        mode = status.st_mode & 0o7777
        (owner, group) = (status.st_uid, status.st_gid)
        (device, number) = (UInt64(status.st_dev), UInt64(status.st_ino))
    }

    /// The file a path leads to; nil when there is none.
    /// - Parameter followingLink: whether a link at the end of the path is followed.
    package static func of(_ path: String, in folder: OpenFile? = nil, followingLink: Bool = true) -> FileStatus? {
        var status = stat()
        let start = folder?.descriptor ?? AT_FDCWD
        let result = fstatat(start, PathText.cPath(path), &status, followingLink ? 0 : AT_SYMLINK_NOFOLLOW)
        return result == 0 ? FileStatus(status) : nil
    }

    /// Whether both are the same file, under whatever names.
    package func isSameFile(as other: FileStatus) -> Bool { device == other.device && number == other.number }
}
