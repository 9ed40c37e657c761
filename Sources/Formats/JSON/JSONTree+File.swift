import LimitModel

extension JSONTree {
    /// The value that a file of another program, or of an export, holds; nil when the findings say why there is none.
    /// - Parameters:
    ///   - bytes: UTF-8, with or without a byte order mark. A member that is null is absent.
    ///   - remedy: what to give instead.
    init?(file bytes: [UInt8], remedy: String, findings: inout Findings) {
        guard PlainText.check(bytes, emptyRemedy: remedy, findings: &findings) else { return nil }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        do throws(JSONTree.Mistake) {
            try self.init(bytes: Array(bytes[start...]), acceptsNull: true)
        } catch {
            let line = 1 + bytes[..<min(bytes.count, error.offset + start)].count { $0 == 0x0A }
            findings.fail(
                line: line, "it is not JSON: byte \(error.offset + start + 1): expected \(error.expected)",
                remedy: remedy)
            return nil
        }
    }
}
