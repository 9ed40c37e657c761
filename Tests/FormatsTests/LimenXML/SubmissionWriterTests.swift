// swift-format-ignore-file: NeverUseForceTry, NeverForceUnwrap
import Foundation
import LimitModel
import Testing

@testable import Formats

private let hash = String(repeating: "0", count: 64)

@Suite struct SubmissionWriterTests {
    private func text(_ limits: [Limit]) throws -> String { try SubmissionWriter.text(limits.map(Written.exported)) }

    @Test(arguments: Written.all + [Written.empty]) func `a limit comes back from XML with the same content`(
        _ limit: Limit
    ) throws {
        let submission = try SubmissionReader.read(Array(text([limit]).utf8), name: "x").submission
        #expect(submission.limits == [limit])
        #expect(submission.planes == [Written.plane])
        #expect(try submission.limits[0].canonicalBytes() == limit.canonicalBytes())
    }

    @Test func `every limit and plane of imports comes back from XML with the same content`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "imports")
        func read(_ part: String) throws -> [Submission] {
            try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: part).path).sorted().map {
                name in
                let bytes = Array(try Data(contentsOf: folder.appending(path: "\(part)/\(name)")))
                return try SubmissionReader.read(bytes, name: name).submission
            }
        }
        let planes = try read("planes").flatMap(\.planes)
        let limits = try read("bounds").flatMap(\.limits)
        #expect(limits.count >= 7)
        for limit in limits {
            let plane = try #require(planes.first { $0.slug == limit.plane })
            let text = try SubmissionWriter.text([ExportedLimit(limit: limit, plane: plane, revision: 1, hash: "")])
            let again = try SubmissionReader.read(Array(text.utf8), name: "x").submission
            #expect(again.limits == [limit])
            #expect(again.planes == [plane])
        }
    }

    @Test func `where the file comes from stands above the root, hyphens and all`() throws {
        let xml = try SubmissionWriter.text(
            [Written.exported(Written.above)], head: ["query: limen export --as xml ?> <x/>"])
        #expect(xml.contains("<?limen query: limen export --as xml ? > <x/>?>"))
        #expect(throws: Never.self) { try SubmissionReader.read(Array(xml.utf8), name: "x") }
    }

    @Test func `what XML would change is refused, not changed`() throws {
        var limit = Written.above
        limit.note = "two  blanks"
        let error = #expect(throws: ExportError.self) { try text([limit]) }
        #expect(error?.message.contains("write it as json") == true)
    }

    @Test func `limits that describe one publication differently do not share a file`() throws {
        var other = Written.above
        other.slug = try Slug("other")
        other.search = try Slug("other")
        other.citations[0].publication.title = "Another title"
        let error = #expect(throws: ExportError.self) { try text([Written.above, other]) }
        #expect(error?.message.contains("publication 'first'") == true)
    }

    @Test(arguments: [
        ("<origin kind=\"computed\"/>", "record of its computation"),
        (
            "<origin kind=\"published\"><computation derivation=\"d\" version=\"1\" descriptor-hash=\"\(hash)\" "
                + "input-hash=\"\(hash)\" numerical-error=\"0\"/></origin>", "not 'computed'"
        ),
        (
            "<origin kind=\"computed\"><computation derivation=\"d\" version=\"1\" descriptor-hash=\"\(hash)\" "
                + "input-hash=\"\(hash)\" numerical-error=\"-1\"/></origin>", "negative"
        ),
        (
            "<origin kind=\"computed\"><computation derivation=\"d\" version=\"1\" descriptor-hash=\"x\" "
                + "input-hash=\"\(hash)\" numerical-error=\"1\"/></origin>", "descriptor-hash"
        ),
    ]) func `an origin that contradicts itself is refused`(_ origin: String, _ message: String) {
        let above = "<above><points mass-unit=\"GeV\" coupling-unit=\"1/GeV\">1 1\n2 1</points></above>"
        let found = errors(Sample.limit(above, origin: origin))
        #expect(found.contains { $0.description.contains(message) }, "\(found)")
    }

    @Test func `a flag nobody knows is refused with its line`() {
        let found = errors(Sample.above("1 1\n2 1 measured odd"))
        #expect(found.first?.description.contains("near-threshold") == true)
        #expect(found.first?.place.line == 10)
    }
}
