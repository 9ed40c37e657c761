import GRDB
import LimitModel
import Regions

// Items, revisions, and what was made from them.
extension Verifier {
    mutating func checkItems() throws {
        var last: Int64 = 0
        let columns = "id, kind, slug, (SELECT count(*) FROM revision WHERE item = item.id)"
        let rows = try Row.fetchCursor(database, sql: "SELECT \(columns) FROM item ORDER BY id")
        while let row = try rows.next() {
            let (id, kind, slug) = (try row.integer(0), try row.text(1), try row.text(2))
            expect(id == last + 1, .numbering, at: "item \(id)", "the items are not numbered 1, 2, 3, ...")
            last = id
            expect(RevisionKind(rawValue: kind) != nil, .document, at: "item \(id)", "'\(kind)' is not a kind of item")
            expect((try? Slug(slug)) != nil, .document, at: "item \(id)", "'\(slug)' is not a name")
            expect(try row.integer(3) > 0, .orphan, at: slug, "it has no revision")
        }
    }

    mutating func checkRevisions() throws {
        let total = Int(try Row.fetchOne(database, sql: "SELECT count(*) FROM revision")?.integer(0) ?? 0)
        var numbers: [Int64: Int64] = [:]
        var last: Int64 = 0
        let rest = "submission, item, curve_count, strip_count, holding_count"
        let columns = "revision.id, kind, slug, number, hash, document, \(rest)"
        let rows = try Row.fetchCursor(
            database, sql: "SELECT \(columns) FROM revision LEFT JOIN item ON item.id = item ORDER BY revision.id")
        var done = 0
        while let row = try rows.next() {
            if done % 50 == 0 { progress(done, total) }
            done += 1
            let (id, item, number) = (try row.integer(0), try row.integer(7), try row.integer(3))
            expect(id == last + 1, .numbering, at: "revision \(id)", "the revisions are not numbered 1, 2, 3, ...")
            last = id
            let expected = numbers[item, default: 0] + 1
            expect(number == expected, .numbering, at: "revision \(id)", "it is number \(number), not \(expected)")
            numbers[item] = number
            guard let kind = RevisionKind(rawValue: try row.text(1)), let slug = try? Slug(try row.text(2)) else {
                note(Finding(.orphan, at: "revision \(id)", "it belongs to no proper item"))
                continue
            }
            let stored = StoredRevision(
                id: RevisionID(number: id), kind: kind, slug: slug, number: Int(clamping: number),
                hash: try row.text(4), document: try row.text(5), recordedAt: "", toolVersion: "",
                submission: try row.integer(6))
            let counts = (try row.integer(8), try row.integer(9), try row.integer(10))
            try section(at: stored.name) {
                try $0.check(stored, curves: counts.0, strips: counts.1, holdings: counts.2)
            }
        }
        progress(done, total)
    }

    private mutating func check(_ stored: StoredRevision, curves: Int64, strips: Int64, holdings: Int64) throws {
        let texts = try curveTexts(of: stored)
        expect(texts.count == curves, .curves, at: stored.name, "it has \(texts.count) curves, not \(curves)")
        let points = texts.map(\.points)
        do {
            let hash = ContentHash.of(try stored.kind.canonicalBytes(stored.json(), points: points))
            expect(hash == stored.hash, .contentHash, at: stored.name, "its content has the hash \(hash)")
        } catch let error as ModelError {
            note(Finding(.document, at: stored.name, error.description))
        } catch is ArchiveError {
            // Text that is not JSON is noted below.
        }
        var limit: Limit?
        do {
            let spelled: String
            switch stored.kind {
            case .plane: spelled = try stored.plane().document()
            case .search: spelled = try stored.search().document()
            case .limit:
                let value = try stored.limit()
                spelled = try value.document()
                limit = value
            }
            let isSame = spelled.utf8.elementsEqual(stored.document.utf8)
            expect(isSame, .spelling, at: stored.name, "its document is not spelled as Limen spells it")
        } catch let error as ArchiveError {
            note(Finding(.document, at: stored.name, error.description))
        }
        if var value = limit {
            if value.curves.count == points.count {
                for (index, list) in points.enumerated() { value.curves[index].points = list }
                checkCurves(of: value, texts, at: stored.name)
                try checkStrips(of: value, stored, declared: strips)
            } else {
                note(Finding(.curves, at: stored.name, "its document has \(value.curves.count) curves"))
            }
            try checkHoldings(of: value, stored, declared: holdings)
        } else {
            let isBare = curves == 0 && strips == 0 && holdings == 0
            expect(isBare, .curves, at: stored.name, "a \(stored.kind.rawValue) has no curves, strips or holdings")
            try checkStrips(of: [], stored, declared: 0)
            let rows = try Row.fetchAll(database, sql: "SELECT 1 FROM holding WHERE revision = \(stored.id.number)")
            expect(rows.isEmpty, .holdings, at: stored.name, "it has holdings")
        }
    }

    /// A row of the table of curves.
    private struct CurveText {
        var role, interpolation: String
        var name: String?
        var pointCount: Int64
        var points: [Curve.Point]
    }

    private mutating func curveTexts(of stored: StoredRevision) throws -> [CurveText] {
        let columns = "seq, role, name, interpolation, point_count, points"
        let sql = "SELECT \(columns) FROM curve WHERE revision = ? ORDER BY seq"
        var texts: [CurveText] = []
        for row in try Row.fetchAll(try database.cachedStatement(sql: sql), arguments: [stored.id.number]) {
            let seq = try row.integer(0)
            expect(seq == texts.count, .numbering, at: stored.name, "its curves are not numbered 0, 1, 2, ...")
            let text = try row.text(5)
            var points: [Curve.Point] = []
            do {
                points = try PointsText.parse(text)
                let isSame = try PointsText.print(points).utf8.elementsEqual(text.utf8)
                expect(isSame, .spelling, at: stored.name, "curve \(seq): not spelled as Limen spells it")
            } catch {
                note(Finding(.points, at: stored.name, "curve \(seq): \(error)"))
            }
            texts.append(
                CurveText(
                    role: try row.text(1), interpolation: try row.text(3), name: try row.optionalText(2),
                    pointCount: try row.integer(4), points: points))
        }
        return texts
    }

    private mutating func checkCurves(of limit: Limit, _ texts: [CurveText], at place: String) {
        for (seq, (curve, text)) in zip(limit.curves, texts).enumerated() {
            let isSame =
                text.role == curve.role.rawValue && text.name == curve.name
                && text.interpolation == curve.interpolation.rawValue
            expect(isSame, .curves, at: place, "curve \(seq) is called otherwise than in the document")
            let count = curve.points.count
            expect(
                text.pointCount == count, .curves, at: place, "curve \(seq) has \(count) points, not \(text.pointCount)"
            )
        }
    }

    private mutating func checkStrips(of limit: Limit, _ stored: StoredRevision, declared: Int64) throws {
        do {
            try checkStrips(of: try limit.region().strips, stored, declared: declared)
        } catch let error as ModelError {
            note(Finding(.strips, at: stored.name, error.description))
        }
    }

    /// The rows must be the strips, to the bit.
    private mutating func checkStrips(of expected: [Strip], _ stored: StoredRevision, declared: Int64) throws {
        let sql = "SELECT \(StripRows.columns), seq FROM strip WHERE revision = ? ORDER BY x0, seq"
        let statement = try database.cachedStatement(sql: sql)
        let rows = try Row.fetchCursor(statement, arguments: [stored.id.number])
        var (count, wrong) = (0, 0)
        var place = StripRows.SlabCounter()
        while let row = try rows.next() {
            if count < expected.count {
                let strip = expected[count]
                let seq = place.next(strip)
                let isSame = try StripRows.strip(statement).isIdentical(to: strip) && row.integer(8) == seq
                if !isSame { wrong += 1 }
            }
            count += 1
        }
        let isSame = count == expected.count && Int64(count) == declared && wrong == 0
        expect(
            isSame, .strips, at: stored.name,
            "\(count) strips, of which \(wrong) differ; the curves give \(expected.count), \(declared) are declared; "
                + "reindexing cuts them again")
    }

    private mutating func checkHoldings(of limit: Limit, _ stored: StoredRevision, declared: Int64) throws {
        let sql = "SELECT seq, plane, scenario FROM holding WHERE revision = ? ORDER BY seq"
        let rows = try Row.fetchAll(try database.cachedStatement(sql: sql), arguments: [stored.id.number])
        var isSame = rows.count == limit.holdings.count && Int64(rows.count) == declared
        for (seq, (row, holding)) in zip(rows, limit.holdings).enumerated() {
            let scenario = try row.text(2)
            if try row.integer(0) != seq || row.text(1) != limit.plane.text || scenario != holding.scenario.text {
                isSame = false
            }
        }
        expect(isSame, .holdings, at: stored.name, "its holdings are not those of the document")
    }
}

extension Strip {
    /// Tells whether all numbers have the same bits.
    fileprivate func isIdentical(to other: Strip) -> Bool {
        let keys: [KeyPath<Strip, Double>] = [\.x0, \.x1, \.lower0, \.lower1, \.upper0, \.upper1]
        // The archive keeps -0 as 0.
        return keys.allSatisfy { self[keyPath: $0] == other[keyPath: $0] } && lowerKind == other.lowerKind
            && upperKind == other.upperKind
    }
}
