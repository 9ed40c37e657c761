import Files
import Foundation

/// The write-ahead log of an archive that somebody has put into that mode.
///
/// SQLite reads a log up to the first frame whose checksum is wrong, and passes over the rest as what a writer has not
/// finished. A damaged frame would so take what was committed behind it away without a word.
enum WriteAheadLog {
    private static let headerBytes = 32
    private static let frameHeaderBytes = 24
    /// The beginning of a log whose checksums are over little-endian words; one more for big-endian words.
    private static let mark: UInt32 = 0x377F_0682
    /// A writer at work may be met in the middle of a frame.
    private static let attempts = 5
    private static let pause: useconds_t = 50_000

    /// - Throws: `ArchiveError.badLog` when frames lie behind one that cannot be read.
    static func check(_ path: String) throws {
        let log = path + "-wal"
        var last: String?
        for attempt in 0..<attempts {
            guard let there = FileStatus.of(log), there.kind == .file, there.size > 0 else { return }
            guard let bytes = try? InputFile.bytes(of: log), let found = problem(in: bytes) else { return }
            last = found
            if attempt + 1 < attempts { usleep(pause) }
        }
        if let last { throw ArchiveError.badLog(path: path, why: last) }
    }

    /// The fault of a log; nil when all of it can be read, but for a last frame that is cut off.
    static func problem(in bytes: [UInt8]) -> String? {
        // A writer that was broken off while it began the log has committed nothing to it.
        guard bytes.count >= headerBytes + frameHeaderBytes else { return nil }
        let isBigEndian: Bool
        switch word(bytes, 0) {
        case mark: isBigEndian = false
        case mark + 1: isBigEndian = true
        default: return "its header is damaged"
        }
        let pageSize = Int(word(bytes, 8))
        var sum: (UInt32, UInt32) = (0, 0)
        add(bytes, 0..<24, to: &sum, isBigEndian)
        guard sum == (word(bytes, 24), word(bytes, 28)), pageSize >= 512, pageSize <= 65536 else {
            return "its header is damaged"
        }
        let frameBytes = frameHeaderBytes + pageSize
        let frames = (bytes.count - headerBytes) / frameBytes
        var damaged: Int?
        for frame in 0..<frames {
            let at = headerBytes + frame * frameBytes
            // Frames of an earlier round lie behind those of this one, and both of their salts are others: a frame with one
            // salt of this round is one of its frames, of which a bit has flipped.
            let salts = [8, 12].map { word(bytes, at + $0) == word(bytes, $0 + 8) }
            let isOfThisRound = salts.contains(true)
            guard damaged == nil else {
                if isOfThisRound { break }
                continue
            }
            guard isOfThisRound else { return nil }
            add(bytes, at..<at + 8, to: &sum, isBigEndian)
            add(bytes, at + frameHeaderBytes..<at + frameBytes, to: &sum, isBigEndian)
            let isWhole = !salts.contains(false) && sum == (word(bytes, at + 16), word(bytes, at + 20))
            if !isWhole { damaged = frame + 1 }
        }
        return damaged.map { "frame \($0) of \(frames) is damaged" }
    }

    private static func word(_ bytes: [UInt8], _ at: Int) -> UInt32 {
        UInt32(bytes[at]) << 24 | UInt32(bytes[at + 1]) << 16 | UInt32(bytes[at + 2]) << 8 | UInt32(bytes[at + 3])
    }

    /// The checksum that SQLite keeps, over pairs of words.
    private static func add(_ bytes: [UInt8], _ range: Range<Int>, to sum: inout (UInt32, UInt32), _ isBigEndian: Bool)
    {
        for at in stride(from: range.lowerBound, to: range.upperBound, by: 8) {
            let (first, second) = (word(bytes, at), word(bytes, at + 4))
            sum.0 &+= (isBigEndian ? first : first.byteSwapped) &+ sum.1
            sum.1 &+= (isBigEndian ? second : second.byteSwapped) &+ sum.0
        }
    }
}
