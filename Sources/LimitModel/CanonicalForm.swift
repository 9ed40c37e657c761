import Regions

/// The bytes that a content hash is taken over. `Docs/canonical-form.md` describes them so that anyone can make them again.
///
/// A revision's document is JSON; its canonical form is independent of spelling, spaces and key order. It leaves out
/// the file it came from, the time and the version of the program.
public struct CanonicalForm: Sendable {
    /// The bytes so far.
    public private(set) var bytes: [UInt8]

    /// Starts with the domain prefix, which names the kind of thing and the version of the form.
    public init(domain: String) {
        bytes = Array(domain.utf8) + [0x0A]
    }

    /// Appends a document.
    /// - Throws: `ModelError` when the text is not a JSON document that Limen could have written.
    public mutating func append(document: String) throws(ModelError) {
        let tree: JSONTree
        do {
            tree = try JSONTree(document)
        } catch {
            throw .badDocument("not JSON: \(error)")
        }
        append(tree)
    }

    /// Appends a value of a document.
    public mutating func append(_ tree: JSONTree) {
        switch tree {
        case .truth(let value): bytes.append(value ? 0x74 : 0x66)
        case .number(let value, _):
            bytes.append(0x64)
            append(value)
        case .text(let value): append(text: value)
        case .list(let items):
            tag("a", count: items.count)
            for item in items { append(item) }
        case .object(let members):
            tag("o", count: members.count)
            for member in members.sorted(by: { Self.precedes($0.name, $1.name) }) {
                append(text: member.name)
                append(member.value)
            }
        }
    }

    /// Appends the points of a curve: their number, then for each mass and coupling as binary64, edge kind and flags.
    public mutating func append(points: [Curve.Point]) throws(ModelError) {
        bytes.reserveCapacity(bytes.count + 18 * points.count + 9)
        tag("p", count: points.count)
        for (index, point) in points.enumerated() {
            guard point.mass.isFinite, point.coupling.isFinite else {
                throw .notFinite(path: "point \(index + 1)")
            }
            append(point.mass)
            append(point.coupling)
            bytes.append(Self.code(point.edge))
            bytes.append(point.flags.rawValue)
        }
    }

    private mutating func append(text: String) {
        tag("s", count: text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    /// The order of keys: that of their UTF-8 bytes.
    private static func precedes(_ one: String, _ other: String) -> Bool {
        one.utf8.lexicographicallyPrecedes(other.utf8)
    }

    private mutating func append(_ value: Double) {
        append(UInt64((value == 0 ? 0 : value).bitPattern))
    }

    private mutating func append(_ value: UInt64) {
        withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }

    private mutating func tag(_ letter: Unicode.Scalar, count: Int) {
        bytes.append(UInt8(letter.value))
        append(UInt64(count))
    }

    private static func code(_ kind: EdgeKind) -> UInt8 {
        switch kind {
        case .measured: 0
        case .cap: 1
        case .kinematic: 2
        case .open: 3
        }
    }
}
