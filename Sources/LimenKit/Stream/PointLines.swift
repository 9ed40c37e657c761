import Quantities
import Regions
import Foundation

/// Answers points of a text, a block of lines at a time.
///
/// Lines of plain decimal numbers are read from the bytes as they are. Every other line (a comment, a cell with quotes or
/// a unit, a mistake) goes through `PointReader`, which alone knows what to say about it.
struct PointLines: Sendable {
    let members: MemberIndex
    /// Whether to name only the limit with the lowest edge.
    let isBrief: Bool

    /// What comes of a block.
    struct Answered: Sendable {
        var text: [UInt8] = []
        var isReached = false
        /// Why it ended early.
        var error: LimenError?
    }

    /// Answers the lines in a range of bytes, which ends at the end of a line or of the file.
    /// - Parameter reader: stands before the first line, and knows the columns.
    func answers(_ bytes: [UInt8], _ range: Range<Int>, reader: PointReader) -> Answered {
        var reader = reader
        var answered = Answered()
        answered.text.reserveCapacity(2 * range.count)
        var owners: [Int] = []
        var at = range.lowerBound
        while at < range.upperBound {
            let end = bytes[at..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
            do {
                let point: (mass: Double, coupling: Double)?
                let isReturn = end > at && bytes[end - 1] == 0x0D
                let visible = isReturn ? end - 1 : end
                if let plain = reader.plainColumns.flatMap({ Self.point(bytes, at, visible, $0) }) {
                    reader.skipLine()
                    point = plain
                } else {
                    try LineSource.check(length: end - at, of: reader.name)
                    point = try reader.point(from: String(decoding: bytes[at..<end], as: UTF8.self)[...])
                }
                if let point { answer(point, &owners, &answered) }
            } catch let error as LimenError {
                answered.error = error
                return answered
            } catch {
                answered.error = LimenError(.badData, "\(error)")
                return answered
            }
            at = end + 1
        }
        return answered
    }

    /// The point of a line that consists of plain numbers where mass and coupling are; nil for any other line.
    private static func point(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ columns: PointReader.PlainColumns
    ) -> (mass: Double, coupling: Double)? {
        // What a comment, an object or a quoted cell begins with is no digit; a quote anywhere else may hide a comma.
        var at = start
        var (mass, coupling): (Double?, Double?)
        var column = 0
        let last = max(columns.mass, columns.coupling)
        while true {
            if column == columns.mass || column == columns.coupling {
                let power = column == columns.mass ? columns.massPower : columns.couplingPower
                guard let value = DecimalBytes.positive(in: bytes, at: &at, end: end, timesTenTo: power),
                    at == end || bytes[at] == UInt8(ascii: ",")
                else { return nil }
                if column == columns.mass { mass = value } else { coupling = value }
            } else {
                while at < end, bytes[at] != UInt8(ascii: ",") {
                    let isOrdinary = bytes[at] != UInt8(ascii: "\"") && bytes[at] != UInt8(ascii: "#")
                    guard isOrdinary, bytes[at] > 0x20, bytes[at] < 0x7F else { return nil }
                    at += 1
                }
            }
            if column == last { break }
            guard at < end else { return nil }
            at += 1
            column += 1
        }
        guard let mass, let coupling else { return nil }
        return (mass, coupling)
    }

    private func answer(
        _ point: (mass: Double, coupling: Double), _ owners: inout [Int], _ answered: inout Answered
    ) {
        let place = (x: Scale.log(point.mass), y: Scale.log(point.coupling))
        answered.text += "\(point.mass)".utf8
        answered.text.append(UInt8(ascii: ","))
        answered.text += "\(point.coupling)".utf8
        guard members.isReached(place.x) else {
            answered.text += ",no limit here,,\n".utf8
            return
        }
        answered.isReached = true
        owners.removeAll(keepingCapacity: true)
        if isBrief {
            if let owner = members.strongest(x: place.x, y: place.y) { owners.append(owner) }
        } else {
            members.addOwners(x: place.x, y: place.y, to: &owners)
        }
        guard !owners.isEmpty else {
            answered.text += ",no,,\n".utf8
            return
        }
        answered.text += ",yes,".utf8
        append(owners, to: &answered.text)
        answered.text.append(UInt8(ascii: ","))
        append(owners.filter { members.isCriterion[$0] }, to: &answered.text)
        answered.text.append(0x0A)
    }

    private func append(_ owners: [Int], to text: inout [UInt8]) {
        for (place, owner) in owners.enumerated() {
            if place > 0 { text.append(0x20) }
            text += members.names[owner]
        }
    }
}

/// The members of an ensemble, arranged for many points.
///
/// A class, and two indexes by name instead of a list of them: copying an index for every point means counting references
/// to its arrays, which all cores would then do in turn. That took four fifths of the time.
final class MemberIndex: Sendable {
    let names: [[UInt8]]
    let isCriterion: [Bool]
    private let confidence: PointIndex
    private let criterion: PointIndex
    /// The members that the regions of an index belong to.
    private let confident: [Int]
    private let criterial: [Int]

    init(_ members: [Ensemble.Member], _ regions: [Region]) {
        names = members.map { Array($0.limit.slug.text.utf8) }
        isCriterion = members.map { $0.limit.statement.layer == .criterion }
        let isCriterion = isCriterion
        confident = members.indices.filter { !isCriterion[$0] }
        criterial = members.indices.filter { isCriterion[$0] }
        confidence = PointIndex(confident.map { regions[$0] }, tolerance: Scale.tolerance)
        criterion = PointIndex(criterial.map { regions[$0] }, tolerance: Scale.tolerance)
    }

    /// Whether some member reaches this abscissa.
    func isReached(_ x: Double) -> Bool { confidence.isReached(x) || criterion.isReached(x) }

    /// The members that exclude a point, those with a confidence level first.
    func addOwners(x: Double, y: Double, to found: inout [Int]) {
        confidence.addOwners(x: x, y: y, to: &found)
        let count = found.count
        criterion.addOwners(x: x, y: y, to: &found)
        for place in found.indices { found[place] = (place < count ? confident : criterial)[found[place]] }
    }

    /// The member with the lowest edge of those with a confidence level that exclude a point; where none does, the
    /// criterion with the lowest edge.
    func strongest(x: Double, y: Double) -> Int? {
        if let owner = confidence.strongest(x: x, y: y) { return confident[owner] }
        return criterion.strongest(x: x, y: y).map { criterial[$0] }
    }
}
