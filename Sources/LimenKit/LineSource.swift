import Foundation

/// The lines of a file or of standard input, read in blocks.
final class LineSource {
    /// Longer lines are refused: no point needs them.
    private static let longestLine = 1 << 20

    private let handle: FileHandle
    private let name: String
    private var buffer = Data()
    private var isAtEnd = false

    init(path: String) throws {
        name = path
        if path == "-" {
            handle = .standardInput
        } else {
            guard let opened = FileHandle(forReadingAtPath: path) else {
                throw LimenError(.noInput, "cannot read \(path): no such file, or no permission")
            }
            handle = opened
        }
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
            guard buffer.count < Self.longestLine else {
                throw LimenError(.badData, "\(name): a line is longer than 1 MiB; this is not a file of points")
            }
            let block: Data?
            do {
                block = try handle.read(upToCount: 1 << 16)
            } catch {
                throw LimenError(.inputOutput, "cannot read \(name): \(error.localizedDescription)")
            }
            if let block, !block.isEmpty { buffer.append(block) } else { isAtEnd = true }
        }
    }
}
