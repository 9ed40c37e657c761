import Files
import Foundation

/// The lines of a file or of standard input, read in blocks.
final class LineSource {
    /// Longer lines are refused: no point needs them.
    private static let longestLine = 1 << 20

    private let file: OpenFile
    /// What messages call it.
    let name: String
    private var buffer = Data()
    private var isAtEnd = false

    init(path: String) throws {
        name = path == "-" ? "standard input" : PathText.shown(path)
        file = path == "-" ? .standardInput : try translating { try OpenFile(path, O_RDONLY) }
    }

    func next() throws -> Substring? {
        while true {
            if let end = buffer.firstIndex(of: 0x0A) {
                let line = buffer[buffer.startIndex..<end]
                buffer = buffer[buffer.index(after: end)...]
                return String(decoding: line, as: UTF8.self)[...]
            }
            if isAtEnd {
                guard !buffer.isEmpty else { return nil }
                defer { buffer = Data() }
                return String(decoding: buffer, as: UTF8.self)[...]
            }
            try Self.check(length: buffer.count, of: name)
            try fill()
        }
    }

    /// All whole lines of the next bytes, about as many as asked for; the last line of the file may lack its end. Nil at
    /// the end.
    func lines(_ count: Int) throws -> [UInt8]? {
        while true {
            while buffer.count < count, !isAtEnd { try fill() }
            if isAtEnd {
                defer { buffer = Data() }
                return buffer.isEmpty ? nil : Array(buffer)
            }
            if let last = buffer.lastIndex(of: 0x0A) {
                defer { buffer = Data(buffer[buffer.index(after: last)...]) }
                return Array(buffer[...last])
            }
            try Self.check(length: buffer.count, of: name)
            try fill()
        }
    }

    /// The next bytes: as many as asked for, fewer at the end, then nil.
    func bytes(_ count: Int) throws -> [UInt8]? {
        while buffer.count < count, !isAtEnd { try fill() }
        guard !buffer.isEmpty else { return nil }
        let end = buffer.index(buffer.startIndex, offsetBy: min(count, buffer.count))
        defer { buffer = Data(buffer[end...]) }
        return Array(buffer[..<end])
    }

    static func check(length: Int, of name: String) throws {
        guard length < longestLine else {
            throw LimenError(.badData, "\(name): a line is longer than 1 MiB; this is not a file of points")
        }
    }

    private func fill() throws {
        let block = try translating { try file.read(atMost: 1 << 16) }
        if block.isEmpty { isAtEnd = true } else { buffer.append(contentsOf: block) }
    }
}
