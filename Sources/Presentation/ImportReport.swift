import JSON
import Archive
import Formats
import LimenKit
import LimitModel

/// `limen.import/1`: what became of files.
package struct ImportReport: Report {
    /// The longest table; of more files, only those with errors or warnings are listed.
    private static let mostRows = 60

    private let files: [ImportedFile]
    private let isDryRun: Bool
    private let shown: (String) -> String

    /// The outcome of an import.
    /// - Parameter shown: the name of a file for people; its own by default.
    package init(_ files: [ImportedFile], isDryRun: Bool, shown: @escaping (String) -> String = { $0 }) {
        self.files = files
        self.isDryRun = isDryRun
        self.shown = shown
    }

    package var json: JSON {
        [
            "format": "limen.import/1", "dry_run": .truth(isDryRun),
            "files": .list(
                files.map { file in
                    [
                        "file": .text(file.name), "imported": .truth(file.errors.isEmpty && !isDryRun),
                        "items": .list(
                            file.items.map {
                                [
                                    "kind": .text($0.kind.rawValue), "slug": .text($0.slug.text),
                                    "new_revision": $0.newRevision.map { .integer($0) } ?? .null,
                                ]
                            }),
                        "errors": .list(file.errors.map { .text($0) }),
                        "warnings": .list(file.warnings.map { .text($0) }),
                        "readings": .list(
                            file.summaries.map { summary in
                                [
                                    "limit": .text(summary.limit.text),
                                    "entries": .list(
                                        summary.entries.map { ["name": .text($0.name), "value": .text($0.value)] }),
                                ]
                            }),
                    ]
                }),
        ]
    }

    /// One row for each item or error.
    package var csv: String {
        var text = CSVText(comments: [], columns: ["file", "kind", "slug", "new_revision", "error"])
        for file in files {
            for item in file.items {
                text.append([
                    .text(file.name), .text(item.kind.rawValue), .text(item.slug.text),
                    item.newRevision.map { .integer($0) } ?? .none, .none,
                ])
            }
            for error in file.errors { text.append([.text(file.name), .none, .none, .none, .text(error)]) }
        }
        return text.text
    }

    package var blocks: [Block] {
        var table = Table([
            .init(title: "file", wraps: true), .init(title: "result", wraps: true),
            .init(title: "contents", wraps: true),
        ])
        // Of many files, those with something to look at; JSON and CSV name all.
        let isLong = files.count > Self.mostRows
        for file in files where !isLong || !file.errors.isEmpty || !file.warnings.isEmpty {
            table.append([shown(file.name), file.verdict, file.contents])
        }
        var blocks: [Block] = table.isEmpty ? [] : [.table(table)]
        if isLong { blocks.append(.line(total)) }
        guard isDryRun else { return blocks }
        for summary in files.flatMap(\.summaries) {
            // What files of other formats would become, limit by limit.
            blocks += [
                .line(""), .line(summary.limit.text),
                .fields(summary.entries.map { ("  \($0.name)", $0.value) }),
            ]
        }
        return blocks + [.line("dry run: the archive was not changed")]
    }

    /// Sum over many files, for example `200 files: 1 plane new, 350 limits new, 2 limits unchanged`.
    private var total: String {
        let items = files.flatMap(\.items)
        let parts = RevisionKind.allCases.flatMap { kind -> [String] in
            let own = items.filter { $0.kind == kind }
            let counts = [
                ("new", own.count { $0.newRevision == 1 }), ("revised", own.count { ($0.newRevision ?? 0) > 1 }),
                ("unchanged", own.count { $0.newRevision == nil }),
            ]
            let noun = kind == .search ? "searches" : "\(kind.rawValue)s"
            return counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.1 == 1 ? kind.rawValue : noun) \($0.0)" }
        }
        let failed = files.count { !$0.errors.isEmpty }
        let all = parts + (failed > 0 ? ["\(failed) file\(failed == 1 ? "" : "s") with errors"] : [])
        return "\(files.count) files: \(all.joined(separator: ", "))"
    }
}

extension ImportedFile {
    /// In a word.
    fileprivate var verdict: String {
        if !errors.isEmpty { return errors.count == 1 ? "1 error" : "\(errors.count) errors" }
        let new = items.filter { $0.newRevision == 1 }.count
        let revised = items.filter { ($0.newRevision ?? 0) > 1 }.count
        let parts = [(new, "new"), (revised, "revised"), (items.count - new - revised, "unchanged")]
        return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }

    /// The names of what it brought, the first few of many.
    fileprivate var contents: String {
        let most = 8
        let names = items.prefix(items.count > most ? most - 2 : most).map { item in
            item.newRevision.map { $0 == 1 ? item.slug.text : "\(item.slug)@\($0)" } ?? "\(item.slug) (unchanged)"
        }
        return names.joined(separator: ", ") + (items.count > most ? " and \(items.count - names.count) more" : "")
    }
}
