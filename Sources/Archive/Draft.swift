import Foundation

/// A file that appears under its name only when it is complete.
enum Draft {
    /// Makes a file under a name of its own beside the target, and then gives it the target's name. What an earlier,
    /// broken-off attempt left is swept away first; when anything fails, nothing is left.
    /// - Throws: `ArchiveError.cannotCreate` when there is a file already, or none can be written.
    static func finishing(_ target: String, _ make: (String) throws -> Void) throws {
        guard !FileManager.default.fileExists(atPath: target) else {
            throw ArchiveError.cannotCreate(path: target, why: "there is a file already")
        }
        let draft = target + ".part"
        remove(draft)
        do {
            try make(draft)
            // A link, unlike a move, never takes the place of a file that somebody else has made meanwhile.
            try FileManager.default.linkItem(atPath: draft, toPath: target)
            try FileManager.default.removeItem(atPath: draft)
        } catch {
            remove(draft)
            if let known = error as? ArchiveError { throw known }
            throw ArchiveError.cannotCreate(path: target, why: (error as NSError).localizedDescription)
        }
    }

    private static func remove(_ draft: String) {
        for name in [draft, draft + "-journal"] { try? FileManager.default.removeItem(atPath: name) }
    }
}
