import Formats
import LimitModel
import Quantities

/// What is said of a file of another format, in the words of the command line. Nothing is a must: what neither these
/// words nor a sidecar nor the file say is asked for by name.
public struct TableOptions: Sendable, Hashable {
    /// The format's name; nil to recognise it.
    public var format: String?
    /// The path of the sidecar; nil for the one beside the file, if there is one.
    public var sidecar: String?
    public var limit, title, search, experiment, plane: String?
    public var scenarios: [String] = []
    public var grade, status: String?
    /// Values of parameters that it holds for, as `ma-over-m=0:0.1`, and parameters on which it does not depend.
    public var ranges: [String] = []
    public var independent: [String] = []
    public var confidenceLevel, sides, method: String?
    /// A name, or name and meaning with a colon between them.
    public var criterion: String?
    public var massUnit, couplingUnit, couplingConvention: String?
    public var shape, interpolation, closeAt: String?
    public var origin, digitiser, errorDex: String?
    public var arxiv, doi, texkey: String?
    /// The title, or `unknown`.
    public var publication: String?
    public var year, figure: String?
    public var data: [String] = []
    public var note: String?
    public var tables: [String] = []
    public var columns, log10, lowestMass: String?
    public var isBinned = false
    public var keepsSentinels = false
    public var splitsContours = false
    public var allowsSteps = false
    public var paths: [String] = []
    public var colours: [String] = []
    public var massAxis, couplingAxis, tolerance: String?

    public init() {}

    /// The format.
    /// - Throws: `LimenError` of kind `usage` for a name nobody knows.
    func foreignFormat() throws -> Format? {
        guard let format else { return nil }
        let known = Format.read.map(\.rawValue)
        if let found = Format(rawValue: format), found.isRead { return found }
        throw LimenError(
            .usage, Suggestion.unknown("format", format, among: known) + " (\(known.joined(separator: ", ")))")
    }

    /// What is said of the limit.
    /// - Throws: `LimenError` of kind `usage` naming the option that cannot be understood.
    public func declaration() throws -> Declaration {
        var said = Declaration()
        said.limit = try limit.map(Self.slug)
        said.title = title
        said.search = try search.map(Self.slug)
        said.experiment = try experiment.map(Self.namedExperiment)
        said.plane = try plane.map(Self.slug)
        said.scenarios = try scenarios.map(Self.slug)
        said.grade = try Self.choice("grade", grade)
        said.ranges = try ranges.map(Self.range)
        said.independent = try independent.map(Self.slug)
        said.status = try Self.choice("status", status)
        said.statement = try statement()
        said.massUnit = massUnit
        said.couplingUnit = couplingUnit
        said.convention = couplingConvention
        said.shape = try Self.choice("shape", shape)
        said.interpolation = try Self.choice("interpolation", interpolation)
        said.closeAt = closeAt
        said.originKind = try Self.choice("origin", origin)
        said.digitiser = digitiser
        try readError(into: &said)
        try readPublication(into: &said)
        said.data = try data.map(Self.slug)
        said.note = note
        return said
    }

    /// What a reader has to be told.
    /// - Throws: `LimenError` of kind `usage`.
    public func aids() throws -> ReadingAids {
        var aids = ReadingAids()
        aids.tables = tables
        aids.isBinned = isBinned
        aids.keepsSentinels = keepsSentinels
        aids.splitsContours = splitsContours
        aids.allowsSteps = allowsSteps
        aids.lowestMass = lowestMass
        aids.paths = paths
        aids.colours = colours
        do throws(ReadingAidError) {
            if let columns { try aids.setColumns(columns) }
            if let log10 { try aids.setLogarithms(log10) }
            if let tolerance { try aids.setTolerance(tolerance) }
            if let massAxis { try aids.setAxis(massAxis, isMass: true) }
            if let couplingAxis { try aids.setAxis(couplingAxis, isMass: false) }
        } catch {
            throw LimenError(.usage, "--\(error.name): \(error.message); \(error.remedy)")
        }
        return aids
    }

    // MARK: Parts

    private static func slug(_ text: String) throws -> Slug {
        do { return try Slug(text) } catch { throw LimenError(.usage, "\(error)") }
    }

    private static func choice<Choice: RawRepresentable & CaseIterable>(
        _ option: String, _ text: String?
    ) throws -> Choice? where Choice.RawValue == String {
        guard let text else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let names = Choice.allCases.map(\.rawValue)
        throw LimenError(
            .usage, Suggestion.unknown(option, text, among: names) + " (\(names.joined(separator: ", ")))")
    }

    /// `parameter=from:to`, or `parameter=value` for one value.
    private static func range(_ text: String) throws -> Holding.Range {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        let ends = (parts.last ?? "").split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let values = ends.compactMap { try? Quantity($0, as: .dimensionless).value }
        guard parts.count == 2, (1...2).contains(ends.count), values.count == ends.count, let from = values.first,
            let to = values.last, from <= to
        else {
            throw LimenError(.usage, "--range '\(text)': write for example ma-over-m=0:0.1, or ma-over-m=0")
        }
        return Holding.Range(parameter: try slug(parts[0]), from: from, to: to, source: .stated)
    }

    /// An experiment by its name; the id is made of it.
    private static func namedExperiment(_ name: String) throws -> Experiment {
        guard let id = Slug(madeFrom: name) else {
            throw LimenError(.usage, "--experiment '\(name)' has no letter or digit; write for example BaBar")
        }
        return Experiment(id: id, name: name)
    }

    private func statement() throws -> Statement? {
        if let criterion {
            guard confidenceLevel == nil else {
                throw LimenError(.usage, "a limit has a confidence level or a criterion, not both")
            }
            let parts = criterion.split(separator: ":", maxSplits: 1).map { $0.trimmed }
            return .criterion(.init(name: parts.first ?? criterion, meaning: parts.last ?? criterion))
        }
        let sides: Statement.Confidence.Sides? = try Self.choice("sides", sides)
        let method: Statement.Confidence.Method? = try Self.choice("method", method)
        guard let confidenceLevel else {
            guard sides == nil, method == nil else {
                throw LimenError(.usage, "--sides and --method belong to --confidence-level; say it as well")
            }
            return nil
        }
        do {
            let level = try ConfidenceLevel(confidenceLevel)
            return .confidence(.init(level: level, sides: sides ?? .unknown, method: method ?? .unknown))
        } catch {
            throw LimenError(.usage, "--confidence-level: \(error)")
        }
    }

    private func readError(into said: inout Declaration) throws {
        guard let errorDex else { return }
        if errorDex == "unknown" {
            said.isDigitisationErrorUnknown = true
            return
        }
        guard let value = try? DecimalText(errorDex).double(), value >= 0, value < 10 else {
            throw LimenError(
                .usage, "--error-dex '\(errorDex)' is not an error in decades: write for example 0.02, or unknown")
        }
        said.digitisationError = value
    }

    private func readPublication(into said: inout Declaration) throws {
        for (kind, text) in [(PublicationIdentifier.arxiv, arxiv), (.doi, doi), (.texkey, texkey)] {
            if let text, !kind.matches(text) {
                throw LimenError(.usage, "--\(kind.rawValue) '\(text)' is not \(kind.name): \(kind.remedy)")
            }
        }
        let identifiers = [arxiv.map { "arxiv-\($0)" }, doi.map { "doi-\($0)" }, texkey].compactMap { $0 }
        if publication == "unknown" {
            guard identifiers.isEmpty else {
                throw LimenError(.usage, "--publication unknown contradicts --arxiv, --doi and --texkey")
            }
            said.isPublicationUnknown = true
            return
        }
        guard let name = identifiers.first ?? publication else {
            guard year == nil, figure == nil else {
                throw LimenError(
                    .usage,
                    "--year and --figure belong to a publication: say --arxiv, --doi, --texkey or --publication TITLE")
            }
            return
        }
        var published: Int?
        if let year {
            guard let number = Int(year), (1900...2100).contains(number) else {
                throw LimenError(.usage, "--year '\(year)' is not a year: write four digits, for example 2009")
            }
            published = number
        }
        guard let id = Slug(madeFrom: name) else {
            throw LimenError(.usage, "--publication '\(name)' has no letter or digit")
        }
        let title = publication ?? arxiv.map { "arXiv:\($0)" } ?? doi.map { "doi:\($0)" } ?? name
        let paper = Publication(id: id, texkey: texkey, arxiv: arxiv, doi: doi, title: title, year: published)
        said.citations = [Citation(role: .result, publication: paper, locator: figure)]
    }
}

extension Substring {
    /// The text without blanks at its ends.
    fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }
}
