import Foundation
import LimenKit

/// The data that ship with the program, imported and computed once for all tests of a run: computing takes longer than
/// most tests together. Nobody may write to this archive; who wants to write copies the file.
public enum ShippedArchive {
    /// The folder that this package lives in.
    public static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The folder of the data.
    public static let imports = repository.appending(path: "imports")

    /// The archive's file. Tests that need it wait without holding a thread that others could use.
    /// - Throws: `LimenError` when a file could not be imported or a limit not be computed.
    public static func file() async throws -> URL {
        try await work.value
    }

    /// The archive, open for reading.
    public static func open() async throws -> LimenArchive {
        try LimenArchive(reading: try await file().path)
    }

    private static let work = Task.detached {
        atexit { try? FileManager.default.removeItem(at: ShippedArchive.place) }
        let archive = try LimenArchive.create(at: place.path)
        let faults = try archive.importFiles([imports.path]).flatMap(\.errors)
        let failed = try archive.compute().filter(\.isFailure).map { "\($0.limit): \($0.why)" }
        guard faults.isEmpty, failed.isEmpty else {
            throw LimenError(.badData, (faults + failed).joined(separator: "\n"))
        }
        return place
    }

    private static let place = FileManager.default.temporaryDirectory
        .appending(path: "limen-shipped-\(UUID().uuidString).sqlite")
}
