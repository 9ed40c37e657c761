import ArgumentParser
import LimenKit
import Presentation

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
        if old.contains("@") || new.contains("@") {
            let content = try place.openForReading().difference(fromRevision: old, toRevision: new)
            try Output.show(RevisionDifferenceReport(content), as: output.format)
            if content.differs { throw ExitStatus.finding }
        } else {
            let difference = try LimenArchive.difference(from: old, to: new, in: place.path)
            try Output.show(DifferenceReport(difference), as: output.format)
            if !difference.isEmpty { throw ExitStatus.finding }
        }
    }
}
