import Foundation

/// A file or folder under a random name beside its target, which gets the target's name only when it is complete. Nobody
/// else's file is ever opened for it. It is locked as long as its writer lives, so that drafts of writers that were
/// killed are told from those at work: the next draft in the same folder sweeps them away.
package final class Draft {
    /// Where it is.
    package let path: String
    private let name: String
    private let parent: OpenFolder
    private let file: OpenFile
    private let isFolder: Bool
    private var isPublished = false

    private init(beside target: String, isFolder: Bool, mode: mode_t) throws {
        let folder = PathText.parent(of: target)
        do {
            parent = try OpenFolder(folder)
        } catch let error as FileError {
            throw FileError(.create, target, "its folder: \(error.why)")
        }
        Self.sweep(parent)
        self.isFolder = isFolder
        while true {
            let name = Self.newName()
            let opened: OpenFile
            if isFolder {
                guard mkdirat(parent.file.descriptor, PathText.cPath(name), mode) == 0 else {
                    if errno == EEXIST { continue }
                    throw FileError(.create, target, code: errno)
                }
                opened = try OpenFile(name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, in: parent.file, as: target)
            } else {
                let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
                opened = try OpenFile(name, flags, mode: mode, in: parent.file, as: target)
            }
            // Somebody who sweeps may have been faster, and then takes it away.
            guard opened.lock() != .isTaken, let there = parent.status(of: name),
                try there.isSameFile(as: opened.status())
            else { continue }
            (self.name, file, path) = (name, opened, PathText.join(folder, name))
            return
        }
    }

    deinit {
        guard !isPublished else { return }
        if isFolder { parent.removeTree(name) } else { try? parent.remove(name) }
    }

    /// A new folder.
    package static func folder(beside target: String) throws -> Draft {
        try Draft(beside: target, isFolder: true, mode: 0o777)
    }

    /// A new file.
    static func file(beside target: String, mode: mode_t = 0o666) throws -> Draft {
        try Draft(beside: target, isFolder: false, mode: mode)
    }

    /// Writes bytes to the end of the file.
    func write(_ bytes: some ContiguousBytes) throws { try file.write(bytes) }

    /// Gives the file the permissions, and as far as that is allowed the owner, of the one whose place it takes.
    func takeOver(_ status: FileStatus) throws {
        _ = fchown(file.descriptor, status.owner, status.group)
        guard fchmod(file.descriptor, status.mode) == 0 else { throw FileError(.create, file.path, code: errno) }
    }

    /// Gives it the target's name, in place of what has it: a file, or an empty folder. What is in a folder is on the disk
    /// already.
    func publish(as target: String) throws {
        try file.sync()
        let (here, there) = (parent.file.descriptor, PathText.cPath(PathText.name(of: target)))
        guard renameat(here, PathText.cPath(name), here, there) == 0 else {
            throw FileError(.create, target, code: errno)
        }
        isPublished = true
        try parent.file.sync()
    }

    /// Gives a file inside a draft folder the target's name, unless something has it.
    package func publish(file inner: String, as target: String) throws {
        let folder = try OpenFolder(path)
        try OpenFile(inner, O_RDONLY | O_NOFOLLOW, in: folder.file, as: target).sync()
        let (from, source) = (folder.file.descriptor, PathText.cPath(inner))
        let (here, name) = (parent.file.descriptor, PathText.cPath(PathText.name(of: target)))
        // A link, unlike a move, never takes the place of a file that somebody else has made meanwhile.
        if linkat(from, source, here, name, 0) != 0 {
            let code = errno
            // File systems without links, such as FAT: an empty file of our own takes the name, and then gives way.
            guard [EPERM, ENOTSUP, ENOSYS, EMLINK].contains(code),
                (try? OpenFile(PathText.name(of: target), O_WRONLY | O_CREAT | O_EXCL, in: parent.file)) != nil,
                renameat(from, source, here, name) == 0
            else { throw FileError(.create, target, code: code) }
        }
        try parent.file.sync()
    }

    // MARK: - Names

    private static let (prefix, suffix) = (".limen-", ".part")

    /// A name that nothing has.
    static func newName() -> String {
        let digits = String(UInt64.random(in: .min ... .max), radix: 16)
        return prefix + String(repeating: "0", count: 16 - digits.count) + digits + suffix
    }

    /// Whether a name is one of a draft.
    package static func isName(_ name: String) -> Bool {
        name.hasPrefix(prefix) && name.hasSuffix(suffix) && name.count == prefix.count + 16 + suffix.count
            && name.dropFirst(prefix.count).prefix(16).allSatisfy { $0.isHexDigit && !$0.isUppercase }
    }

    /// Removes drafts of this user whose writers are gone. What cannot be removed stays: it does no harm.
    private static func sweep(_ folder: OpenFolder) {
        for name in ((try? folder.names()) ?? []) where isName(name) {
            guard let status = folder.status(of: name), status.owner == geteuid(),
                status.kind == .file || status.kind == .folder,
                let opened = try? OpenFile(name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, in: folder.file),
                opened.lock() == .isOurs
            else { continue }
            if status.kind == .folder { folder.removeTree(name) } else { try? folder.remove(name) }
        }
    }
}
