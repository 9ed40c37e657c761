import JSON
import LimitModel
import Archive
import Methods
import PortalPhysics

/// What a derivation's result depends on, as one hash.
enum InputHash {
    /// - Parameters:
    ///   - search: the hash of the descriptor.
    ///   - plane: the hash of the plane.
    ///   - sources: the limits it starts from, with what their values depend on.
    static func of(
        _ limit: Slug, search: String, plane: String, method: any Method.Type,
        sources: [(limit: Slug, hash: String)]
    ) -> String {
        var form = CanonicalForm(domain: "limen.input/2")
        let parts: [JSON.Member] = [
            .init("limit", .text(limit.text)), .init("search", .text(search)), .init("plane", .text(plane)),
            .init("method", .text(method.name)), .init("version", .integer(method.version)),
            .init("tables", .text(tables)),
            .init("sources", .list(sources.map { ["limit": .text($0.limit.text), "hash": .text($0.hash)] })),
        ]
        form.append(.object(parts))
        return ContentHash.of(form.bytes)
    }

    /// The constants and the table of elements. What else the methods rest on (spectra of mesons, form factors, quadrature)
    /// is code: a test fails when it moves a result and the version of the method does not change.
    private static let tables: String = {
        let constants = Constants.table.map { "\($0.name) \($0.value)" }
        let elements = Element.all.map {
            "\($0.symbol) \($0.charge) \($0.atomicWeight) \($0.densityGPerCm3) \($0.radiationLengthGPerCm2)"
        }
        return ContentHash.of(Array((constants + elements).joined(separator: "\n").utf8))
    }()

    /// What the values of a limit depend on: for a computed one its inputs, which are the same on every machine.
    static func ofSource(_ limit: Limit, revision hash: String) -> String {
        limit.origin.computation?.inputHash ?? hash
    }
}
