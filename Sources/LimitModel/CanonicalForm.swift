import Foundation
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
    public mutating func append(document: String) throws {
        do {
            append(try JSONDecoder().decode(JSONTree.self, from: Data(document.utf8)))
        } catch let error as ModelError {
            throw error
        } catch {
            throw ModelError.badDocument("not JSON: \(error)")
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

    private mutating func append(_ tree: JSONTree) {
        switch tree {
        case .truth(let value): bytes.append(value ? 0x74 : 0x66)
        case .number(let value):
            bytes.append(0x64)
            append(value)
        case .text(let value):
            tag("s", count: value.utf8.count)
            bytes.append(contentsOf: value.utf8)
        case .list(let items):
            tag("a", count: items.count)
            for item in items { append(item) }
        case .object(let members):
            tag("o", count: members.count)
            for (key, value) in members.sorted(by: { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) })
            {
                append(JSONTree.text(key))
                append(value)
            }
        }
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

/// A JSON value without null: in a document, what is unknown is absent.
private enum JSONTree: Decodable {
    case truth(Bool)
    case number(Double)
    case text(String)
    case list([JSONTree])
    case object([String: JSONTree])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Bool.self) {
            self = .truth(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSONTree].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: JSONTree].self))
        }
    }
}
