import Formats
import LimitModel
import Regions
import Testing

/// Rows that only close a polygon.
@Suite struct SentinelTests {
    @Test(arguments: [
        "1e-20 2.5e-5\n1 2.5e-5\n2 3.5e-5\n3 4.5e-5\n", "1 1e5\n1 2.5e-5\n2 3.5e-5\n3 4.5e-5\n",
        "1 2.5e-5\n2 3.5e-5\n3 4.5e-5\n3 1e0\n", "1 2.5e-5\n2 3.5e-5\n3 4.5e-5\n3.1 1e30\n3.2 1e40\n",
        "0.01 1\n1 2.5e-5\n2 3.5e-5\n3 4.5e-5\n",
    ])
    func `at the ends they are reported, recorded and left out`(text: String) throws {
        let read = try Foreign.read(text, said: try Foreign.said())
        let limit = try #require(read.submission.limits.first)
        #expect(limit.points == [[0.001, 2.5e-5], [0.002, 3.5e-5], [0.003, 4.5e-5]])
        #expect(Set(read.warnings.map(\.code)) == [.sentinel])
        #expect(limit.origin.reading?.dropped.count == read.warnings.count)
        #expect(limit.origin.reading?.dropped.first?.hasPrefix("line ") == true)
    }

    @Test func `they stay when it is asked for`() throws {
        let limit = try Foreign.limit("0.5 1e5\n1 2.5e-5\n2 3.5e-5\n", said: try Foreign.said()) {
            $0.keepsSentinels = true
        }
        #expect(limit.points.count == 3 && limit.origin.reading?.dropped == [])
    }

    @Test func `round numbers that are results stay`() throws {
        let limit = try Foreign.limit("1 1e-7\n10 1e-5\n100 1e-2\n1000 1\n", said: try Foreign.said())
        #expect(limit.points.count == 4)
    }

    @Test func `between others they become the frame, so that a gap stays open`() throws {
        let read = try Foreign.read(
            "1 2.5e-5\n2 3.5e-5\n2 1\n4 1\n4 2.5e-5\n5 2.5e-5\n", said: try Foreign.said())
        #expect(
            read.submission.limits[0].curves[0].points.map(\.edge) == [
                .measured, .measured, .cap, .cap, .cap, .measured,
            ])
        #expect(read.warnings.allSatisfy { $0.code == .sentinel } && !read.warnings.isEmpty)
    }

    @Test func `in a contour they become the frame`() throws {
        let limit = try Foreign.limit(
            "1 1e0\n1 2.5e-5\n2 2.5e-5\n2 1e0\n", said: try Foreign.said { $0.shape = .inside })
        #expect(limit.points.count == 4)
        #expect(limit.curves[0].points.map(\.edge).filter { $0 == .cap }.count == 3)
    }

    @Test func `without them too little may be left`() throws {
        for text in ["1e-20 2.5e-5\n1 2.5e-5\n", "1 1e10\n1 2.5e-5\n1.1 1e10\n"] {
            let errors = try Foreign.errors(text)
            #expect(errors.first?.contains("only one point beside rows that only close a polygon") == true, "\(errors)")
        }
    }
}
