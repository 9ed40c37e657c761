import Crypto
import Foundation

extension ArchiveFile {
    /// Writes a copy that is fit to be handed out: packed, read-only, with a rollback journal, so that it opens from a
    /// folder one may not write.
    /// - Returns: the SHA-256 of the file, as 64 lower-case hexadecimal digits.
    /// - Throws: `ArchiveError.cannotCreate` when there is a file already, or none can be written.
    @discardableResult
    public func snapshot(to target: String) throws -> String {
        let state = try read { try $0.stateHash() }
        try Draft.finishing(target) { draft in
            try naming(target, isNew: true) {
                try withoutTransaction {
                    // Also of a file that was made before pages had checksums.
                    try PageChecks.reserve(in: $0)
                    try $0.execute(sql: "VACUUM main INTO ?", arguments: [PageChecks.location(of: draft)])
                }
                guard try ArchiveFile(readingAt: draft).read({ try $0.stateHash() }) == state else {
                    throw ArchiveError.busy(path: path)
                }
            }
            try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: draft)
        }
        return try Self.hash(ofFileAt: target)
    }

    /// The SHA-256 of a file, read piece by piece.
    public static func hash(ofFileAt path: String) throws -> String {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw ArchiveError.notFound(path: path) }
        defer { try? handle.close() }
        var hash = SHA256()
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { hash.update(data: piece) }
        return ContentHash.hex(hash.finalize())
    }
}
