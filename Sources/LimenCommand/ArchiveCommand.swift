import ArgumentParser
import LimenKit

/// Maintenance of the archive file.
struct ArchiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive", abstract: "Make, check, copy, move and repair the archive file.",
        subcommands: [
            ArchiveInitCommand.self, ArchiveVerifyCommand.self, ArchiveReindexCommand.self, ArchiveSnapshotCommand.self,
            ArchiveDumpCommand.self, ArchiveRestoreCommand.self, ArchiveMergeCommand.self, ArchiveMigrateCommand.self,
        ])
}

/// Makes a new archive.
struct ArchiveInitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make a new, empty archive.",
        discussion: """
            EXAMPLES
              limen archive init
              limen archive init --archive reviews/2026.sqlite
            """)

    @OptionGroup var place: ArchiveOptions

    func run() throws {
        let archive = try LimenArchive.create(at: place.path)
        try Output.result("made \(archive.path); next: limen import")
    }
}
