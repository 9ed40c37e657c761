import Files
import Foundation

/// The data that ship with Limen: planes, descriptors and published bounds as XML files in one folder.
public enum ShippedData {
    /// Its name in the repository and where Limen is installed.
    public static let name = "imports"

    /// The folder with the data: `imports` in the working directory, else the one that was installed with the program,
    /// `../share/limen/imports` from where the program really is.
    /// - Parameters:
    ///   - directory: the working directory.
    ///   - program: the running program's file, symbolic links included; nil when nobody knows it.
    /// - Throws: `LimenError` of kind `noInput` that says where it was looked for.
    public static func folder(
        from directory: String = FileManager.default.currentDirectoryPath,
        of program: URL? = Bundle.main.executableURL
    ) throws -> String {
        // The short name is what messages and the archive's record of sources then show.
        if isFolder("\(directory)/\(name)") {
            return directory == FileManager.default.currentDirectoryPath ? name : "\(directory)/\(name)"
        }
        let installed = program.map { program in
            program.resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
                .appending(path: "share/limen/\(name)").path
        }
        if let installed, isFolder(installed) { return installed }
        let places = ["in \(directory)"] + (installed.map { ["at \($0)"] } ?? [])
        throw LimenError(
            .noInput, "there is no folder \(name) \(places.joined(separator: " and none "))",
            remedies: [.nameShippedData])
    }

    private static func isFolder(_ path: String) -> Bool {
        InputFile.isFolder(path)
    }
}
