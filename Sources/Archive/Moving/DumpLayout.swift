import Files
import JSON
import LimitModel

/// The layout of a dump: the file for everything. `Docs/use/dump.md` describes it.
enum DumpLayout {
    /// Marks a folder as a dump. It says nothing about its content, so that two people may change different limits.
    static let mark = "limen-dump.json"
    /// Marks a folder that a dump is being written into, or was when the program ended early.
    static let unfinishedMark = "limen-dump-unfinished.json"
    static let format = "limen.dump/2"

    /// The text of the mark.
    static var markText: String { JSON.record(["format": .text(format)]).dumped() }

    /// The largest sizes that are read, in bytes.
    static let largestMark = 1 << 12
    static let largestDocument = 32 << 20
    static let largestSubmission = 256 << 20
    static let largestPoints = 256 << 20
    static let largestRelease = 256 << 20
    static let largestSource = 256 << 20

    static let submissions = "submissions"
    static let releases = "releases"
    static let sources = "sources"

    static func folder(_ kind: RevisionKind) -> String {
        switch kind {
        case .plane: "planes"
        case .search: "searches"
        case .limit: "limits"
        }
    }

    /// `limits/sn1987a/0002.json`
    static func document(_ kind: RevisionKind, _ slug: Slug, _ number: Int) -> [String] {
        [folder(kind), slug.text, padded(number) + ".json"]
    }

    /// `limits/sn1987a/0002.0.points`
    static func points(_ kind: RevisionKind, _ slug: Slug, _ number: Int, curve: Int) -> [String] {
        [folder(kind), slug.text, "\(padded(number)).\(curve).points"]
    }

    /// `submissions/0012-1a2b3c4d5e6f.json`: the order, and the beginning of the seal.
    static func submission(_ number: Int64, seal: String) -> [String] {
        [submissions, "\(padded(Int(number)))-\(seal.prefix(12)).json"]
    }

    /// `releases/2026-1.txt`
    static func release(_ name: Slug) -> [String] { [releases, name.text + ".txt"] }

    /// `sources/HASH`
    static func source(_ sha256: String) -> [String] { [sources, sha256] }

    /// The number in the name of a submission's file; nil when the name is not one of those.
    static func submissionNumber(_ name: String) -> Int? {
        name.wholeMatch(of: /(\d{4,18})-[0-9a-f]{12}\.json/).flatMap { Int($0.1) }
    }

    /// Tells whether a dump may have a file of this path.
    static func isOurs(_ path: [String]) -> Bool {
        switch (path.first, path.count) {
        case (submissions, 2): submissionNumber(path[1]) != nil
        case (releases, 2): path[1].hasSuffix(".txt") && (try? Slug(path[1].dropLast(4))) != nil
        case (sources, 2): ContentHash.isHash(path[1])
        case (_, 3):
            RevisionKind.allCases.contains { folder($0) == path[0] } && (try? Slug(path[1])) != nil
                && path[2].wholeMatch(of: /\d{4,18}(\.json|\.\d{1,9}\.points)/) != nil
        default: false
        }
    }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

/// The record of a submission in a dump: when, by what and from which files it came, and what it brought.
///
/// It is sealed by a hash over all of it, submission by submission and not over the dump as a whole.
enum DumpSubmission {
    /// The record with its seal as the last member.
    static func sealed(_ record: JSON) -> (tree: JSON, seal: String) {
        let seal = seal(record)
        guard case .object(let members) = record else { return (record, seal) }
        return (.object(members + [.init("seal", .text(seal))]), seal)
    }

    /// The record without its seal, when the seal is right; nil when it is not.
    static func opened(_ tree: JSON) -> (record: JSON, seal: String)? {
        guard case .object(let members) = tree, let seal = tree["seal"]?.string else { return nil }
        let record = JSON.object(members.filter { $0.name != "seal" })
        return Self.seal(record) == seal ? (record, seal) : nil
    }

    private static func seal(_ record: JSON) -> String {
        var form = CanonicalForm(domain: "limen.dump-submission/1")
        form.append(record)
        return ContentHash.of(form.bytes)
    }
}

extension OpenFolder {
    /// Calls `body` with the path, seen from here, of every file that a dump may have.
    /// - Parameter isWithDrafts: whether files that a writer has left half done count as well.
    func forEachDumped(isWithDrafts: Bool = false, _ body: (_ path: [String], _ folder: OpenFolder) throws -> Void)
        throws
    {
        func visit(_ folder: OpenFolder, _ path: [String]) throws {
            for name in try folder.names() {
                let here = path + [name]
                switch folder.status(of: name)?.kind {
                case .folder where here.count < 3 && !name.hasPrefix("."): try visit(folder.folder(name), here)
                case .file where DumpLayout.isOurs(here) || isWithDrafts && Draft.isName(name): try body(here, folder)
                default: break
                }
            }
        }
        try visit(self, [])
    }
}

/// The points of a curve, one per line: `MASS COUPLING`, and where needed `EDGE` and `FLAG,FLAG`.
enum PointLines {
    static func print(_ points: [Curve.Point]) -> String {
        var text = ""
        text.reserveCapacity(points.count * 44)
        for point in points {
            text += point.mass.description
            text += " "
            text += point.coupling.description
            if point.edge != .measured || !point.flags.isEmpty { text += " " + point.edge.rawValue }
            if !point.flags.isEmpty { text += " " + point.flags.names.joined(separator: ",") }
            text += "\n"
        }
        return text
    }

    /// - Throws: `Mistake` with the number of the line.
    static func parse(_ bytes: [UInt8]) throws(Mistake) -> [Curve.Point] {
        var points: [Curve.Point] = []
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.popLast()?.isEmpty == true else {
            throw Mistake(line: lines.count + 1, why: "the last line does not end")
        }
        points.reserveCapacity(lines.count)
        for (index, line) in lines.enumerated() { points.append(try point(line, number: index + 1)) }
        return points
    }

    struct Mistake: Error {
        var line: Int
        var why: String
    }

    /// A line says the same as a point in the archive's own notation, which is what reads it.
    private static func point(_ line: ArraySlice<UInt8>, number: Int) throws(Mistake) -> Curve.Point {
        let words = line.split(separator: 0x20, omittingEmptySubsequences: false)
        guard (2...4).contains(words.count) else {
            throw Mistake(line: number, why: "write MASS COUPLING, and where needed EDGE and FLAGS")
        }
        var cells = words.prefix(2).map { String(decoding: $0, as: UTF8.self) }
        if words.count > 2 { cells.append("\"\(String(decoding: words[2], as: UTF8.self))\"") }
        if words.count > 3 {
            let flags = words[3].split(separator: 0x2C, omittingEmptySubsequences: false)
            let quoted = flags.map { "\"\(String(decoding: $0, as: UTF8.self))\"" }
            cells.append("[\(quoted.joined(separator: ","))]")
        }
        do {
            let points = try PointsText.parse("[[" + cells.joined(separator: ",") + "]]")
            if points.count == 1 { return points[0] }
        } catch {
            throw Mistake(line: number, why: "expected \(error.expected)")
        }
        throw Mistake(line: number, why: "one point is expected")
    }
}
