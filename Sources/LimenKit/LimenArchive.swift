import LimitModel
import Answers
import Archive
import Files
import Foundation

/// An archive of limits: the facade for importing, computing, asking and exporting.
public final class LimenArchive: Sendable {
    /// The version of the program and of this library, which follow semantic versioning: see `Docs/use/library.md`.
    public static let toolVersion = "0.1.0"

    let file: ArchiveFile

    /// Where the archive is.
    public var path: String { file.path }

    /// The release it answers at; nil for the present.
    public let release: String?

    init(file: ArchiveFile, release: String? = nil) {
        self.file = file
        self.release = release
    }

    /// Makes a new, empty archive.
    /// - Throws: `LimenError` of kind `cannotCreate` when a file is there already or the folder cannot be written.
    public static func create(at path: String) throws -> LimenArchive {
        try translating { LimenArchive(file: try ArchiveFile.create(at: path)) }
    }

    /// Opens an archive for questions; the file and its folder may be read-only.
    /// - Parameter release: answers as at this release, whatever came later; nil for the present.
    /// - Throws: `LimenError`, of kind `noInput` when there is no such release.
    public convenience init(reading path: String, release: String? = nil) throws {
        self.init(file: try translating { try ArchiveFile(readingAt: path) }, release: release)
        if release != nil { _ = try stateHash() }
    }

    /// Opens an archive for import and compute.
    /// - Throws: `LimenError`.
    public convenience init(writing path: String) throws {
        self.init(file: try translating { try ArchiveFile(writingAt: path) })
    }

    /// The hash of the archive's present state; it does not depend on when things were recorded.
    public func stateHash() throws -> String {
        try read { try $0.stateHash() }
    }

    /// Reads in one consistent snapshot, with the archive's errors put into the facade's classes.
    func read<T>(_ body: (ArchiveReader) throws -> T) throws -> T {
        try translating { try file.read(at: release, body) }
    }

    // MARK: - Ensembles

    /// Which limits the list of those left out is about.
    public enum LeftOutScope: Sendable {
        /// All limits of the plane. Every one is read, however many scenarios the plane has.
        case plane
        /// Those that hold in the scenario. No other limit is looked at.
        case scenario
    }

    /// Gathers the limits that answer a question together.
    /// - Parameter scope: which limits `leftOut` is about; the members are the same.
    /// - Throws: `LimenError` of kind `usage` for an unknown plane, scenario or parameter, with what there is.
    public func ensemble(_ question: Question, leavingOut scope: LeftOutScope = .plane) throws -> Ensemble {
        try read { reader in
            let resolved = try Self.resolve(question, reader)
            let scenario = resolved.scenario.slug
            let heads = try reader.heads(plane: resolved.plane.slug, scenario: scope == .scenario ? scenario : nil)
            let limits = try heads.map { try $0.limit() }
            let standing = try reader.standing(about: limits)
            let candidates = limits.map { limit in
                Candidate(limit: limit, standing: Self.standing(of: limit, in: scenario, by: standing))
            }
            let selection = Selection(resolved, among: candidates)
            return Ensemble(
                question: resolved, selection: selection,
                revisions: selection.members.map { heads[$0.candidate] },
                pending: release == nil ? try Self.pending(reader, for: resolved) : PendingLimits(),
                archiveHash: try reader.stateHash(), archive: self)
        }
    }

    /// The projections for the same point of parameter space, down to grade `approximate`: a projection without any
    /// estimate is rare, and what would close a window is no exclusion.
    public func projections(
        for question: Question, leavingOut scope: LeftOutScope = .plane
    ) throws -> Ensemble {
        var question = question
        question.status = .projection
        question.worstGrade = max(question.worstGrade, .approximate)
        return try ensemble(question, leavingOut: scope)
    }

    /// A question with the plane and the scenario that it names.
    static func resolve(_ question: Question, _ reader: ArchiveReader) throws -> ResolvedQuestion {
        guard let plane = try (try? Slug(question.plane)).flatMap({ try reader.head(.plane, $0)?.plane() }) else {
            let names = try reader.heads(.plane).map(\.slug.text)
            guard !names.isEmpty else {
                throw LimenError(.noInput, "the archive is empty", remedies: [.importFiles])
            }
            throw LimenError(
                .usage, Suggestion.unknown("plane", question.plane, among: names) + " (possible: \(list(names)))")
        }
        let names = plane.scenarios.map(\.slug.text)
        guard let name = question.scenario else {
            throw LimenError(
                .usage, "name a scenario: limits of different physics are never united", subject: .scenario,
                choices: plane.scenarios.map { .init(name: $0.slug.text, meaning: $0.title) })
        }
        guard var scenario = plane.scenarios.first(where: { $0.slug.text == name }) else {
            throw LimenError(.usage, Suggestion.unknown("scenario", name, among: names) + " (possible: \(list(names)))")
        }
        for (name, value) in question.parameters.sorted(by: { $0.key < $1.key }) {
            guard let parameter = plane.parameters.first(where: { $0.name.text == name }) else {
                let known = plane.parameters.map(\.name.text)
                throw LimenError(
                    .usage, Suggestion.unknown("parameter", name, among: known) + " (possible: \(list(known)))")
            }
            guard parameter.allows(value) else {
                throw LimenError(
                    .usage, "\(name) cannot be \(value.printed()); its values are \(parameter.domain)")
            }
            scenario.values.removeAll { $0.parameter == parameter.name }
            scenario.values.append(.init(parameter: parameter.name, value: value))
        }
        return ResolvedQuestion(question, plane: plane, scenario: scenario)
    }

    /// A mass in GeV that was asked for.
    static func check(mass: Double) throws -> Double {
        guard mass > 0, mass.isFinite else {
            throw LimenError(.usage, "a mass is a positive number, not \(mass.printed())", subject: .mass)
        }
        return mass
    }

    private static func list(_ names: [String]) -> String { names.sorted().joined(separator: ", ") }

    /// What the events say of a limit in one scenario.
    static func standing(of limit: Limit, in scenario: Slug, by standing: StandingHistory) -> Candidate.Standing {
        if let decision = standing.decision(about: limit.slug)?.event {
            switch decision.kind {
            case .superseded:
                return .superseded(by: decision.other?.text ?? "another limit", reason: decision.reason)
            case .retracted: return .retracted(reason: decision.reason)
            default: break
            }
        }
        let preference = standing.preference(
            search: limit.search, plane: limit.plane, scenario: scenario, status: limit.status)
        return preference?.event.limit == limit.slug ? .preferred : .current
    }
}

/// Runs a body and turns the archive's errors into the facade's.
func translating<T>(_ body: () throws -> T) throws -> T {
    do {
        return try body()
    } catch let error as ArchiveError {
        let kind: LimenError.Kind
        switch error.category {
        case .notFound: kind = .noInput
        case .badData: kind = .badData
        case .cannotCreate: kind = .cannotCreate
        case .inputOutput: kind = .inputOutput
        case .busy: kind = .busy
        case .usage: kind = .usage
        case .limit: kind = .limit
        }
        throw LimenError(kind, error.description, subject: error.subject, remedies: error.remedies)
    } catch let error as ModelError {
        throw LimenError(.badData, error.description)
    } catch let error as FileError {
        throw LimenError(error)
    }
}

extension ArchiveError {
    fileprivate var subject: LimenError.Subject? {
        if case .missingParameter = self { .parameter } else { nil }
    }

    fileprivate var remedies: [LimenError.Remedy] {
        switch self {
        case .notFound: [.makeArchive]
        case .older(_, let version): [Self.canMigrate(from: version) ? .migrate : .dumpWithOldProgram]
        case .unknownRelease(_, let known) where known.isEmpty: [.makeRelease]
        case .queryLimit(_, .rows): [.allowRows]
        case .queryLimit(_, .seconds): [.allowSeconds]
        case .queryLimit(_, .memory): [.allowMemory]
        default: []
        }
    }
}
