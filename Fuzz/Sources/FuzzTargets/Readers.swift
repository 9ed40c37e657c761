import Foundation
import Formats
import JSON
import LimenKit
import LimitModel
import Presentation
import Quantities
import Regions

/// The readers of files, from the bytes to limits, and back through the writers.
enum Readers {
    static var targets: [Target] {
        // Submissions have a target of their own, and gnuplot columns are read as text.
        let formats = Format.read.filter { ![.xml, .gnuplot].contains($0) }.map { format in
            Target(name: format.rawValue) { { foreign($0, as: format) } }
        }
        return formats + [
            Target(name: "xml") { submission },
            Target(name: "head") { head },
            Target(name: "sidecar") { sidecar },
            Target(name: "record") { record },
        ]
    }

    /// The planes that come with the program.
    static let planes: [Plane] = {
        ["dark-axion-portal", "edm-product", "kinetic-mixing"].flatMap { name -> [Plane] in
            guard let data = FileManager.default.contents(atPath: "imports/planes/\(name).xml"),
                let read = try? SubmissionReader.read(Array(data), name: name)
            else { broken("run in the root of the project: imports/planes/\(name).xml cannot be read") }
            return read.submission.planes
        }
    }()

    private static func submission(_ bytes: [UInt8]) {
        check { () throws(FormatErrors) in try SubmissionReader.read(bytes, name: "fuzz.xml", planes: planes) }
    }

    private static func foreign(_ bytes: [UInt8], as format: Format) {
        var request = ForeignRequest(input: ForeignInput(name: "fuzz.dat", bytes: bytes), planes: planes)
        request.format = format
        // What is said beside the file changes with its length, so that one corpus reaches all of it.
        request.declaration = Statements.declaration(bytes.count)
        request.aids = Statements.aids(bytes.count / 7, format)
        check(request)
    }

    /// The head of the program's own exports, before a few rows.
    private static func head(_ bytes: [UInt8]) {
        let rows = (1...12).map { "\($0)e-3 \(13 - $0)e-4 \(13 - $0)e-2 \($0)e-3 \(13 - $0)e-5\n" }.joined()
        let text = Array("# limen.table/1\n".utf8) + bytes + Array("\n\(rows)".utf8)
        var request = ForeignRequest(input: ForeignInput(name: "fuzz.txt", bytes: text), planes: planes)
        request.format = .text
        check(request)
    }

    /// A sidecar beside a small table.
    private static func sidecar(_ bytes: [UInt8]) {
        let rows = (1...12).map { "\($0)e-3 \(13 - $0)e-4 \(13 - $0)e-2 \($0)e-3 \(13 - $0)e-5\n" }.joined()
        var request = ForeignRequest(
            input: ForeignInput(name: "fuzz.txt", bytes: Array(rows.utf8)), planes: planes)
        request.sidecar = ForeignInput.File(name: "fuzz.txt.limen.xml", bytes: bytes)
        check(request)
    }

    /// A folder of a HEPData record: files parted by lines of equals signs, `submission.yaml` first.
    private static func record(_ bytes: [UInt8]) {
        let parts = String(decoding: bytes, as: UTF8.self).split(
            separator: "\n====\n", omittingEmptySubsequences: false)
        let names = ["submission.yaml", "t1.yaml", "t2.yaml", "t3.yaml"]
        let files = zip(names, parts).map { ForeignInput.File(name: $0, bytes: Array($1.utf8)) }
        var request = ForeignRequest(input: ForeignInput(folder: "fuzz", files: files), planes: planes)
        request.declaration = Statements.declaration(bytes.count)
        check(request)
    }

    // MARK: Promises

    private static func check(_ request: ForeignRequest) {
        check { () throws(FormatErrors) in try request.read() }
    }

    private static func check(_ read: () throws(FormatErrors) -> ReadSubmission) {
        do throws(FormatErrors) {
            let found = try read()
            for warning in found.warnings { check(message: warning.description) }
            for limit in found.submission.limits { check(limit, planes: found.submission.planes + planes) }
        } catch {
            if error.findings.isEmpty { broken("an error that says nothing") }
            for one in error.findings where one.code != .missingAnswer { check(message: one.description) }
        }
    }

    /// A message is one line that leaves the terminal alone.
    private static func check(message: String) {
        if message.utf8.count > 20_000 { broken("a message of \(message.utf8.count) bytes") }
        for scalar in message.unicodeScalars
        where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x202A...0x202E).contains(scalar.value) {
            broken("a message holds the character \(scalar.value)")
        }
    }

    /// What was read can be kept, and comes back from our own formats as it is.
    private static func check(_ limit: Limit, planes: [Plane]) {
        // Only an import knows every plane.
        guard let plane = planes.first(where: { $0.slug == limit.plane }) else { return }
        for curve in limit.curves {
            for point in curve.points
            where !(point.mass > 0 && point.coupling > 0 && point.mass.isFinite && point.coupling.isFinite) {
                broken("the point \(point.mass) \(point.coupling)")
            }
        }
        guard (try? limit.canonicalBytes()) != nil else { broken("a limit that cannot be kept") }
        // A limit that excludes nothing has no table.
        guard limit.shape != .empty, limit.curves.map(\.points.count).reduce(0, +) < 2000 else { return }
        let exported = ExportedLimit(limit: limit, plane: plane, revision: 1, hash: String(repeating: "0", count: 64))
        let source = ExportSource(archive: "0", release: nil, query: "limen export", toolVersion: "0")
        for format in Format.written where format != .json { _ = try? format.files([exported], source) }
        guard let csv = try? Format.csv.files([exported], source).first?.text else { broken("no CSV") }
        let json: JSON = [
            "format": "limen.limit/1", "coupling_unit": .text(plane.coupling.dimension.canonicalUnit),
            "document": limit.json, "curves": limit.curvesJSON,
        ]
        for (name, text) in [("back.csv", csv), ("back.json", json.document())] {
            let request = ForeignRequest(
                input: ForeignInput(name: name, bytes: Array(text.utf8)), planes: planes)
            do throws(FormatErrors) {
                guard let back = try request.read().submission.limits.first, same(back, limit) else {
                    broken("another limit comes back:\n\(limit)\n\(text)")
                }
            } catch {
                broken("a file of our own cannot be read: \(error)\n\(text)")
            }
            if text.unicodeScalars.contains(where: { $0.steersText && $0 != "\n" }) {
                broken("it steers a terminal:\n\(text)")
            }
        }
    }

    private static func same(_ one: Limit, _ other: Limit) -> Bool {
        (try? one.canonicalBytes()) == (try? other.canonicalBytes())
    }
}
