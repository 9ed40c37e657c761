import JSON
import Archive
import Formats
import LimitModel

/// `limen.releases/1`: the releases of an archive.
package struct ReleaseListReport: Report {
    private let releases: [Release]

    /// A list of releases.
    package init(_ releases: [Release]) {
        self.releases = releases
    }

    package var json: JSON { ["format": "limen.releases/1", "releases": .list(releases.map(\.json))] }

    package var csv: String {
        var text = CSVText(comments: [], columns: ["release", "recorded_at", "items", "hash", "archive", "message"])
        for release in releases {
            text.append([
                .text(release.name.text), .text(release.recordedAt), .integer(release.entryCount), .text(release.hash),
                .text(release.archiveHash), .text(release.message),
            ])
        }
        return text.text
    }

    package var blocks: [Block] {
        guard !releases.isEmpty else { return [] }
        var table = Table([
            .init(title: "release"), .init(title: "recorded"), .init(title: "items", isNumber: true),
            .init(title: "hash"), .init(title: "message", wraps: true),
        ])
        for release in releases {
            table.append([
                release.name.text, release.recordedAt, String(release.entryCount), String(release.hash.prefix(12)),
                release.message,
            ])
        }
        return [.table(table)]
    }
}

/// `limen.release/1`: a release with what it froze.
package struct ReleaseReport: Report {
    private let release: Release
    private let entries: [ReleaseEntry]

    /// A release with its entries.
    package init(_ release: Release, entries: [ReleaseEntry]) {
        self.release = release
        self.entries = entries
    }

    package var json: JSON {
        [
            "format": "limen.release/1", "release": release.json,
            "entries": .list(
                entries.map {
                    [
                        "kind": .text($0.kind.rawValue), "slug": .text($0.slug.text),
                        "revision": .integer($0.revision), "hash": .text($0.hash),
                    ]
                }),
        ]
    }

    /// One row for each entry.
    package var csv: String {
        var text = CSVText(comments: [], columns: ["kind", "slug", "revision", "hash"])
        for entry in entries {
            text.append([
                .text(entry.kind.rawValue), .text(entry.slug.text), .integer(entry.revision), .text(entry.hash),
            ])
        }
        return text.text
    }

    package var blocks: [Block] {
        var table = Table([.init(title: "revision", wraps: true), .init(title: "kind"), .init(title: "hash")])
        for entry in entries {
            table.append(["\(entry.slug)@\(entry.revision)", entry.kind.rawValue, String(entry.hash.prefix(16))])
        }
        return [
            .line("release   \(release.name)"), .line("hash      \(release.hash)"),
            .line("archive   \(release.archiveHash)"), .line("recorded  \(release.recordedAt)"),
            .text("message   \(release.message)"), .line(""), .table(table),
        ]
    }
}

extension Release {
    /// As a member of a document.
    fileprivate var json: JSON {
        [
            "name": .text(name.text), "message": .text(message), "hash": .text(hash), "archive": .text(archiveHash),
            "recorded_at": .text(recordedAt), "tool_version": .text(toolVersion), "items": .integer(entryCount),
            "decisions": .integer(eventCount),
        ]
    }
}
