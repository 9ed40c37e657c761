import LimitModel
import JSON
import Archive
import Files
import Foundation

extension LimenArchive {
    /// Checks everything: hashes, strips, references, SQLite's own integrity, and that the schema is ours.
    /// - Returns: what was found; nothing when the archive is sound.
    public func verify(progress: (Int, Int) -> Void = { _, _ in }) throws -> [Finding] {
        try translating { try file.verify(progress: progress) }
    }

    /// Writes a packed, read-only copy that opens from a folder one may not write.
    /// - Returns: the SHA-256 of the file.
    public func snapshot(to path: String) throws -> String { try translating { try file.snapshot(to: path) } }

    /// Writes everything as plain text, one folder per item, fit for git.
    public func dump(to folder: String, progress: (Int, Int) -> Void = { _, _ in }) throws {
        try translating { try file.dump(to: folder, progress: progress) }
    }

    /// Makes an archive from a dump, with the same hashes.
    public static func restore(
        from folder: String, to path: String, progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> LimenArchive {
        try translating { LimenArchive(file: try ArchiveFile.restore(from: folder, to: path, progress: progress)) }
    }

    /// Takes over what another archive has and this one lacks. Merging the same again changes nothing.
    public func merge(from path: String, isDryRun: Bool = false) throws -> MergeOutcome {
        try translating {
            let other = try ArchiveFile(readingAt: path)
            return try file.merge(from: other, toolVersion: Self.toolVersion, isDryRun: isDryRun)
        }
    }

    /// Cuts the strips again from the curves.
    /// - Returns: how many revisions had other strips than they should.
    public func reindex(progress: (Int, Int) -> Void = { _, _ in }) throws -> Int {
        try translating { try file.reindex(progress: progress) }
    }

    /// Brings an older file to the present format, in one transaction.
    /// - Parameter copy: where to keep a copy of the old file, made first.
    package static func migrate(at path: String, copyTo copy: String?) throws -> MigrationOutcome {
        try translating { try ArchiveFile.migrate(at: path, copyTo: copy) }
    }

    /// Writes what a citation of a release needs: the archive as a read-only file with its SHA-256, the plain-text dump,
    /// `CITATION.cff` and the metadata file that Zenodo reads.
    /// The folder appears complete or not at all.
    /// - Throws: `LimenError` of kind `cannotCreate` when the folder exists and is not empty.
    public func exportRelease(named name: String, to folder: String) throws -> [String] {
        let found = try release(named: name).release
        let files = [
            "limen-\(name).sqlite", "limen-\(name).sqlite.sha256", "dump", "CITATION.cff", ".zenodo.json",
        ]
        return try translating {
            try OutputFolder.make(at: folder) { draft in
                do {
                    let hash = try file.snapshot(to: PathText.join(draft, files[0]))
                    try file.dump(to: PathText.join(draft, files[2]))
                    let citation = ReleaseCitation(release: found, archiveSHA256: hash)
                    let texts = [
                        (files[1], "\(hash)  \(files[0])\n"), (files[3], citation.citationFile),
                        (files[4], citation.zenodoFile),
                    ]
                    let target = try OpenFolder(draft)
                    for (name, text) in texts { try target.replace(name, with: Array(text.utf8)) }
                } catch ArchiveError.diskFull {
                    throw ArchiveError.diskFull(path: folder)
                }
            }
            return files
        }
    }
}

/// The texts by which a release is cited.
struct ReleaseCitation {
    let release: Release
    let archiveSHA256: String

    private var date: String { String(release.recordedAt.prefix(10)) }
    private var title: String { "Limen archive of limits on dark-sector portals, release \(release.name)" }

    /// `CITATION.cff`, version 1.2.0 of the Citation File Format.
    var citationFile: String {
        """
        cff-version: 1.2.0
        message: "If you use these limits, cite this release and the publications of the limits you use (limen query contributors)."
        type: dataset
        title: \(Self.quoted(title))
        abstract: \(Self.quoted(release.message))
        version: \(Self.quoted(release.name.text))
        date-released: \(Self.quoted(date))
        license: CC-BY-4.0
        authors:
          - name: "The maintainers of this Limen archive"
        identifiers:
          - type: other
            value: \(Self.quoted("release hash \(release.hash)"))
            description: "SHA-256 over the canonical form of the release"
          - type: other
            value: \(Self.quoted("file sha256 \(archiveSHA256)"))
            description: "SHA-256 of the archive file"

        """
    }

    /// `.zenodo.json`, as Zenodo's import of repositories reads it.
    var zenodoFile: String {
        let document: JSON = [
            "title": .text(title), "upload_type": "dataset", "description": .text(release.message),
            "version": .text(release.name.text), "publication_date": .text(date), "license": "cc-by-4.0",
            "access_right": "open", "creators": [["name": "The maintainers of this Limen archive"]],
            "keywords": ["dark photon", "axion-like particle", "dark axion portal", "exclusion limits"],
            "notes": .text("Release hash \(release.hash); SHA-256 of the archive file \(archiveSHA256)."),
        ]
        return document.document() + "\n"
    }

    /// A double-quoted YAML scalar on one line.
    private static func quoted(_ text: String) -> String {
        JSON.text(text).line()
    }
}
