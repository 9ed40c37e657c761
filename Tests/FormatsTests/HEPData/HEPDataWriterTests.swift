// swift-format-ignore-file: NeverUseForceTry, NeverForceUnwrap
import Foundation
import LimitModel
import Testing

@testable import Formats

@Suite struct HEPDataWriterTests {
    private func hepdata(_ limit: Limit) throws -> [ExportedFile] {
        try HEPDataWriter.files([Written.exported(limit)], Written.source) { plane throws(ExportError) in
            try ColumnUnits(plane: plane)
        }
    }

    @Test(arguments: Written.all) func `a HEPData record of our own is read back to the same curves`(_ limit: Limit)
        throws
    {
        let files = try hepdata(limit)
        var record = LimenRecord()
        var findings = Findings(file: "x")
        for file in files.dropFirst() {
            let bytes = Array(file.text.utf8)
            let tree = try #require(YAMLTree.documents(bytes, findings: &findings)?.first)
            #expect(record.take(tree, head: LimenRecord.head(of: bytes), findings: &findings))
        }
        #expect(!findings.hasErrors)
        let found = try #require(record.limits.first)
        #expect(record.limits.count == 1)
        #expect(found.curves.map(\.role) == limit.curves.map(\.role))
        for (curve, rows) in zip(limit.curves, found.curves.map(\.rows)) {
            #expect(curve.points.map(\.mass) == rows.map { Double($0.mass)! })
            #expect(curve.points.map(\.coupling) == rows.map { Double($0.coupling)! })
            #expect(curve.points.map(\.edge) == rows.map(\.edge))
        }
    }

    @Test func `islands are tables of their own with a running number, and bands are not errors`() throws {
        let files = try hepdata(Written.islands)
        #expect(
            files.map(\.name) == ["submission.yaml", "l-island-1.yaml", "l-island-2.yaml", "l-further-curves-1.yaml"])
        #expect(files[1].text.contains("name: \"index\""))
        let bands = try hepdata(Written.above)[1].text
        #expect(bands.contains("g, expected limit"))
        #expect(!bands.contains("error"))
        #expect(bands.contains("{name: \"confidence level\", value: \"0.9\"}"))
    }

    @Test func `steps become bins`() throws {
        let text = try hepdata(Written.steps)[1].text
        #expect(text.contains("{low: 0.001, high: 0.01}"))
        #expect(text.contains("{low: 0.1, high: 0.2}"))
    }

    @Test func `a limit without curves is not a table`() {
        var limit = Written.empty
        limit.curves = []
        #expect(throws: ExportError.self) { try hepdata(limit) }
    }
}
