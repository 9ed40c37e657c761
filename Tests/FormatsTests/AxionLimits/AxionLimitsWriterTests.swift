// swift-format-ignore-file: NeverUseForceTry, NeverForceUnwrap
import LimitModel
import Quantities
import Testing

@testable import Formats

@Suite struct AxionLimitsWriterTests {
    @Test(arguments: Written.all) func `AxionLimits text reads back to the same region`(_ limit: Limit) throws {
        let text = try AxionLimitsWriter.text(Written.exported(limit), Written.source, Written.units(mass: "eV"))
        var again = limit
        again.curves = try Written.curves(Written.readBack(text))
        #expect(try again.region() == limit.region())
        #expect(again.curves == limit.curves.filter { $0.role != .expected && $0.role != .component })
    }

    @Test func `rows that close a polygon come only when asked for, and are not results`() throws {
        let exported = Written.exported(Written.above)
        let without = try AxionLimitsWriter.text(exported, Written.source, Written.units())
        let with = try AxionLimitsWriter.text(exported, Written.source, Written.units(), choices: [.sentinels])
        #expect(!without.contains("\n0.001 1.0\n"))
        #expect(with.contains("\n0.001 1.0\n"))
        #expect(try Written.curves(Written.readBack(with)) == Written.curves(Written.readBack(without)))
    }

    @Test func `edges of different reach are cut to where both are`() throws {
        var limit = Written.between
        limit.curves[1].points.removeFirst()
        let text = try AxionLimitsWriter.text(Written.exported(limit), Written.source, Written.units())
        #expect(text.contains(EdgePair.remark))
        let again = try Written.curves(Written.readBack(text))
        #expect(again[0].points.first?.mass == 5e-3)
        #expect(again[1] == limit.curves[1])
    }
}
