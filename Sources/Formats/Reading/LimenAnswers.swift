/// Answers that this program writes (envelopes, verdicts, scans, …) say so by a mark `limen.NAME/VERSION`. None of them is a
/// limit, in whatever format.
enum LimenAnswers {
    /// Marks of files that do hold limits.
    private static let limits: Set<String> = ["table", "limit", "submission"]
    /// The last place where the mark may stand.
    private static let longest = 65_536

    /// The mark of an answer in a file; nil when it holds none.
    static func mark(in bytes: [UInt8]) -> String? {
        let head = bytes.prefix(longest)
        let start = Array("limen.".utf8)
        var place = head.startIndex
        while let found = head[place...].firstRange(of: start) {
            place = found.upperBound
            let name = head[place...].prefix {
                $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") || $0 == UInt8(ascii: "-")
            }
            let rest = head[name.endIndex...].prefix(2)
            guard !name.isEmpty, rest.first == UInt8(ascii: "/"), let digit = rest.last,
                digit >= UInt8(ascii: "1"), digit <= UInt8(ascii: "9")
            else { continue }
            let text = String(decoding: name, as: UTF8.self)
            return limits.contains(text) ? nil : "limen.\(text)/\(Character(UnicodeScalar(digit)))"
        }
        return nil
    }
}
