import CFiles
import Foundation

/// A folder that somebody else may have made or may be changing: what lies below is opened by its name, one folder after
/// the other, and nothing is followed or written through that is not a plain folder or file.
package final class OpenFolder {
    /// What messages call it.
    package let path: String
    let file: OpenFile

    /// Opens a folder; a link that a person names is followed.
    /// - Throws: `FileError`.
    package init(_ path: String) throws {
        self.path = path
        file = try OpenFile(path, O_RDONLY | O_DIRECTORY)
    }

    private init(_ name: String, in parent: OpenFolder) throws {
        path = PathText.join(parent.path, name)
        // The system says only that it is not a folder.
        if parent.status(of: name)?.kind == .link { throw FileError(.open, path, code: ELOOP) }
        file = try OpenFile(name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, in: parent.file, as: path)
    }

    /// A folder below this one.
    package func folder(_ name: String) throws -> OpenFolder { try OpenFolder(name, in: self) }

    /// A folder below this one, which is made when it is missing.
    package func makingFolder(_ name: String) throws -> OpenFolder {
        if mkdirat(file.descriptor, PathText.cPath(name), 0o777) != 0, errno != EEXIST {
            throw FileError(.create, PathText.join(path, name), code: errno)
        }
        return try folder(name)
    }

    /// A plain file below this folder, opened for reading.
    /// - Parameters:
    ///   - parts: the names of the folders in between, and its own.
    ///   - limit: the largest size; it is checked now.
    package func openFile(_ parts: [String], atMost limit: Int) throws -> OpenFile {
        var folder = self
        for name in parts.dropLast() { folder = try folder.folder(name) }
        let name = parts.last ?? ""
        let shown = PathText.join(folder.path, name)
        // Nothing waits for a pipe.
        let opened = try OpenFile(name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, in: folder.file, as: shown)
        let status = try opened.status()
        guard status.kind == .file else { throw FileError(.open, shown, "it is not a plain file") }
        guard status.size <= limit else { throw FileError(.open, shown, "it is larger than \(limit) bytes") }
        return opened
    }

    /// The names of what lies in the folder, sorted.
    package func names() throws -> [String] {
        // A duplicate, which is closed with the list; both share the place in it.
        let copy = dup(file.descriptor)
        guard copy >= 0, let list = fdopendir(copy) else {
            let code = errno
            if copy >= 0 { close(copy) }
            throw FileError(.open, path, code: code)
        }
        defer { closedir(list) }
        rewinddir(list)
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(list) else {
                guard errno == 0 else { throw FileError(.transfer, path, code: errno) }
                return names.sorted()
            }
            let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            let name = PathText.text(bytes)
            if name != ".", name != ".." { names.append(name) }
        }
    }

    /// What has a name here, without following a link; nil when nothing has it.
    package func status(of name: String) -> FileStatus? { .of(name, in: file, followingLink: false) }

    /// Puts a file here, whole or not at all, in place of a plain file of that name.
    /// - Parameter isSynced: whether it is on the disk then; else `syncAll` does it, which is faster for many files.
    /// - Throws: `FileError`, also when the name belongs to a link, a folder or a device.
    package func replace(_ name: String, with bytes: some ContiguousBytes, isSynced: Bool = true) throws {
        let shown = PathText.join(path, name)
        if let there = status(of: name), there.kind != .file {
            let what = there.kind == .link ? "a link: nothing is written through links" : "not a plain file"
            throw FileError(.create, shown, "it is \(what)")
        }
        let draft = Draft.newName()
        do {
            let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
            let written = try OpenFile(draft, flags, in: file, as: shown)
            try written.write(bytes)
            if isSynced { try written.sync() }
            guard renameat(file.descriptor, PathText.cPath(draft), file.descriptor, PathText.cPath(name)) == 0 else {
                throw FileError(.create, shown, code: errno)
            }
        } catch {
            unlinkat(file.descriptor, PathText.cPath(draft), 0)
            throw error
        }
    }

    /// Removes a file, or with `isFolder` an empty folder.
    package func remove(_ name: String, isFolder: Bool = false) throws {
        guard unlinkat(file.descriptor, PathText.cPath(name), isFolder ? AT_REMOVEDIR : 0) == 0 else {
            throw FileError(.create, PathText.join(path, name), code: errno)
        }
    }

    /// Waits until the names in this folder are on the disk.
    package func sync() throws { try file.sync() }

    /// Waits until all that was written below this folder is on the disk, and with it whatever else is on its way there.
    package func syncAll() throws {
        guard limen_sync_file_system(file.descriptor) == 0 else {
            throw FileError(.transfer, path, code: errno)
        }
    }

    /// Removes a folder with all that is in it. Links in it are removed, not followed.
    func removeTree(_ name: String) {
        if let inner = try? folder(name), let names = try? inner.names() {
            for one in names {
                if inner.status(of: one)?.kind == .folder { inner.removeTree(one) } else { try? inner.remove(one) }
            }
        }
        try? remove(name, isFolder: true)
    }
}
