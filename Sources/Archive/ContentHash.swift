import LimitModel

/// SHA-256 as the archive writes it: 64 lower-case hexadecimal digits.
public enum ContentHash {
    /// The chain value before the first entry of the ledger.
    static let beginning = String(repeating: "0", count: 64)

    /// The hash of some bytes.
    public static func of(_ bytes: [UInt8]) -> String { hex(SHA256.hash(bytes)) }

    /// The next value of the ledger's chain: SHA-256 over the 32 bytes of the last value, then the 32 bytes of `hash`.
    static func chain(_ last: String, _ hash: String) throws -> String { of(try bytes(last) + bytes(hash)) }

    static func hex(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Whether a text is a hash as the archive writes it.
    static func isHash(_ text: String) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    private static func bytes(_ hex: String) throws -> [UInt8] {
        let digits = hex.utf8.compactMap { digit in
            switch digit {
            case 0x30...0x39: digit - 0x30
            case 0x61...0x66: digit - 0x61 + 10
            default: nil
            }
        }
        guard digits.count == 64, hex.utf8.count == 64 else { throw Damage(why: "'\(hex)' is not a SHA-256 hash") }
        return stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
