import LimitModel
import Archive
import Methods
import Formats
import Foundation

/// A computed limit ready to be asked at any mass: its tables are made, nothing is stored. It answers in microseconds, with
/// the numbers that `compute` puts into the points of the curve.
public struct PreparedLimit: Sendable {
    /// The limit.
    public let limit: Slug
    /// The unit of couplings.
    public let couplingUnit: String
    private let answers: PointwiseAnswers

    init(_ named: NamedRequest) throws {
        limit = named.request.limit
        couplingUnit = named.plane.coupling.dimension.canonicalUnit
        do { answers = try named.answers() } catch let error as InputError {
            throw LimenError(.badData, "\(named.request.limit): \(error)")
        }
    }

    /// The masses in GeV that can be asked for.
    public var massesGeV: ClosedRange<Double> { answers.massesGeV }

    /// The bound at a mass.
    /// - Throws: `MassGap` where there is none.
    public func point(atMassGeV mass: Double) throws(MassGap) -> MassBound {
        try answers.bound(atMassGeV: mass)
    }
}

extension LimenArchive {
    /// What the descriptors of the archive ask for.
    private func requests() throws -> [NamedRequest] {
        let planes = try planes()
        return try computeTasks().map { $0.named(planes) }
    }

    /// The limit of a descriptor with its tables made, for one mass after the other.
    /// - Parameter name: a search, one of its limits, or an experiment with one such search.
    /// - Throws: `LimenError` when nothing has this name, or it has no single coupling for each mass.
    public func prepared(_ name: String) throws -> PreparedLimit {
        try PreparedLimit(NamedRequest.chosen(name, among: try requests(), "search to compute") { $0 })
    }

    /// Variants of a search of the archive.
    /// - Parameter name: a search, one of its limits, or an experiment with one such search.
    /// - Throws: `LimenError` that says what can be varied.
    public func scan(of name: String, _ options: ScanOptions) throws -> ParameterScan {
        try ParameterScan(NamedRequest.chosen(name, among: try requests(), "search to compute") { $0 }, options)
    }

    /// The planes of the archive.
    public func planes() throws -> [Plane] { try read { try $0.planes() } }
}

extension ParameterScan {
    /// Variants of a descriptor in a file, which no archive needs to hold.
    /// - Parameters:
    ///   - planes: planes that the file may refer to, beside its own.
    ///   - limit: which of its limits; needed when it asks for several.
    /// - Throws: `LimenError` for a file that cannot be read, and as `LimenArchive.scan`.
    public init(descriptorAt path: String, planes: [Plane], limit: String? = nil, _ options: ScanOptions) throws {
        let files = try ImportFile.found(at: path, format: nil, sidecar: nil)
        guard files.count == 1, let file = files.first, file.foreign == nil, let source = file.sources.first else {
            throw LimenError(.badData, "\(path) is not a descriptor: name one XML file with a <search>")
        }
        let submission: Submission
        do {
            submission = try SubmissionReader.read(source.bytes, name: file.name, planes: planes).submission
        } catch {
            throw LimenError(.badData, "\(error)")
        }
        let all = planes + submission.planes
        let requests = submission.searches.flatMap { search in
            search.derivations.compactMap { request in
                all.last { $0.slug == request.plane }.map {
                    NamedRequest(
                        search: search.slug, experiment: search.experiment.id, request: request, plane: $0)
                }
            }
        }
        let wanted = submission.searches.flatMap(\.derivations)
        if requests.isEmpty, let plane = wanted.first?.plane {
            throw LimenError(
                .noInput,
                "\(path) asks for a limit in plane \(plane), which is neither in the file nor in an archive: make an archive "
                    + "and import the plane", remedies: [.nameArchive])
        }
        guard let first = requests.first else {
            throw LimenError(
                .badData, "\(path) asks for no derivation: name a file with a <search> and its <derivation>")
        }
        guard limit != nil || requests.count == 1 else {
            throw LimenError(
                .usage, "\(path) asks for several limits: name one", subject: .limit,
                choices: requests.map { .init(name: $0.request.limit.text, meaning: $0.request.title) })
        }
        let chosen = try limit.map { try NamedRequest.chosen($0, among: requests, "limit in \(path)") { $0 } } ?? first
        try self.init(chosen, options)
    }
}
