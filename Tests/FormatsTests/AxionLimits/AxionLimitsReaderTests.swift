import Formats
import LimitModel
import Testing

/// Text of the AxionLimits collection, with made-up numbers.
@Suite struct AxionLimitsReaderTests {
    private func format(_ text: String, name: String = "x.txt", said: Declaration) throws -> String? {
        try Foreign.limit(text, name: name, said: said).origin.reading?.format
    }

    @Test func `AxionLimits are masses in eV with a title in the first comment`() throws {
        let text = "# Example https://example.org/a.pdf\n# mass [eV]  kinetic mixing\n1e5\t2.5e-4\n2e6\t3.5e-4\n"
        let limit = try Foreign.limit(text, said: try Foreign.mixing { $0.shape = .above })
        #expect(limit.points == [[1e-4, 2.5e-4], [2e-3, 3.5e-4]])
        #expect(limit.title == "Example")
        #expect(limit.origin.reading?.format == "axionlimits" && limit.origin.reading?.convention == "epsilon")
    }

    @Test(arguments: [
        "#mass [eV] kinetic mixing [dimensionless]", "# m_a [eV]  kinetic mixing", "# mass [eV] \t kinetic mixing",
    ])
    func `headers of AxionLimits are recognised in their spellings`(header: String) throws {
        let text = "# Example\n\(header)\n# https://example.org\n1e5 2.5e-4\n2e6 3.5e-4\n"
        #expect(try format(text, said: try Foreign.mixing { $0.shape = .above }) == "axionlimits")
    }

    @Test func `a header may have remarks before its units`() throws {
        let text = "# mass [eV]    coupling (max) [TeV^-1]   coupling (min) [TeV^-1]\n1e6 3e-1 2e-4\n2e6 4e-1 3e-4\n"
        let said = try Foreign.said {
            $0.massUnit = nil
            $0.couplingUnit = nil
            $0.shape = nil
        }
        let limit = try Foreign.limit(text, said: said) { $0.columns = ["1", "3", "2"] }
        #expect(limit.shape == .between && limit.points == [[1e-3, 2e-7], [2e-3, 3e-7]])
    }

    @Test func `a product in the header is not a coupling`() throws {
        let errors = try Foreign.errors(
            "# mass [eV]  kinetic mixing * mass [eV]\n1 1e-12\n2 1e-12\n",
            said: try Foreign.mixing { $0.shape = .above })
        #expect(errors.first?.contains("is a product, not a coupling") == true, "\(errors)")
    }
}
