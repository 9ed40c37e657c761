import ArgumentParser
import LimenKit

/// Why a decision was taken; it stays in the archive for ever.
struct ReasonOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "The reason; it stays in the archive for ever.")
    var message: String
}

/// Writes a decision down and says what became of it.
private func decide(_ decision: Decision, _ reason: ReasonOptions, in place: ArchiveOptions, said: String) throws {
    let isNew = try place.openForWriting().decide(decision, reason: reason.message)
    try Output.result(isNew ? said : "\(said) already: nothing was written")
}

/// Replaces a limit by another one in default answers.
struct SupersedeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "supersede", abstract: "Let another limit take a limit's place in default answers.",
        discussion: """
            The old limit stays in the archive; --include superseded brings it back into an answer.

            EXAMPLES
              limen supersede na64e-2019-recast --by na64e-2023 -m "the 2019 data are part of the 2023 data"
            """)

    @Argument(help: "The limit to replace.", completion: ArchiveNames.limits)
    var limit: String

    @Option(help: "The limit that takes its place.", completion: ArchiveNames.limits)
    var by: String

    @OptionGroup var reason: ReasonOptions
    @OptionGroup var place: ArchiveOptions

    func run() throws {
        let (old, new) = (try LimenArchive.limitName(limit), try LimenArchive.limitName(by))
        try decide(.supersede(old, by: new), reason, in: place, said: "\(old) is superseded by \(new)")
    }
}

/// Takes a limit out of default answers.
struct RetractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retract", abstract: "Take a limit out of default answers.",
        discussion: """
            The limit stays in the archive; --include retracted brings it back into an answer, limen reinstate for good.

            EXAMPLES
              limen retract my-limit -m "units were wrong in the source"
            """)

    @Argument(help: "The limit.", completion: ArchiveNames.limits)
    var limit: String

    @OptionGroup var reason: ReasonOptions
    @OptionGroup var place: ArchiveOptions

    func run() throws {
        let slug = try LimenArchive.limitName(limit)
        try decide(.retract(slug), reason, in: place, said: "\(slug) is retracted")
    }
}

/// Lets a limit count again.
struct ReinstateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reinstate", abstract: "Let a superseded or retracted limit count again.",
        discussion: """
            EXAMPLES
              limen reinstate my-limit -m "the units were right after all"
            """)

    @Argument(help: "The limit.", completion: ArchiveNames.limits)
    var limit: String

    @OptionGroup var reason: ReasonOptions
    @OptionGroup var place: ArchiveOptions

    func run() throws {
        let slug = try LimenArchive.limitName(limit)
        try decide(.reinstate(slug), reason, in: place, said: "\(slug) is reinstated")
    }
}

/// Makes a limit stand for its search.
struct PreferCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prefer", abstract: "Let one version of a search stand for it in default answers.",
        discussion: """
            EXAMPLES
              limen prefer charm-fine-grain -m "the published curve follows a biased generator"
              limen prefer jpsi-invisible-paper-table --scenario invisible -m "to compare with the paper"
            """)

    @Argument(help: "The version to prefer.", completion: ArchiveNames.limits)
    var limit: String

    @Option(help: "Only in this scenario.", completion: ArchiveNames.scenarios)
    var scenario: String?

    @OptionGroup var reason: ReasonOptions
    @OptionGroup var place: ArchiveOptions

    func run() throws {
        let slug = try LimenArchive.limitName(limit)
        let scenario = try scenario.map { try LimenArchive.limitName($0) }
        try decide(.prefer(slug, scenario: scenario), reason, in: place, said: "\(slug) is preferred")
    }
}
