import Formats
import LimitModel
import Testing

/// FORESEE lines, with made-up numbers.
@Suite struct ForeseeReaderTests {
    @Test func `FORESEE is GeV and does not say what the coupling is`() throws {
        let text = "  0.01 1e-5\n  0.1 1e-5\n  0.1 1e-4\n"
        let said = try Foreign.mixing { $0.shape = .inside }
        #expect(try Foreign.errors(text, as: .foresee, said: said).first?.contains("--coupling-convention") == true)
        let limit = try Foreign.limit(
            text, as: .foresee,
            said: try Foreign.mixing {
                $0.shape = .inside
                $0.convention = "plane"
            })
        #expect(limit.points[0] == [0.01, 1e-5] && limit.shape == .inside)
    }
}
