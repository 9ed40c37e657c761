import ArgumentParser
import LimenKit

/// What differs between two states or revisions.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Compare two releases, archives or revisions, point by point.",
        discussion: """
            A state is a release, the path of an archive (with a slash, or ending in .sqlite), or the word present; a \
            revision is LIMIT@NUMBER. Shifts of couplings are in dex. Exit code 1 when the two differ.

            EXAMPLES
              limen diff 2026.1 present
              limen diff 2026.1 2026.2 --format json
              limen diff mine.sqlite theirs.sqlite
              limen diff sn1987a@1 sn1987a@2
            """)

    @Argument(help: "The old state or revision.")
    var old: String

    @Argument(help: "The new state or revision.")
    var new: String

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let differs = old.contains("@") || new.contains("@") ? try showRevisions() : try showStates()
        if differs { throw ExitStatus.finding }
    }

    private func showRevisions() throws -> Bool {
        let content = try place.openForReading().difference(fromRevision: old, toRevision: new)
        if output.format == .json {
            try Output.result(content.document.document())
        } else {
            try Output.result(content.lines.isEmpty ? ["no difference"] : content.lines)
        }
        return !content.lines.isEmpty
    }

    private func showStates() throws -> Bool {
        let difference = try LimenArchive.difference(from: old, to: new, in: place.path)
        switch output.format {
        case .json: try Output.result(difference.document.document())
        default:
            guard !difference.isEmpty else {
                try Output.result("no difference")
                return false
            }
            var table = Table([
                .init(title: "item", wraps: true), .init(title: "change"), .init(title: "what", wraps: true),
            ])
            for item in difference.items {
                for (index, line) in (item.lines.isEmpty ? [""] : item.lines).enumerated() {
                    let head = index == 0 ? ["\(item.kind.rawValue) \(item.slug)", item.what] : ["", ""]
                    table.append(head + [line])
                }
            }
            for standing in difference.standing {
                for line in standing.lines { table.append(["limit \(standing.limit)", "standing", line]) }
            }
            try Output.result(table.lines())
        }
        return !difference.isEmpty
    }
}
