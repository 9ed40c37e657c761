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

/// Observed limits, expected ones or projections.
struct StatusOptions: ParsableArguments {
    @Option(help: "observed, expected or projection; they are never united.")
    var status = Status.observed
}

/// The plane, and which of its limits may take part.
struct LimitsOptions: ParsableArguments {
    static let defaultPlane = Question(scenario: nil).plane

    /// The layers that take part.
    enum Layers: String, CaseIterable, ExpressibleByArgument {
        case confidence, criterion, both

        var values: [Statement.Layer] {
            switch self {
            case .confidence: [.confidence]
            case .criterion: [.criterion]
            case .both: Statement.Layer.allCases
            }
        }
    }

    @Option(help: "The plane.", completion: ArchiveNames.planes)
    var plane = defaultPlane

    @Option(
        name: .customLong("set"), parsing: .singleValue,
        help: ArgumentHelp("Ask for another value of a scenario's parameter.", valueName: "parameter=value"))
    var settings: [String] = []

    @Option(help: "The worst grade that may take part: published, exact, derived, approximate or assumed.")
    var grade = Grade.derived

    @Option(help: "confidence, criterion or both; the two are united apart from each other.")
    var layer = Layers.both

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "Let in what default answers leave out: variants, superseded or retracted; repeatable.", valueName: "what"))
    var include: [Question.Inclusion] = []

    @Option(help: "published or computed: which version of a search to take, whatever the archive prefers.")
    var prefer: Question.VersionKind?

    func ask(scenario: String?, status: Status) throws -> Question {
        Question(
            plane: plane, scenario: scenario, parameters: try Words.settings(settings), status: status,
            worstGrade: grade, layers: layer.values, inclusions: Set(include), preferredVersion: prefer)
    }
}

/// What is asked for: plane, scenario and which limits may take part.
struct QuestionOptions: ParsableArguments {
    @Option(help: "The scenario, for example invisible or visible.", completion: ArchiveNames.scenarios)
    var scenario: String?

    @OptionGroup var status: StatusOptions
    @OptionGroup var limits: LimitsOptions

    func ask() throws -> Question { try limits.ask(scenario: scenario, status: status.status) }
}

/// One or several masses.
struct MassOptions: ParsableArguments {
    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp("A mass with its unit, such as \"10 MeV\"; may be given several times.", valueName: "mass"))
    var mass: [String]
}

extension Status: ExpressibleByArgument {}
extension Grade: ExpressibleByArgument {}
extension Question.Inclusion: ExpressibleByArgument {}
extension Question.VersionKind: ExpressibleByArgument {}
