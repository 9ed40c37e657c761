import Formats
import Foundation

extension Ensemble {
    /// How a file of points is written, and its answers.
    public enum PointFormat: Sendable {
        /// CSV in, CSV out; JSON lines may come in as well.
        case csv
        /// The same in, JSON lines out.
        case jsonLines
        /// Columns of little-endian numbers; see `Docs/use/json.md`.
        case binary
    }

    /// Answers every point of a file in constant memory, on all cores; answers come in the order of the points.
    /// - Parameters:
    ///   - path: the file, or `-` for standard input.
    ///   - isBrief: name only the limit with the lowest edge among those that exclude a point. Binary answers always do.
    ///   - head: what is written before binary answers, once the file is open.
    ///   - write: takes finished bytes and whether any of their points was reached by a limit.
    /// - Throws: `LimenError` naming file, line and remedy; answers before that line have been written.
    public func answerPoints(
        from path: String, as format: PointFormat, isBrief: Bool = false, head: [UInt8] = [],
        write: ([UInt8], Bool) throws -> Void
    ) throws {
        let source = try LineSource(path: path)
        let members = MemberIndex(members, try regions())
        switch format {
        case .jsonLines: try answerLineByLine(source, write: write)
        case .csv: try answerBlocks(source, PointLines(members: members, isBrief: isBrief), write: write)
        case .binary:
            try write(head, false)
            try answerColumns(source, PointColumns(members: members, name: source.name), write: write)
        }
    }

    /// Bytes that one core works on at a time.
    private static let blockSize = 1 << 18

    private func reader(_ source: LineSource) -> PointReader {
        PointReader(name: source.name, couplingDimension: plane.coupling.dimension)
    }

    private func answerLineByLine(_ source: LineSource, write: ([UInt8], Bool) throws -> Void) throws {
        var reader = reader(source)
        var pending: [UInt8] = []
        var isReached = false
        while let line = try source.next() {
            guard let point = try reader.point(from: line) else { continue }
            let answer = try excluded(mass: point.mass, coupling: point.coupling)
            isReached = isReached || answer.isExcluded != nil
            pending += (answer.json.line() + "\n").utf8
            if pending.count > 1 << 16 {
                try write(pending, isReached)
                pending.removeAll(keepingCapacity: true)
            }
        }
        try write(pending, isReached)
    }

    private func answerBlocks(
        _ source: LineSource, _ lines: PointLines, write: ([UInt8], Bool) throws -> Void
    ) throws {
        var reader = reader(source)
        try write(Array(CSVText(comments: [], columns: ExcludedAnswer.columns).text.utf8), false)
        // The columns are known from the first line that says something.
        while !reader.isUnderWay, let line = try source.next() {
            let before = reader
            guard try reader.point(from: line) != nil else { continue }
            let answered = lines.answers(Array(line.utf8), 0..<line.utf8.count, reader: before)
            try write(answered.text, answered.isReached)
        }
        let cores = AllCores.count
        while let bytes = try source.lines(Self.blockSize * cores) {
            let ranges = Self.ranges(of: bytes, count: cores)
            var starts: [PointReader] = []
            for range in ranges {
                starts.append(reader)
                reader.skipLines(bytes[range].count { $0 == 0x0A })
            }
            let readers = starts
            for answered in AllCores.map(ranges.count, { lines.answers(bytes, ranges[$0], reader: readers[$0]) }) {
                try write(answered.text, answered.isReached)
                if let error = answered.error { throw error }
            }
        }
    }

    private func answerColumns(
        _ source: LineSource, _ columns: PointColumns, write: ([UInt8], Bool) throws -> Void
    ) throws {
        let cores = AllCores.count
        var first = 1
        while let bytes = try source.bytes(Self.blockSize * cores) {
            let count = bytes.count / PointColumns.pointSize
            guard count * PointColumns.pointSize == bytes.count else {
                throw LimenError(
                    .badData,
                    "\(source.name): ends inside point \(first + count); write two binary64 numbers for each point")
            }
            let share = (count + cores - 1) / cores
            let number = first
            let parts = AllCores.map(cores) { core in
                columns.answers(bytes, min(count, core * share)..<min(count, (core + 1) * share), number: number)
            }
            for answered in parts {
                try write(answered.text, answered.isReached)
                if let error = answered.error { throw error }
            }
            first += count
        }
    }

    /// Cuts a block into about equal parts, each of whole lines.
    private static func ranges(of bytes: [UInt8], count: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        for part in 1...count where start < bytes.count {
            let aim = max(start, bytes.count * part / count - 1)
            let end = (part < count ? bytes[aim...].firstIndex(of: 0x0A) : nil).map { $0 + 1 } ?? bytes.count
            ranges.append(start..<end)
            start = end
        }
        return ranges
    }
}

/// Answers points that are columns of numbers: mass and coupling in the plane's units as little-endian binary64; the
/// answer is a little-endian 32-bit integer for each point.
struct PointColumns: Sendable {
    static let pointSize = 16
    /// No limit reaches this mass.
    private static let unreached: Int32 = -1

    let members: MemberIndex
    let name: String

    /// Answers some points of a block.
    /// - Parameter number: of the first point of the block, from 1.
    func answers(_ bytes: [UInt8], _ points: Range<Int>, number: Int) -> PointLines.Answered {
        var answered = PointLines.Answered()
        answered.text.reserveCapacity(4 * points.count)
        bytes.withUnsafeBytes { raw in
            for point in points {
                func value(_ column: Int) -> Double {
                    let offset = point * Self.pointSize + 8 * column
                    return Double(
                        bitPattern: UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
                }
                let (mass, coupling) = (value(0), value(1))
                guard mass > 0, coupling > 0, mass.isFinite, coupling.isFinite else {
                    answered.error = LimenError(
                        .badData,
                        "\(name): point \(number + point): mass and coupling must be positive; leave such points out")
                    return
                }
                let x = Scale.log(mass)
                var code = Self.unreached
                if members.isReached(x) {
                    answered.isReached = true
                    let owner = members.strongest(x: x, y: Scale.log(coupling))
                    code = Int32(truncatingIfNeeded: (owner ?? -1) + 1)
                }
                withUnsafeBytes(of: code.littleEndian) { answered.text.append(contentsOf: $0) }
            }
        }
        return answered
    }
}
