import Foundation
import LimenKit
import Testing

@testable import Plotting

@Suite struct RenderingTests {
    private let svg = SmallDrawings.island.svg(size: .doubleColumn, theme: .light)

    @Test func `without the converter the message says what to install`() {
        let error = #expect(throws: LimenError.self) { try Rendering(searchPath: "/nowhere:").data(svg, as: .png) }
        #expect(error?.kind == .noInput)
        #expect(error?.message.contains("apt install librsvg2-bin") == true)
    }

    @Test func `SVG needs no converter`() throws {
        #expect(try Rendering(searchPath: "").data(svg, as: .svg) == Array(svg.utf8))
    }

    @Test func `a converter that fails is reported`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "limen-rsvg-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let fake = folder.appending(path: "rsvg-convert")
        try Data("#!/bin/sh\necho 'no such glyph' >&2\nexit 3\n".utf8).write(to: fake)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: fake.path)
        let error = #expect(throws: LimenError.self) { try Rendering(searchPath: folder.path).data(svg, as: .pdf) }
        #expect(error?.kind == .inputOutput)
        #expect(error?.message.contains("no such glyph") == true)
    }

    @Test func `the converter, where it is installed, reads the figure`() throws {
        guard (try? Rendering().data(svg, as: .png)) != nil else { return }
        #expect(try Rendering().data(svg, as: .png).prefix(4) == [0x89, 0x50, 0x4E, 0x47])
        let pdf = try Rendering().data(svg, as: .pdf)
        #expect(pdf.starts(with: "%PDF".utf8))
        #expect(try Rendering().data(svg, as: .pdf) == pdf)
    }

    @Test(arguments: ["figure", "figure.jpg", "figure.svg.gz", ""]) func `the format comes from the ending`(
        _ path: String
    ) {
        #expect(throws: LimenError.self) { try Rendering.Format(path: path) }
        #expect((try? Rendering.Format(path: "a.b/figure.PDF")) == .pdf)
    }
}
