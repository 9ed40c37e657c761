import Formats
import LimitModel
import Regions
import Testing

/// Darkcast tables, with made-up numbers.
@Suite struct DarkcastReaderTests {
    @Test func `Darkcast is GeV and epsilon, one edge or two`() throws {
        let one = try Foreign.limit("# mass lower\n1e-3 1e-4\n1e-2 2e-4\n", name: "a.lmt", said: try Foreign.mixing())
        #expect(one.shape == .above && one.points == [[1e-3, 1e-4], [1e-2, 2e-4]])
        let two = try Foreign.limit(
            "# mass lower upper\n 1e-3 1e-6 1e-4\n 1e-2 1e-7 1e-5\n", said: try Foreign.mixing())
        #expect(two.shape == .between && two.curves.map(\.role) == [.lowerEdge, .upperEdge])
        #expect(two.origin.reading?.format == "darkcast" && two.origin.reading?.couplingUnit == "1")
    }

    @Test func `1e5 as the upper edge of every row is an upper limit`() throws {
        let limit = try Foreign.limit(
            "# mass lower upper\n1e-3 1e-4 1e5\n1e-2 2e-4 1.0e5\n", said: try Foreign.mixing())
        #expect(limit.shape == .above && limit.curves.count == 1)
        #expect(try limit.region().strips.allSatisfy { $0.upperKind == .open })
    }

    @Test func `1e5 in some rows is a cap that claims nothing between the rows`() throws {
        let read = try Foreign.read(
            "# mass lower upper\n1e-3 1e-6 1e-4\n1e-2 1e-6 1e-4\n1e-1 1e-6 1e5\n1 1e-6 1e5\n10 1e-6 1e-4\n",
            name: "a.lmt",
            said: try Foreign.mixing())
        #expect(read.warnings.map(\.code) == [.openEdge])
        let upper = read.submission.limits[0].curves[1]
        #expect(upper.points.map(\.coupling) == [1e-4, 1e-4, 1e-4, 1e5, 1e5, 1e-4, 1e-4])
        #expect(upper.points.map(\.edge) == [.measured, .measured, .cap, .cap, .cap, .cap, .cap])
    }

    @Test func `another plane than kinetic mixing is not for Darkcast`() throws {
        let errors = try Foreign.errors(
            "# mass lower\n1e-3 1e-4\n1e-2 2e-4\n", name: "a.lmt",
            said: try Foreign.mixing { $0.plane = try Slug("dark-axion-portal") })
        #expect(
            errors.contains { $0.contains("no convention 'epsilon' in the plane 'dark-axion-portal'") }, "\(errors)")
    }
}
