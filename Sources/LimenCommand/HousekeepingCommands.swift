import ArgumentParser
import Files
import LimenKit
import Presentation

/// Checks the archive.
struct ArchiveVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check every hash, strip and reference, and the file itself.",
        discussion: """
            Exit code 1 when something is found; every finding has a code.

            EXAMPLES
              limen archive verify
              limen archive verify --archive theirs.sqlite --format json
            """)

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let archive = try place.openForReading()
        var progress: Progress?
        let findings = try archive.verify { done, total in
            if progress == nil { progress = Progress(total: total) }
            progress?.show(done, "checked")
        }
        progress?.clear()
        try Findings.show(
            findings, format: output.format, whenNone: "sound: \(archive.path), \(try archive.stateHash())")
    }
}

/// Prints findings and exits with 1 when there are any.
enum Findings {
    static func show(_ findings: [Finding], format: OutputFormat, whenNone: String) throws {
        try Output.show(FindingsReport(findings, whenNone: whenNone), as: format)
        if !findings.isEmpty { throw ExitStatus.finding }
    }
}

/// Writes a read-only copy.
struct ArchiveSnapshotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot", abstract: "Write a packed, read-only copy and its SHA-256.",
        discussion: """
            EXAMPLES
              limen archive snapshot limits-2026.1.sqlite
            """)

    @Argument(help: "The file to write.", completion: .file(), transform: PathText.typed)
    var path: String

    @OptionGroup var place: ArchiveOptions

    func run() throws {
        let hash = try place.openForReading().snapshot(to: path)
        try Output.result("\(hash)  \(path)")
    }
}

/// Writes plain text.
struct ArchiveDumpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dump", abstract: "Write everything as plain text files, fit for git.",
        discussion: """
            EXAMPLES
              limen archive dump limits-text
            """)

    @Argument(help: "A new or empty folder, or an earlier dump.", completion: .directory, transform: PathText.typed)
    var folder: String

    @OptionGroup var place: ArchiveOptions

    func run() throws {
        var progress: Progress?
        try place.openForReading().dump(to: folder) { done, total in
            if progress == nil { progress = Progress(total: total) }
            progress?.show(done, "written")
        }
        progress?.clear()
        try Output.result("wrote \(folder)")
    }
}

/// Makes an archive from a dump.
struct ArchiveRestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Make an archive from a dump, with the same hashes.",
        discussion: """
            EXAMPLES
              limen archive restore limits-text --archive restored.sqlite
            """)

    @Argument(help: "The folder of a dump.", completion: .directory, transform: PathText.typed)
    var folder: String

    @OptionGroup var place: ArchiveOptions

    func run() throws {
        var progress: Progress?
        let archive = try LimenArchive.restore(from: folder, to: place.path) { done, total in
            if progress == nil { progress = Progress(total: total) }
            progress?.show(done, "read")
        }
        progress?.clear()
        try Output.result("made \(archive.path), \(try archive.stateHash())")
    }
}

/// Unites two archives.
struct ArchiveMergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Take over what another archive has and this one lacks.",
        discussion: """
            By content hash; merging the same archive again changes nothing. Where both have gone on differently, ours \
            keeps holding, theirs is kept as an older revision, and a finding says so (exit code 1).

            EXAMPLES
              limen archive merge theirs.sqlite --dry-run
              limen archive merge theirs.sqlite
            """)

    @Argument(help: "The other archive.", completion: .file(), transform: PathText.typed)
    var other: String

    @Flag(help: "Say what would happen and change nothing.")
    var dryRun = false

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let report = try place.openForWriting().merge(from: other, isDryRun: dryRun)
        let taken = "\(report.revisions) revisions, \(report.events) decisions, \(report.releases) releases"
        Output.message(
            report.isUnchanged ? "nothing new in \(other)" : (dryRun ? "would take over " : "took over ") + taken)
        try Findings.show(report.findings, format: output.format, whenNone: "no conflict")
    }
}

/// Rebuilds the strips.
struct ArchiveReindexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reindex", abstract: "Cut the strips again from the curves.",
        discussion: """
            EXAMPLES
              limen archive reindex
            """)

    @OptionGroup var place: ArchiveOptions

    func run() throws {
        var progress: Progress?
        let count = try place.openForWriting().reindex { done, total in
            if progress == nil { progress = Progress(total: total) }
            progress?.show(done, "cut")
        }
        progress?.clear()
        try Output.result(count == 0 ? "all strips were right" : "\(count) revisions had other strips")
    }
}

/// Brings an older archive to the present format.
struct ArchiveMigrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring an older archive to the present file format, in one transaction.",
        discussion: """
            EXAMPLES
              limen archive migrate --copy before.sqlite
            """)

    @Option(help: "Keep a copy of the old file here, made first.", completion: .file(), transform: PathText.typed)
    var copy: String?

    @OptionGroup var place: ArchiveOptions

    func run() throws {
        let report = try LimenArchive.migrate(at: place.path, copyTo: copy)
        try Output.result(
            report.from == report.to
                ? "\(place.path) has file format \(report.to) already"
                : "\(place.path): file format \(report.from) to \(report.to)"
                    + (report.copy.map { ", copy in \($0)" } ?? ""))
        if copy == nil, report.from != report.to { Output.message("no copy was kept; --copy FILE makes one") }
    }
}
