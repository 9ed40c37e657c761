// swift-format-ignore-file: NeverUseForceTry, NeverForceUnwrap
import LimitModel
import Quantities
import Testing

@testable import Formats

@Suite struct DarkcastWriterTests {
    @Test(arguments: [Written.above, Written.steps, Written.between, Written.stepEdges])
    func `Darkcast text reads back to the same edges`(_ limit: Limit) throws {
        let text = try DarkcastWriter.text(Written.exported(limit), Written.source, Written.units())
        #expect(text.hasPrefix(limit.shape == .above ? "# mass lower\n" : "# mass lower upper\n"))
        var again = limit
        again.curves = try Written.curves(Written.readBack(text))
        #expect(try again.region() == limit.region())
        // The format keeps one value a mass.
        let masses = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: " ")[0] }
        #expect(Set(masses).count == masses.count)
    }

    @Test func `Darkcast refuses islands and says what helps`() throws {
        let error = #expect(throws: ExportError.self) {
            try DarkcastWriter.text(Written.exported(Written.islands), Written.source, Written.units())
        }
        #expect(error?.message.contains("write it as axionlimits") == true)
    }
}
