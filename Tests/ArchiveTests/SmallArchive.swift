import Foundation
import LimitModel
import Quantities
import Regions
import Testing

@testable import Archive

/// A small archive in a folder of its own: one plane, one search, a limit that is open above and an island.
struct SmallArchive {
    let folder: TemporaryFolder
    let file: ArchiveFile
    var path: String { file.path }

    /// A new archive with everything in it.
    static func make() throws -> SmallArchive {
        let small = try empty()
        try small.file.append(submission, files: [source], toolVersion: "test", now: time)
        return small
    }

    /// A new archive with nothing in it.
    static func empty() throws -> SmallArchive {
        let folder = try TemporaryFolder()
        return SmallArchive(folder: folder, file: try ArchiveFile.create(at: folder.path + "/small.sqlite"))
    }

    static let time = Date(timeIntervalSince1970: 1_700_000_000)
    static let source = SourceFile(name: "small.xml", bytes: Array("<limen/>\n".utf8))

    static var submission: Submission {
        get throws {
            Submission(
                planes: [try plane()], searches: [try search()], limits: [try limit("upper"), try island("island")],
                preferences: [Preference(limit: try Slug("upper"), reason: "it is the only one")])
        }
    }

    static func plane(_ name: String = "portal", scenarios: [String] = ["invisible", "visible"]) throws -> Plane {
        Plane(
            slug: try Slug(name), title: "A portal", model: try Slug("made-up"), convention: "(g/2) a F F'",
            mass: Plane.Axis(symbol: "m", title: "mass", dimension: .energy, from: 1e-3, to: 10),
            coupling: Plane.Axis(symbol: "g", title: "coupling", dimension: .inverseEnergy, from: 1e-9, to: 1),
            parameters: [Plane.Parameter(name: try Slug("ma-over-m"), symbol: "m_a/m", meaning: "ratio of masses")],
            scenarios: try scenarios.map { Scenario(slug: try Slug($0), title: "the \($0) case", values: []) })
    }

    static func search(note: String? = nil) throws -> Search {
        let request = DerivationRequest(
            limit: try Slug("computed"), title: "Computed", plane: try Slug("portal"), status: .observed,
            statement: .confidence(.init(level: .level(0.9))), holdings: [try holding("invisible")],
            method: InputNode(name: "some-method", children: [InputNode(name: "energy", text: "beam")]))
        return Search(
            slug: try Slug("search"), title: "A search", experiment: try experiment(), derivations: [request],
            note: note)
    }

    /// A limit that is open above.
    static func limit(_ name: String, coupling: Double = 1e-3, scenario: String = "invisible") throws -> Limit {
        let points = [
            Curve.Point(mass: 0.001, coupling: coupling), Curve.Point(mass: 0.1, coupling: coupling * 2),
            Curve.Point(mass: 1, coupling: coupling * 10, edge: .measured, flags: [.effectiveTheory]),
            Curve.Point(mass: 2.5, coupling: coupling * 100, edge: .kinematic),
        ]
        return Limit(
            slug: try Slug(name), title: "An upper limit", search: try Slug("\(name)-search"),
            experiment: try experiment(), plane: try Slug("portal"), status: .observed,
            statement: .confidence(.init(level: .level(0.9), sides: .one, method: .classical)),
            holdings: [try holding(scenario)], origin: Origin(kind: .digitised, digitisationError: 0.02),
            citations: [Citation(role: .result, publication: try paper(), locator: "Fig. 3")],
            data: [try Slug("run-1")], shape: .above, curves: [Curve(role: .central, points: points)])
    }

    /// A limit with two ends, in both scenarios.
    static func island(_ name: String) throws -> Limit {
        let corners = [(0.01, 1e-8), (0.2, 1e-8), (0.2, 1e-6), (0.01, 1e-6)]
        var limit = try limit(name)
        limit.statement = .criterion(.init(name: "energy-loss", meaning: "too much energy is lost"))
        limit.holdings = [try holding("invisible"), try holding("visible")]
        limit.shape = .inside
        limit.curves = [
            Curve(role: .contour, points: corners.map { Curve.Point(mass: $0.0, coupling: $0.1, edge: .cap) })
        ]
        return limit
    }

    /// A limit computed from the search.
    static func computed(descriptorHash: String) throws -> Limit {
        var limit = try limit("computed")
        limit.search = try Slug("search")
        limit.origin = Origin(
            kind: .computed,
            computation: Computation(
                derivation: "some-method", version: 1, descriptorHash: descriptorHash, inputHash: "1",
                numericalError: 1e-9, theoryError: nil))
        return limit
    }

    private static func holding(_ scenario: String) throws -> Holding {
        let range = Holding.Range(parameter: try Slug("ma-over-m"), from: 0, to: 0.1, source: .stated)
        return Holding(scenario: try Slug(scenario), grade: .published, ranges: [range])
    }

    private static func experiment() throws -> Experiment { Experiment(id: try Slug("lab"), name: "Lab") }

    private static func paper() throws -> Publication {
        Publication(
            id: try Slug("paper"), texkey: "Lab:2024", arxiv: "2401.00001", title: "Grüße from the \"Lab\" \\ 1")
    }
}

/// A folder that goes away with the test.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/limen-archive-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        try? FileManager.default.removeItem(atPath: path)
    }
}
