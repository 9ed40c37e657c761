import JSON
import Archive
import Formats
import LimenKit
import LimitModel

/// `limen.log/1`: what was written when.
package struct LogReport: Report {
    private let entries: [LogEntry]
    private let archiveHash: String

    /// The history of an archive, or of one name.
    /// - Throws: `LimenError` when the archive cannot be read.
    package init(_ entries: [LogEntry], of archive: LimenArchive) throws {
        self.entries = entries
        archiveHash = try archive.stateHash()
    }

    package var json: JSON {
        [
            "format": "limen.log/1", "archive": .text(archiveHash),
            "entries": .list(
                entries.map { entry in
                    [
                        "seq": .integer(entry.seq), "recorded_at": .text(entry.recordedAt), "what": .text(entry.what),
                        "subject": .text(entry.subject), "reason": .text(entry.reason),
                        "tool_version": .text(entry.toolVersion), "hash": .text(entry.hash),
                        "archive_hash": .text(entry.archiveHash),
                    ]
                }),
        ]
    }

    package var csv: String {
        var text = CSVText(
            comments: [],
            columns: ["seq", "recorded_at", "what", "subject", "reason", "tool_version", "hash", "archive_hash"])
        for entry in entries {
            text.append([
                .integer(entry.seq), .text(entry.recordedAt), .text(entry.what), .text(entry.subject),
                .text(entry.reason ?? ""), .text(entry.toolVersion), .text(entry.hash), .text(entry.archiveHash),
            ])
        }
        return text.text
    }

    package var blocks: [Block] {
        var table = Table([
            .init(title: "#", isNumber: true), .init(title: "recorded"), .init(title: "what", wraps: true),
            .init(title: "subject", wraps: true), .init(title: "reason", wraps: true),
        ])
        for entry in entries {
            table.append([String(entry.seq), entry.recordedAt, entry.what, entry.subject, entry.reason ?? ""])
        }
        return [.table(table)]
    }
}

extension LogEntry {
    /// The name it concerns.
    fileprivate var subject: String {
        switch content {
        case .revision(_, let slug, let number): "\(slug)@\(number)"
        case .event(let event): event.limit.text
        case .release(let name, _): name.text
        }
    }

    /// The event.
    fileprivate var what: String {
        switch content {
        case .revision(let kind, _, let number): number == 1 ? "new \(kind.rawValue)" : "revised \(kind.rawValue)"
        case .event(let event): event.kind.rawValue + (event.other.map { " by \($0)" } ?? "")
        case .release: "release"
        }
    }

    /// The reason that was given for it.
    fileprivate var reason: String? {
        switch content {
        case .revision: nil
        case .event(let event): event.reason
        case .release(_, let message): message
        }
    }
}
