import GRDB
import LimitModel

extension ArchiveReader {
    private static let eventColumns =
        "seq, kind, slug, other_limit, search, plane, scenario, status, reason, recorded_at, hash"

    /// All decisions about limits.
    public func standing() throws -> Standing {
        let rows = try Row.fetchAll(database, sql: "SELECT \(Self.eventColumns) FROM standing ORDER BY seq")
        return Standing(events: try rows.map(Self.recorded))
    }

    /// The decisions that some limits stand by: those about them, and those about versions of their searches.
    public func standing(about limits: [Limit]) throws -> Standing {
        func list(_ slugs: [Slug]) -> String {
            // A slug needs no escapes.
            "[" + Set(slugs).map { "\"\($0)\"" }.joined(separator: ",") + "]"
        }
        let condition =
            "slug IN (SELECT value FROM json_each(?)) OR search IN (SELECT value FROM json_each(?)) ORDER BY seq"
        let rows = try Row.fetchAll(
            database, sql: "SELECT \(Self.eventColumns) FROM standing WHERE \(condition)",
            arguments: [list(limits.map(\.slug)), list(limits.map(\.search))])
        return Standing(events: try rows.map(Self.recorded))
    }

    private static func recorded(_ row: Row) throws -> RecordedEvent {
        guard let kind = StandingEvent.Kind(rawValue: try row.text(1)), let limit = try slug(row, 2) else {
            throw Damage(why: "event \(try row.integer(0)) has an unknown kind or no limit")
        }
        let scope = try slug(row, 4).map { search in
            StandingEvent.Scope(
                search: search, plane: try slug(row, 5), scenario: try slug(row, 6),
                status: try row.optionalText(7).flatMap(Status.init(rawValue:)))
        }
        let event = StandingEvent(
            kind: kind, limit: limit, other: try slug(row, 3), scope: scope, reason: try row.text(8))
        return RecordedEvent(
            seq: Int(try row.integer(0)), event: event, hash: try row.text(10), recordedAt: try row.text(9))
    }

    private static func slug(_ row: Row, _ column: Int) throws -> Slug? {
        guard let text = try row.optionalText(column) else { return nil }
        do {
            return try Slug(text)
        } catch {
            throw Damage(why: "event \(try row.integer(0)): \(error)")
        }
    }
}
