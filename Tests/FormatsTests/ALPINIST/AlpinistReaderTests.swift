import Formats
import LimitModel
import Testing

/// ALPINIST tables, with made-up numbers.
@Suite struct AlpinistReaderTests {
    @Test func `ALPINIST names units without a comment sign`() throws {
        let text = "ma[GeV]\tFa[GeV]\n0.1 200\n0.2 400\n0.3 800\n"
        let limit = try Foreign.limit(
            text, name: "a.dat",
            said: try Foreign.said {
                $0.massUnit = nil
                $0.couplingUnit = nil
                $0.convention = "1/f"
            })
        #expect(limit.points.map { $0[0] } == [0.1, 0.2, 0.3] && limit.points[0][1] == 0.01)
        #expect(limit.origin.reading?.format == "alpinist" && limit.origin.reading?.couplingUnit == "GeV")
    }
}
