import ArgumentParser
import Files
import LimenKit
import Presentation

/// Names for states of the archive that can be cited.
struct ReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Freeze the archive's present state under a name, and cite it.",
        subcommands: [
            ReleaseCreateCommand.self, ReleaseListCommand.self, ReleaseShowCommand.self, ReleaseExportCommand.self,
        ])
}

/// Freezes the present state.
struct ReleaseCreateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Freeze every revision and its standing under a name and one hash.",
        discussion: """
            EXAMPLES
              limen release create 2026.1 -m "First release with the meson bounds"
            """)

    @Argument(help: "The name: letters, digits, - and .")
    var name: String

    @Option(name: .shortAndLong, help: "What the release is about.")
    var message: String

    @Flag(help: "Freeze the archive even if limits are not computed, or from what has changed since.")
    var allowStale = false

    @OptionGroup var place: ArchiveOptions

    func run() throws {
        let release = try place.openForWriting().createRelease(
            named: name, message: message, allowingPending: allowStale)
        try Output.result("release \(release.name): \(release.entryCount) items, hash \(release.hash)")
    }
}

/// Lists the releases.
struct ReleaseListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the releases.",
        discussion: """
            EXAMPLES
              limen release list
            """)

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let releases = try place.openForReading().releases()
        try Output.show(ReleaseListReport(releases), as: output.format)
        if output.format == .table, releases.isEmpty {
            Output.message("no release; limen release create NAME -m MESSAGE makes one")
        }
    }
}

/// Shows what a release froze.
struct ReleaseShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what a release froze.",
        discussion: """
            EXAMPLES
              limen release show 2026.1
              limen release show 2026.1 --format json
            """)

    @Argument(help: "The release.", completion: ArchiveNames.releases)
    var name: String

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let (release, entries) = try place.openForReading().release(named: name)
        try Output.show(ReleaseReport(release, entries: entries), as: output.format)
    }
}

/// Writes what a citation needs.
struct ReleaseExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a release for deposit: archive, dump, CITATION.cff, Zenodo metadata.",
        discussion: """
            EXAMPLES
              limen release export 2026.1 deposit
            """)

    @Argument(help: "The release.", completion: ArchiveNames.releases)
    var name: String

    @Argument(help: "A new or empty folder.", completion: .directory, transform: PathText.typed)
    var folder: String

    @OptionGroup var place: ArchiveOptions

    func run() throws {
        for file in try place.openForReading().exportRelease(named: name, to: folder) {
            try Output.result("wrote \(folder)/\(file)")
        }
    }
}
