import Foundation
import GRDB
import LimitModel
import Testing

@testable import Archive

extension SmallArchive {
    /// The small archive with a life behind it: revisions there and back, decisions, two releases, and more after them.
    static func lived() throws -> SmallArchive {
        let small = try make()
        try small.release("2026-1", at: 60)
        try small.revise("upper", coupling: 2e-3, at: 120)
        try small.revise("upper", coupling: 1e-3, at: 180)
        try small.add(["lower", "other"], at: 240)
        try small.decide(.supersede(try Slug("lower"), by: try Slug("other")), "more data", at: 300)
        try small.decide(.overlap(try Slug("upper"), with: try Slug("other")), "the same run", at: 360)
        try small.release("2026-2", at: 420)
        try small.decide(.retract(try Slug("other")), "a mistake", at: 480)
        try small.decide(.reinstate(try Slug("lower")), "its successor is gone", at: 540)
        try small.revise("island-2", coupling: 5e-3, at: 600)
        return small
    }

    @discardableResult
    func release(_ name: String, at seconds: Double = 0) throws -> Release {
        try file.createRelease(
            named: name, message: "what there is", toolVersion: "test", now: Self.time.addingTimeInterval(seconds))
    }

    func revise(_ name: String, coupling: Double, at seconds: Double = 0) throws {
        try file.append(
            .init(limits: [try Self.limit(name, coupling: coupling)]),
            files: [SourceFile(name: "\(name).xml", bytes: Array("<\(name) \(coupling)/>".utf8))], toolVersion: "test",
            now: Self.time.addingTimeInterval(seconds))
    }

    func add(_ names: [String], at seconds: Double = 0) throws {
        try file.append(
            .init(limits: try names.map { try Self.limit($0) }), toolVersion: "test",
            now: Self.time.addingTimeInterval(seconds))
    }

    @discardableResult
    func decide(_ decision: Decision, _ reason: String, at seconds: Double = 0) throws -> DecisionOutcome {
        try file.decide(
            decision, reason: reason, toolVersion: "test", now: Self.time.addingTimeInterval(seconds))
    }

    func stateHash() throws -> String { try file.read { try $0.stateHash() } }
}

/// Everything a reader says, as text, to be compared bit for bit.
func everything(_ reader: ArchiveReader) throws -> [String] {
    var lines = ["state \(try reader.stateHash())"]
    for kind in RevisionKind.allCases {
        for head in try reader.heads(kind) {
            lines.append("\(head)")
            lines += try reader.revisions(of: kind, head.slug).map { "revision \($0)" }
            lines += try reader.files(of: head).map { "file \($0)" }
            lines.append("found \(try reader.head(kind, head.slug)?.hash ?? "nothing")")
            guard kind == .limit else { continue }
            lines.append("\(try reader.limit(head))")
            lines.append("\(try reader.limit(head.slug, revision: 1) as Limit?)")
            lines.append("\(try reader.region(of: head.id))")
            lines.append("\(try reader.strips(of: head.id, atX: -1))")
        }
    }
    for scenario in ["invisible", "visible"] {
        lines += try reader.heads(plane: Slug("portal"), scenario: Slug(scenario)).map { "\(scenario) \($0.name)" }
    }
    lines += try reader.planes().map { "\($0)" } + reader.searches().map { "\($0)" }
    lines += try reader.standing().events.map { "\($0)" } + reader.standing().present.map { "present \($0)" }
    lines += try reader.log().map { "\($0)" } + reader.releases().map { "\($0)" }
    // Queries have a connection of their own.
    let place = try Row.fetchOne(reader.database, sql: "PRAGMA database_list")?.text(2)
    let file = try ArchiveFile(readingAt: try #require(place))
    let release = reader.release?.name.text
    for query in try QueryText.all() {
        lines.append("\(query.name) \(try file.run(query, parameters: QueryTests.given(query), at: release))")
    }
    let views = [
        "heads", "revisions", "log", "standing", "submitted_files", "regions", "curve_points", "released", "state",
    ]
    for name in views + SealTests.tables {
        lines.append("\(name) \(try file.run(query: "SELECT * FROM \(name)", at: release))")
    }
    return lines
}
