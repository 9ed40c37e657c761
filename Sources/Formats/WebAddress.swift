/// An address on the web as RFC 3986 spells it: what is written as a link can neither run a program nor end the text it
/// stands in.
struct WebAddress {
    /// The address: ASCII letters, digits and `-._~:/?#[]@!&'()*+,;=%`, of which `%` begins a number of two digits.
    let text: String

    /// The address that somebody wrote; nil unless it is one of http or https.
    init?(_ written: String) {
        let bytes = Array(written.collapsedEnds.utf8)
        let start = String(decoding: bytes.prefix(8), as: UTF8.self).lowercased()
        guard start.hasPrefix("http://") || start == "https://" else { return nil }
        var text = ""
        var hasFragment = false
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "%") where bytes[(index + 1)...].prefix(2).count(where: Self.isHexadecimal) == 2:
                text += "%"
            case UInt8(ascii: "#") where !hasFragment:
                hasFragment = true
                text += "#"
            case _ where Self.isUnreserved(byte) || "/:?[]@!&'()*+,;=".utf8.contains(byte): text += Self.character(byte)
            default: text += Self.encoded(byte)
            }
        }
        self.text = text
    }

    /// The address of a publication's number, behind that of whoever resolves it.
    /// - Parameter resolver: for example `https://doi.org/`.
    init(_ number: String, at resolver: String) { text = resolver + Self.path(number) }

    /// A number as part of an address: nothing in it ends the path.
    static func path(_ number: String) -> String {
        number.collapsedEnds.utf8.reduce(into: "") { text, byte in
            text += isUnreserved(byte) || "/:@!&'()*+,;=".utf8.contains(byte) ? character(byte) : encoded(byte)
        }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._~".utf8.contains(byte)
        }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }

    private static func character(_ byte: UInt8) -> String { String(UnicodeScalar(byte)) }

    private static func encoded(_ byte: UInt8) -> String {
        "%" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
