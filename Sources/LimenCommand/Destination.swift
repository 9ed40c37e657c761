import Formats
import Files
import LimenKit

/// Where exported files go. Nothing is ever half written: a file replaces another whole, a folder appears complete.
enum Destination {
    /// Whether a path means a folder: it is one, or ends with a slash.
    static func isFolder(_ path: String) -> Bool { path.hasSuffix("/") || InputFile.isFolder(path) }

    /// - Parameters:
    ///   - path: nil for standard output.
    ///   - asFolder: whether the files go into a folder of that path.
    ///   - archive: the archive in use, which is never written over.
    /// - Throws: `LimenError`, of kind `cannotCreate` for a folder that holds files already.
    static func write(_ files: [ExportedFile], to path: String?, asFolder: Bool, apartFrom archive: String) throws {
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
        guard asFolder else {
            for file in files { try write(Array(file.text.utf8), to: path, apartFrom: archive) }
            return
        }
        try OutputFolder.write(files.map { ($0.name, Array($0.text.utf8)) }, to: path)
        Output.message("wrote \(files.count) files into \(path)")
    }

    /// Writes one file.
    static func write(_ bytes: [UInt8], to path: String, apartFrom archive: String) throws {
        try OutputFile.write(bytes, to: path, apartFrom: archive)
        Output.message("wrote \(path)")
    }
}
