import Foundation
import Formats
import JSON
import LimenKit
import LimitModel
import Presentation
import Quantities
import Regions

/// Archives with altered pages: opened, and asked for everything.
///
/// An input is a list of patches on a sound archive, so that few bytes reach any page: first one byte that says what
/// becomes of the checksums, then for each patch the page (two bytes), the place in it (two bytes), how many bytes follow
/// (one byte, modulo 16), and those bytes.
struct Archives {
    private let sound: [UInt8]
    private let path: String

    init() {
        let folder = Self.folder("archive")
        path = folder + "/altered.sqlite"
        guard let data = FileManager.default.contents(atPath: Self.sample(in: folder)) else {
            broken("the sample cannot be read")
        }
        sound = Array(data)
    }

    /// A folder in memory where there is one.
    static func folder(_ name: String) -> String {
        let base = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        let path = "\(base)/limen-fuzz-\(ProcessInfo.processInfo.processIdentifier)-\(name)"
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    /// A new archive with a few limits, decisions and a release.
    static func sample(in folder: String) -> String {
        let path = folder + "/sample.sqlite"
        try? FileManager.default.removeItem(atPath: path)
        do {
            let archive = try LimenArchive.create(at: path)
            let reports = try archive.importFiles(["imports/planes", "Fuzz/corpus/xml"])
            guard reports.contains(where: { $0.errors.isEmpty && $0.name.contains("Fuzz") }) else {
                broken("the sample cannot be made: \(reports.flatMap(\.errors))")
            }
            _ = try archive.createRelease(named: "r1", message: "a release")
        } catch {
            broken("the sample cannot be made: \(error)")
        }
        return path
    }

    func open(_ bytes: [UInt8]) {
        guard let mode = bytes.first else { return }
        var file = sound
        let pages = patch(&file, bytes.dropFirst())
        switch mode & 3 {
        // The checks find the damage.
        case 0: break
        // Another program has written: nothing is checked.
        case 1: file[4095] ^= 0xFF
        // Somebody has mended the checksums.
        default: for page in pages { Self.repair(page, of: &file) }
        }
        _ = FileManager.default.createFile(atPath: path, contents: Data(file))
        do {
            let archive = try LimenArchive(reading: path)
            Self.ask(archive, about: mode >> 2 & 15)
        } catch {
            if "\(error)".isEmpty { broken("an error that says nothing") }
        }
    }

    /// - Returns: the pages that were changed.
    private func patch(_ file: inout [UInt8], _ patches: ArraySlice<UInt8>) -> Set<Int> {
        var pages: Set<Int> = []
        var rest = patches
        while rest.count >= 6 {
            let head = Array(rest.prefix(5))
            rest = rest.dropFirst(5)
            let page = (Int(head[0]) << 8 | Int(head[1])) % (file.count / 4096)
            pages.insert(page)
            let place = (Int(head[2]) << 8 | Int(head[3])) % 4096
            for (offset, byte) in rest.prefix(1 + Int(head[4]) % 16).enumerated() where place + offset < 4096 {
                file[page * 4096 + place + offset] = byte
            }
            rest = rest.dropFirst(1 + Int(head[4]) % 16)
        }
        return pages
    }

    /// The checksum of `Sources/CSQLiteShim/checksum_vfs.c`.
    private static func repair(_ page: Int, of file: inout [UInt8]) {
        let start = page * 4096
        var sum = 0x9E37_79B9_7F4A_7C15 ^ UInt64(start)
        for at in stride(from: start + (page == 0 ? 100 : 0), to: start + 4088, by: 4) {
            let word =
                UInt64(file[at]) | UInt64(file[at + 1]) << 8 | UInt64(file[at + 2]) << 16 | UInt64(file[at + 3]) << 24
            sum = (sum ^ word) &* 0x100_0000_01B3
            sum ^= sum >> 29
        }
        for index in 0..<(page == 0 ? 4 : 8) {
            file[start + 4088 + index] = UInt8(truncatingIfNeeded: sum >> UInt64(8 * index))
        }
        if page == 0 { for index in 0..<4 { file[4092 + index] = file[24 + index] } }
    }

    /// Makes all that a report can be.
    private static func show(_ report: (some Report)?) {
        guard let report else { return }
        _ = (report.json.document(), try? report.csv, report.blocks.flatMap { $0.lines(width: 80) })
    }

    /// One of the ways to read an archive.
    private static func ask(_ archive: LimenArchive, about number: UInt8) {
        let limits = ["upper", "island"]
        switch number {
        case 0, 1, 2, 3:
            let options = Question(
                scenario: number & 1 == 0 ? "visible" : "invisible", status: number & 2 == 0 ? .observed : .projection)
            guard let ensemble = try? archive.ensemble(options) else { return }
            show(try? StrongestReport(ensemble.strongest(atMasses: [0.001, 1]), of: ensemble))
            show(try? AllowedReport(ensemble.allowed(atMasses: [0.01], projections: ensemble), of: ensemble))
            _ = try? ensemble.excluded(mass: 0.01, coupling: 1e-3)
            show(try? EnvelopeReport(ensemble.envelope(), of: ensemble))
        case 4:
            _ = try? archive.summary()
            _ = try? archive.list()
        case 5, 6:
            guard let record = try? archive.show(limits[Int(number) - 5], masses: [0.01]) else { return }
            show(LimitReport(record))
            _ = try? LimitReport(record).csv
        case 7, 8:
            for format in Format.written {
                _ = try? Export(format: format) { _ in "" }.files([limits[Int(number) - 7]], of: archive)
            }
        case 9:
            for query in LimenArchive.namedQueries {
                let missing = query.parameters.filter { $0.standard == nil }
                let values = Dictionary(missing.map { ($0.name, "upper") }) { $1 }
                show(try? QueryReport(archive.query(query.name, parameters: values)))
            }
        case 10: _ = try? archive.log()
        case 11:
            _ = try? archive.releases()
            _ = try? archive.release(named: "r1")
            _ = try? Bibliography.text([], of: archive, query: "")
        case 12: _ = try? archive.lint()
        case 13: _ = try? archive.agreements(tolerance: 0.1)
        case 14: _ = try? archive.difference(fromRevision: "upper@1", toRevision: "island@1")
        default: _ = try? archive.verify()
        }
    }
}
