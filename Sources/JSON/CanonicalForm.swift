/// The bytes that a content hash is taken over. `Docs/use/canonical-form.md` describes them so that anyone can make them again.
///
/// The form of a value is independent of spelling, spaces and the order of members.
package struct CanonicalForm: Sendable {
    /// The bytes so far.
    package private(set) var bytes: [UInt8]

    /// Starts with the domain prefix, which names the kind of thing and the version of the form.
    package init(domain: String) {
        bytes = Array(domain.utf8) + [0x0A]
    }

    /// Appends a value. Documents hold no null, which the page therefore does not mention; here it is one letter.
    package mutating func append(_ json: JSON) {
        switch json {
        case .null: append(byte: UInt8(ascii: "n"))
        case .truth(let value): append(byte: value ? UInt8(ascii: "t") : UInt8(ascii: "f"))
        case .number(let value, _):
            append(byte: UInt8(ascii: "d"))
            append(value)
        case .text(let value): append(text: value)
        case .list(let items):
            append(tag: "a", count: items.count)
            for item in items { append(item) }
        case .object(let members):
            append(tag: "o", count: members.count)
            for member in members.sorted(by: JSON.Member.precedes) {
                append(text: member.name)
                append(member.value)
            }
        }
    }

    /// Appends a number as binary64, big-endian; −0 as 0.
    package mutating func append(_ value: Double) {
        append((value == 0 ? 0 : value).bitPattern)
    }

    /// Appends one byte.
    package mutating func append(byte: UInt8) { bytes.append(byte) }

    /// Appends the letter of a list of things and their number.
    package mutating func append(tag: Unicode.Scalar, count: Int) {
        append(byte: UInt8(ascii: tag))
        append(UInt64(count))
    }

    /// Makes room for so many more bytes.
    package mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

    private mutating func append(text: String) {
        append(tag: "s", count: text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func append(_ value: UInt64) {
        withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }
}
