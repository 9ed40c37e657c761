import LimitModel
import Quantities
import Regions
import Testing

@testable import Formats

/// What is said of a file, by whom, and what is asked for.
@Suite struct DeclarationTests {
    private let rows = "1 1e-3\n10 2e-4\n"

    @Test func `everything that is missing is asked for at once, each with its option`() throws {
        let errors = try Foreign.errors(rows, said: Declaration())
        #expect(errors.count == 1)
        let text = try #require(errors.first)
        #expect(text.hasPrefix("x.txt: the file does not say 10 things that a limit needs:\n"))
        for option in [
            "--experiment", "--plane dark-axion-portal | kinetic-mixing", "--scenario", "--status observed | expected",
            "--confidence-level 0.90, or unknown; or --criterion NAME", "--origin published | digitised",
            "--publication unknown",
            "--mass-unit", "--coupling-unit", "--shape above",
        ] {
            #expect(text.contains(option), "\(option)")
        }
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }

    @Test func `the convention is asked for by name where a plane has several`() throws {
        let errors = try Foreign.errors(rows, said: try Foreign.said { $0.convention = nil })
        #expect(
            errors.count == 1 && errors[0].contains("--coupling-convention plane | g | g/2 | g/4 | 1/f"), "\(errors)")
        #expect(errors[0].contains("does not say 1 thing"))
    }

    @Test func `the error of digitising and the grade of a recast are asked for`() throws {
        #expect(
            try Foreign.errors(rows, said: try Foreign.said { $0.originKind = .digitised }).first?.contains(
                "--error-dex") == true)
        #expect(
            try Foreign.errors(rows, said: try Foreign.said { $0.originKind = .recast }).first?.contains(
                "--grade exact") == true)
        let limit = try Foreign.limit(
            rows,
            said: try Foreign.said {
                $0.originKind = .digitised
                $0.isDigitisationErrorUnknown = true
            })
        #expect(limit.origin.kind == .digitised && limit.origin.digitisationError == nil)
        #expect(limit.holdings.map(\.grade) == [.published])
    }

    @Test func `what the header says is taken, and an option against it wins with a warning`() throws {
        let text = "# E made up\n# mass [keV]  coupling [TeV^-1]\n1 1e-3\n10 2e-4\n"
        let silent = try Foreign.said {
            $0.massUnit = nil
            $0.couplingUnit = nil
        }
        let read = try Foreign.read(text, said: silent)
        #expect(read.submission.limits[0].points == [[1e-6, 1e-6], [1e-5, 2e-7]])
        #expect(read.warnings.isEmpty)
        let loud = try Foreign.read(text, said: try Foreign.said { $0.couplingUnit = "1/TeV" })
        #expect(
            loud.warnings.map(\.description) == [
                "x.txt:3: mass unit: 'MeV' an option says, the file says 'keV' [overridden]"
            ])
        #expect(loud.submission.limits[0].points[0] == [0.001, 1e-6])
    }

    // MARK: The same said twice

    /// What a file says, and an option beside it.
    private func merged(
        _ file: (inout Declaration) throws -> Void, _ option: (inout Declaration) throws -> Void
    ) throws -> (said: Declaration, warnings: [String]) {
        var (weak, strong) = (Declaration(), Declaration())
        try file(&weak)
        try option(&strong)
        let merged = strong.filled(from: weak, planes: try Foreign.planes())
        return (merged.declaration, merged.overruled.map { "\($0.stronger) | \($0.weaker)" })
    }

    @Test(arguments: ["0.9", "0.90", "90%", "9e-1"])
    func `a level spelt in another way contradicts nothing, and leaves sides and method`(_ level: String) throws {
        let full = Statement.confidence(.init(level: .level(0.9), sides: .one, method: .cls))
        let found = try merged(
            { $0.statement = full }, { $0.statement = .confidence(.init(level: try ConfidenceLevel(level))) })
        #expect(found.warnings == [] && found.said.statement == full)
    }

    @Test func `a warning shows what differs`() throws {
        let one = Statement.confidence(.init(level: .level(0.9), sides: .one))
        let two = Statement.confidence(.init(level: .level(0.9), sides: .two, method: .cls))
        let found = try merged({ $0.statement = one }, { $0.statement = two })
        #expect(found.warnings == ["0.9, two-sided, CLs | 0.9, one-sided"] && found.said.statement == two)
        let others = try merged(
            { $0.statement = .criterion(.init(name: "n", meaning: "m")) },
            { $0.statement = .criterion(.init(name: "n", meaning: "k")) })
        #expect(others.warnings == ["criterion 'n': k | criterion 'n': m"])
        let levels = try merged({ $0.statement = one }, { $0.statement = .confidence(.init(level: .level(0.95))) })
        #expect(levels.warnings == ["0.95 | 0.9, one-sided"])
    }

    @Test func `a criterion by its name, an experiment by its name, equal units and conventions contradict nothing`()
        throws
    {
        let criterion = Statement.criterion(.init(name: "n", meaning: "m"))
        let facility = Facility(id: try Slug("f"), name: "F")
        let found = try merged(
            {
                $0.plane = try Slug("dark-axion-portal")
                $0.statement = criterion
                $0.experiment = Experiment(id: try Slug("babar"), name: "BaBar", facility: facility, note: "N")
                ($0.massUnit, $0.couplingUnit, $0.convention) = ("GeV", "GeV^-1", "plane")
                $0.digitisationError = 0.02
            },
            {
                $0.plane = try Slug("dark-axion-portal")
                $0.statement = .criterion(.init(name: "n", meaning: "n"))
                $0.experiment = Experiment(id: try Slug("babar"), name: "BaBar")
                ($0.massUnit, $0.couplingUnit, $0.convention) = ("GeV", "1/GeV", "g/2")
                $0.digitisationError = 0.020
            })
        #expect(found.warnings == [])
        #expect(found.said.statement == criterion)
        #expect(found.said.experiment?.facility == facility && found.said.experiment?.note == "N")
        let other = try merged(
            {
                $0.plane = try Slug("dark-axion-portal")
                $0.convention = "plane"
            }, { $0.convention = "g/4" })
        #expect(other.warnings == ["g/4 | plane"])
    }

    @Test func `comments that mention an answer are quoted with the question`() throws {
        let errors = try Foreign.errors("# E 90% CL, arXiv:2401.01234v2\n\(rows)", said: Declaration())
        #expect(errors.first?.contains("(line 1 mentions '90% CL')") == true, "\(errors)")
        #expect(errors.first?.contains("(line 1 mentions 2401.01234)") == true)
    }

    @Test func `misspelt names are answered with what was meant`() throws {
        #expect(
            try Foreign.errors(rows, said: try Foreign.said { $0.plane = try Slug("dark-axion-prtal") })
                .contains { $0.contains("did you mean 'dark-axion-portal'?") })
        #expect(
            try Foreign.errors(rows, said: try Foreign.said { $0.scenarios = [try Slug("visble")] })
                .contains { $0.contains("did you mean 'visible'?") })
        #expect(
            try Foreign.errors(rows, said: try Foreign.said { $0.convention = "g/3" })
                .contains { $0.contains("there is no convention 'g/3'") })
        #expect(
            try Foreign.errors(rows, said: try Foreign.said { $0.massUnit = "Gev" })
                .contains { $0.contains("did you mean GeV") })
    }

    // MARK: Conventions

    @Test(arguments: [("g", 2.0), ("g/2", 1), ("g/4", 0.5), ("plane", 1)])
    func `conventions of the coupling are undone and recorded`(name: String, factor: Double) throws {
        let limit = try Foreign.limit(rows, said: try Foreign.said { $0.convention = name })
        #expect(limit.points.map { $0[1] } == [1e-3 * factor, 2e-4 * factor])
        let reading = try #require(limit.origin.reading)
        #expect(reading.convention == name && reading.massUnit == "MeV" && reading.couplingUnit == "1/GeV")
        #expect(reading.format == "text" && reading.table == nil)
    }

    @Test func `a lower limit on a scale is an upper limit on the coupling`() throws {
        let limit = try Foreign.limit(
            "1 1000\n10 500\n",
            said: try Foreign.said {
                $0.convention = "1/f"
                $0.couplingUnit = "GeV"
            })
        #expect(limit.points.map { $0[1] } == [2 / 1000.0, 2 / 500.0])
        #expect(limit.shape == .above)
    }

    @Test func `edges change places where larger scales are smaller couplings`() throws {
        let limit = try Foreign.limit(
            "1 10 1000\n10 20 500\n",
            said: try Foreign.said {
                $0.convention = "1/f"
                $0.couplingUnit = "GeV"
                $0.shape = nil
            }
        ) { $0.columns = ["1", "2", "3"] }
        #expect(limit.curves.map(\.role) == [.lowerEdge, .upperEdge])
        #expect(limit.curves[0].points.map(\.coupling) == [2 / 1000.0, 2 / 500.0])
        _ = try limit.region()
    }

    @Test func `squares of the mixing are rooted`() throws {
        let limit = try Foreign.limit(
            "1 1e-6\n10 4e-6\n",
            said: try Foreign.mixing {
                $0.massUnit = "MeV"
                $0.convention = "epsilon^2"
                $0.shape = .above
            })
        #expect(limit.points.map { $0[1] } == [1e-3, 2e-3])
    }
}
