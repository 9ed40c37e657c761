import Formats
import LimitModel
import Testing

/// Comma-separated values, with made-up numbers.
@Suite struct CSVReaderTests {
    @Test func `CSV has names, quotes and units in names`() throws {
        let text = "\"mass_MeV\",\"coupling_per_TeV\"\n\"1\",\"0.5\"\n2,0.25\n"
        let limit = try Foreign.limit(
            text, name: "a.csv",
            said: try Foreign.said {
                $0.massUnit = nil
                $0.couplingUnit = nil
            })
        #expect(limit.points == [[0.001, 0.0005], [0.002, 0.00025]])
        #expect(try Foreign.limit("x,y\n1,0.1\n2,0.2\n", name: "a.csv", said: try Foreign.said()).points.count == 2)
    }
}
