import Foundation
import LimenKit

/// Where exported files go. Nothing is ever half written: a file replaces another whole, a folder appears complete.
enum Destination {
    /// Whether a path means a folder: it is one, or ends with a slash.
    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return path.hasSuffix("/")
            || FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// - Parameters:
    ///   - path: nil for standard output.
    ///   - asFolder: whether the files go into a folder of that path.
    /// - Throws: `LimenError`, of kind `cannotCreate` for a folder that holds files already.
    static func write(_ files: [ExportedFile], to path: String?, asFolder: Bool) throws {
        guard let path else {
            guard !asFolder, files.count == 1 else {
                let names = files.prefix(3).map(\.name).joined(separator: ", ")
                throw LimenError(
                    .usage,
                    "these are \(files.count) files (\(names)\(files.count > 3 ? ", …" : "")): give --output FOLDER")
            }
            try Output.write(files[0].text, to: .standardOutput)
            return
        }
        if asFolder {
            try write(files, folder: path)
            Output.message("wrote \(files.count) files into \(path)")
            return
        }
        do {
            for file in files { try Data(file.text.utf8).write(to: URL(filePath: path), options: .atomic) }
        } catch {
            throw LimenError(.cannotCreate, "cannot write \(path): \(error.localizedDescription)")
        }
        Output.message("wrote \(path)")
    }

    /// Writes into a folder beside the wanted one and moves it there when it is complete.
    private static func write(_ files: [ExportedFile], folder path: String) throws {
        let manager = FileManager.default
        let target = URL(filePath: path, directoryHint: .isDirectory).standardizedFileURL
        if manager.fileExists(atPath: target.path) {
            let inside = (try? manager.contentsOfDirectory(atPath: target.path)) ?? [path]
            guard inside.isEmpty else {
                throw LimenError(
                    .cannotCreate,
                    "\(path) holds files already: name a new or empty folder, so that nothing old stays among the new")
            }
        }
        let parent = target.deletingLastPathComponent()
        let draft = parent.appending(
            path: ".\(target.lastPathComponent).\(UUID().uuidString)", directoryHint: .isDirectory)
        do {
            try manager.createDirectory(at: draft, withIntermediateDirectories: false)
            for file in files { try Data(file.text.utf8).write(to: draft.appending(path: file.name)) }
            if manager.fileExists(atPath: target.path) { try manager.removeItem(at: target) }
            try manager.moveItem(at: draft, to: target)
        } catch {
            try? manager.removeItem(at: draft)
            throw LimenError(.cannotCreate, "cannot write \(path): \(error.localizedDescription)")
        }
    }
}
