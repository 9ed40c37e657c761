import ArgumentParser
import Files
import Foundation
import LimenKit

/// Where the archive is.
struct ArchiveOptions: ParsableArguments {
    @Option(
        help: "The archive file. Default: $LIMEN_ARCHIVE, else limen.sqlite.",
        completion: .file(extensions: ["sqlite"]),
        transform: PathText.typed)
    var archive: String?

    var path: String { archive ?? Self.defaultPath }

    static var defaultPath: String { PathText.environment("LIMEN_ARCHIVE") ?? "limen.sqlite" }

    func openForReading() throws -> LimenArchive { try LimenArchive(reading: path) }

    func openForWriting() throws -> LimenArchive { try LimenArchive(writing: path) }
}

/// Which archive to read, and at which release.
struct ReadingOptions: ParsableArguments {
    @OptionGroup var place: ArchiveOptions

    @Option(help: "Answer as at this release, whatever came later.", completion: ArchiveNames.releases)
    var release: String?

    func openForReading() throws -> LimenArchive { try LimenArchive(reading: place.path, release: release) }
}

/// How results are printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv
}

struct OutputOptions: ParsableArguments {
    @Option(help: "How to print: table, json or csv.")
    var format: OutputFormat = .table
}

/// What is asked for: plane, scenario and which limits may take part.
struct QuestionOptions: ParsableArguments {
    static let defaultPlane = "dark-axion-portal"

    @Option(help: "The plane.", completion: ArchiveNames.planes)
    var plane = defaultPlane

    @Option(help: "The scenario, for example invisible or visible.", completion: ArchiveNames.scenarios)
    var scenario: String?

    @Option(
        name: .customLong("set"), parsing: .singleValue,
        help: ArgumentHelp("Ask for another value of a scenario's parameter.", valueName: "parameter=value"))
    var settings: [String] = []

    @Option(help: "observed, expected or projection; they are never united.", completion: .names(of: Status.self))
    var status = "observed"

    @Option(
        help: "The worst grade that may take part: published, exact, derived, approximate or assumed.",
        completion: .names(of: Grade.self))
    var grade = "derived"

    @Option(
        help: "confidence, criterion or both; the two are united apart from each other.",
        completion: .names(of: Statement.Layer.self, also: ["both"]))
    var layer = "both"

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "Let in what default answers leave out: variants, superseded or retracted; repeatable.", valueName: "what"),
        completion: .names(of: Question.Inclusion.self))
    var include: [String] = []

    @Option(
        help: "published or computed: which version of a search to take, whatever the archive prefers.",
        completion: .names(of: Question.VersionKind.self))
    var prefer: String?

    func ask() throws -> AskOptions {
        try AskOptions(
            plane: plane, scenario: scenario, settings: settings, status: status, worstGrade: grade, layer: layer,
            include: include, prefer: prefer)
    }
}

/// One or several masses.
struct MassOptions: ParsableArguments {
    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp("A mass with its unit, such as \"10 MeV\"; may be given several times.", valueName: "mass"))
    var mass: [String]
}
