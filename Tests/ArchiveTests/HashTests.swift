import Testing

@testable import Archive

/// SHA-256 against the examples of FIPS 180-4 and of NIST's test vectors.
@Suite struct HashTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
    ])
    func `messages have the hashes of the standard`(message: String, hash: String) {
        #expect(ContentHash.of(Array(message.utf8)) == hash)
    }

    @Test func `a million letters, in pieces of any length`() {
        let letters = [UInt8](repeating: 0x61, count: 1_000_000)
        let expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        #expect(ContentHash.of(letters) == expected)
        for length in [1_000, 63, 64, 65, 4_097] {
            var hash = SHA256()
            for start in stride(from: 0, to: letters.count, by: length) {
                hash.update(Array(letters[start..<min(start + length, letters.count)]))
            }
            #expect(ContentHash.hex(hash.finalized()) == expected)
        }
    }

    /// NIST, SHA256ShortMsg: one block is full, or has no room for the length.
    @Test(arguments: [
        (
            "5a86b737eaea8ee976a0a24da63e7ed7eefad18a101c1211e2b3650c5187c2a8a650547208251f6d4237e661c7bf4c77f335390394c37fa1a9f9be836ac28509",
            "42e61e174fbb3897d6dd6cef3dd2802fe67b331953b06114a65c772859dfc1aa"
        ),
        ("bd", "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b"),
    ])
    func `short messages of NIST`(message: String, hash: String) throws {
        let digits = Array(message)
        let bytes = try stride(from: 0, to: digits.count, by: 2).map {
            try #require(UInt8(String(digits[$0...($0 + 1)]), radix: 16))
        }
        #expect(ContentHash.of(bytes) == hash)
    }
}
