import Formats
import LimitModel
import Regions
import Testing

/// Two and three columns of numbers, with the habits of the field. All numbers are made up.
@Suite struct ColumnTests {
    private let plain = [[0.001, 1e-3], [0.01, 2e-4], [0.1, 3e-4]]

    @Test(arguments: [
        "1 1e-3\n10 2e-4\n100 3e-4\n", "1\t1e-3\n10\t2e-4\n100\t3e-4", "1,1e-3\r\n10,2e-4\r\n100,3e-4\r\n",
        "1;1e-3\n10;2e-4\n100;3e-4\n", "\u{FEFF}1 1e-3\n10 2e-4\n100 3e-4\n", "1 1e-3\r10 2e-4\r100 3e-4",
        "# a\n% b\n! c\n// d\n; e\n 1  1e-3 # first\n10 2e-4\n100 3e-4\n", "\n\n  1 1e-3\n  10 2e-4\n  100 3e-4\n\n",
    ])
    func `separators, comment signs and line ends make no difference`(text: String) throws {
        let limit = try Foreign.limit(text, said: try Foreign.said())
        #expect(limit.points == plain)
        #expect(limit.slug.text == "x" && limit.search.text == "x")
        #expect(limit.curves.map(\.role) == [.central])
    }

    @Test func `separators may change, which is said`() throws {
        #expect(try Foreign.codes("1 1e-3\n10,2e-4\n100, 3e-4\n") == [.mixedSeparators])
    }

    @Test func `a header without comment sign is taken, and said`() throws {
        let read = try Foreign.read("mass coupling\n1 1e-3\n10 2e-4\n", said: try Foreign.said())
        #expect(
            read.warnings.map(\.description) == [
                "x.txt:1: 'mass coupling' is taken as the names of the columns, without a comment sign [bare-header]"
            ])
    }

    @Test func `Fortran exponents are read, and said`() throws {
        let read = try Foreign.read("1.0D0 1d-3\n1.0D+1 2.0D-4\n", said: try Foreign.said())
        #expect(read.submission.limits.first?.points == [[0.001, 1e-3], [0.01, 2e-4]])
        #expect(read.warnings.map(\.code) == [.fortranExponent])
    }

    @Test func `masses that run downwards are turned round, and said`() throws {
        let read = try Foreign.read("100 3e-4\n10 2e-4\n1 1e-3\n", said: try Foreign.said())
        #expect(read.submission.limits.first?.points == plain)
        #expect(read.warnings.map(\.code) == [.reversed])
    }

    @Test func `the unit shifts the text, so that 27 MeV is 0.027 GeV`() throws {
        let limit = try Foreign.limit("27 0.1\n28 0.1\n", said: try Foreign.said { $0.couplingUnit = "1/TeV" })
        #expect(limit.points == [[0.027, 1e-4], [0.028, 1e-4]])
    }

    @Test(arguments: [
        ("", "the file is empty"), ("# nothing yet\n", "it holds no row of numbers"),
        ("1 1e-3\n", "there is only one point"),
        ("1 nan\n2 1\n", "'nan' is not a finite number"), ("1 inf\n2 1\n", "not a finite number"),
        ("1 0\n2 1\n", "'0' is not positive"), ("-1 1\n2 1\n", "'-1' is not positive"),
        ("0,5 1,2e-3\n0,7 1,3e-3\n", "has decimal commas (and 1 more rows); write '0.5 1.2e-3'"),
        ("1 1\n2 1 3\n3 1\n", "x.txt:2: it has 3 columns, the others have 2"), ("1\n2\n", "only one column"),
        ("1 1\nhello world\n2 1\n", "x.txt:2: 'hello world' is neither numbers nor a comment"),
        ("1 1e-3\n251.19 1e-3\n3 1e-3\n4 1e-3\n", "is out of order"), ("1 1\n1 2\n2 2\n", "comes twice"),
        ("10 1 1\n20 2 2\n", "there are 3 columns"), ("1 1 1 1\n2 2 2 2\n", "there are 4 columns"),
        ("1 0x10\n2 1\n", "'0x10' is not a number"), ("1 1\n\n2 1\n3 1\n", "2 separate runs of rows (at lines 1, 3)"),
        ("56.7,208.4\n124.7,0\n31.8,-0.01\n19.9,0.07\n14.5,-0.1\n11.4,0\n9.4,-0.2\n", "the steps of a path"),
        ("-2.3 1\n-2.2 1\n-2.1 1\n-2 1\n", "--log10 x"),
    ])
    func `bad data are refused with line and remedy`(text: String, message: String) throws {
        let errors = try Foreign.errors(text, as: .text)
        #expect(errors.contains { $0.contains(message) }, "\(errors)")
        #expect(errors.allSatisfy { $0.hasPrefix("x.txt") })
    }

    @Test func `UTF-16 and bytes that are not text are refused`() throws {
        for bytes in [[0xFF, 0xFE, 0x31, 0], [0x31, 0x20, 0x00, 0x31], [0x31, 0x20, 0xFF, 0x31]] as [[UInt8]] {
            #expect(throws: FormatErrors.self) { try Foreign.read(bytes, as: .text, said: try Foreign.said()) }
        }
    }

    @Test func `a curve that folds back is a contour, and says how to say so`() throws {
        let fold = "1 1e-4\n2 1e-5\n3 1e-5\n4 2e-5\n3.5 1e-4\n3 1e-3\n2 1e-2\n"
        let errors = try Foreign.errors(fold)
        #expect(errors.count == 1 && errors[0].contains("x.txt:5: points row 5") && errors[0].contains("--close-at"))
        let limit = try Foreign.limit(
            fold,
            said: try Foreign.said {
                $0.shape = .inside
                $0.closeAt = "1 /GeV"
            })
        #expect(limit.points.suffix(2) == [[0.002, 1], [0.001, 1]])
        #expect(limit.curves[0].points.map(\.edge) == [.cap] + Array(repeating: .measured, count: 6) + [.cap, .cap])
        #expect(
            try Foreign.errors(
                fold,
                said: try Foreign.said {
                    $0.shape = .inside
                    $0.closeAt = "1e-4"
                }
            ).contains { $0.contains("lies below the end of the curve") })
    }

    @Test func `empty lines part contours`() throws {
        let limit = try Foreign.limit(
            "1 1e-4\n2 1e-4\n2 1e-3\n\n4 1e-4\n5 1e-4\n5 1e-3\n", said: try Foreign.said { $0.shape = .inside })
        #expect(limit.curves.map(\.role) == [.contour, .contour])
        #expect(limit.curves.map(\.points.count) == [3, 3])
    }

    @Test func `contours that run together are refused, or cut when asked`() throws {
        let text = "1 1e-4\n2 1e-4\n2 1e-3\n1 1e-4\n4 1e-4\n5 1e-4\n5 1e-3\n4 1e-4\n"
        let said = try Foreign.said { $0.shape = .inside }
        let errors = try Foreign.errors(text, said: said)
        #expect(errors.count == 1 && errors[0].contains("x.txt:4") && errors[0].contains("--split-contours"))
        #expect(try Foreign.limit(text, said: said) { $0.splitsContours = true }.curves.count == 2)
    }

    @Test func `a jump in an upper limit is allowed when asked, and reads back as XML would`() throws {
        let text = "1 1e-3\n2 1e-3\n2 1e-4\n3 1e-4\n"
        #expect(try Foreign.errors(text).first?.contains("--allow-steps") == true)
        let limit = try Foreign.limit(text, said: try Foreign.said()) { $0.allowsSteps = true }
        #expect(limit.curves[0].points.map(\.edge) == [.measured, .measured, .cap, .measured])
        _ = try limit.region()
    }

    @Test func `bins that touch are steps, and the last one ends`() throws {
        let limit = try Foreign.limit(
            "1 2 1e-3\n2 5 2e-3\n5 7 1e-3\n7 9 3e-3\n", said: try Foreign.said { $0.shape = nil })
        #expect(limit.curves[0].interpolation == .step && limit.shape == .above)
        #expect(limit.points == [[0.001, 1e-3], [0.002, 2e-3], [0.005, 1e-3], [0.007, 3e-3], [0.009, 3e-3]])
    }

    @Test func `a bin from mass zero is left out and recorded, or begins where it is said to`() throws {
        let text = "0 2 1e-3\n2 5 2e-3\n5 7 1e-3\n7 9 3e-3\n"
        let read = try Foreign.read(text, said: try Foreign.said())
        #expect(read.warnings.map(\.code) == [.binFromZero])
        #expect(read.submission.limits[0].origin.reading?.dropped.count == 1)
        #expect(read.submission.limits[0].points.first == [0.002, 2e-3])
        let limit = try Foreign.limit(text, said: try Foreign.said()) { $0.lowestMass = "0.1" }
        #expect(limit.points.first == [1e-4, 1e-3] && limit.origin.reading?.dropped == [])
    }

    @Test(arguments: [
        ("1 2 1e-3\n2 1 2e-3\n1 7 1e-3\n7 9 1e-3\n", "before it begins"),
        ("1 2 1e-3\n2 5 2e-3\n6 7 1e-3\n7 9 1e-3\n", "but the one before ends at 5"),
    ])
    func `bins with gaps or turned round are refused`(text: String, message: String) throws {
        #expect(try Foreign.errors(text) { $0.isBinned = true }.contains { $0.contains(message) })
    }

    @Test func `columns are chosen by number or name`() throws {
        let text = "mass,flag,lower,upper\n1,7,1e-4,1e-3\n2,7,1e-4,2e-3\n"
        let limit = try Foreign.limit(text, name: "a.csv", said: try Foreign.said { $0.shape = nil }) {
            $0.columns = ["mass", "lower", "4"]
        }
        #expect(limit.shape == .between && limit.curves.map(\.role) == [.lowerEdge, .upperEdge])
        #expect(limit.curves[1].points.map(\.coupling) == [1e-3, 2e-3])
        let errors = try Foreign.errors(text, name: "a.csv") { $0.columns = ["mass", "lwer"] }
        #expect(errors.first?.contains("did you mean 'lower'?") == true, "\(errors)")
        #expect(
            try Foreign.errors(text, name: "a.csv") { $0.columns = ["1", "9"] }.first?.contains("no column 9") == true)
    }

    @Test func `logarithms are read when it is said`() throws {
        let limit = try Foreign.limit("-3 -2\n-2 -3\n", said: try Foreign.said { $0.massUnit = "GeV" }) {
            $0.isMassLog10 = true
            $0.isCouplingLog10 = true
        }
        #expect(limit.points == [[0.001, 0.01], [0.01, 0.001]])
    }

    @Test func `prose is not taken for a table`() throws {
        let errors = try Foreign.errors(
            "Some words here.\n\n3 cheers for physics\nand more words\nand more\n", name: "a.md")
        #expect(errors.contains { $0.contains("its format is not recognised") }, "\(errors)")
    }
}
