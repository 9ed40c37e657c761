import Testing

/// A faulty document and what its first error must say.
struct Fault: Sendable, CustomTestStringConvertible {
    let what: String
    let text: String
    let line: Int?
    let field: String?
    let message: String
    let remedy: String

    init(_ what: String, _ text: String, line: Int?, _ field: String?, _ message: String, _ remedy: String) {
        self.what = what
        self.text = text
        self.line = line
        self.field = field
        self.message = message
        self.remedy = remedy
    }

    var testDescription: String { what }
}

/// A right document with one thing changed.
func swapping(_ old: String, _ new: String, in text: String = Sample.above("1 1e-3\n2 1e-3")) -> String {
    text.replacing(old, with: new)
}

/// The known kinds of faults.
enum Faults {
    static let inPoints: [Fault] = [
        Fault(
            "decimal comma", Sample.above("1 1e-3\n1,5 1e-3"), line: 10, "points row 2",
            "mass '1,5' uses a decimal comma", "write 1.5"),
        Fault(
            "Fortran exponent", Sample.above("1 1e-3\n2 1D-3"), line: 10, "points row 2",
            "coupling '1D-3' uses a Fortran exponent", "write 1e-3"),
        Fault(
            "not a number", Sample.above("1 1e-3\n2 abc"), line: 10, "points row 2", "coupling 'abc' is not a number",
            "write for example 0.5 or 1e-3"),
        Fault(
            "NaN", Sample.above("1 1e-3\n2 NaN\n3 1e-3"), line: 10, "points row 2",
            "coupling 'NaN' is not a finite number", "leave the point out"),
        Fault(
            "infinity", Sample.above("1 1e-3\ninf 1"), line: 10, "points row 2", "mass 'inf' is not a finite number",
            "leave the point out"),
        Fault(
            "overflow", Sample.above("1 1e-3\n2 1e999"), line: 10, "points row 2",
            "coupling the number 1e999 is too large or too small to be stored", "write for example 0.5 or 1e-3"),
        Fault(
            "zero", Sample.above("0 1e-3\n2 1e-3"), line: 9, "points row 1", "mass '0' is not positive",
            "the axes are logarithmic: write a positive number, or leave the row out"),
        Fault(
            "negative", Sample.above("1 1e-3\n2 -1e-3"), line: 10, "points row 2", "coupling '-1e-3' is not positive",
            "the axes are logarithmic: write a positive number, or leave the row out"),
        Fault(
            "unit in a row", Sample.above("0.01 MeV 1e-3\n2 1e-3"), line: 9, "points row 1",
            "\"0.01 MeV 1e-3\": the unit 'MeV' does not belong into a row",
            "write numbers only, and the unit once in mass-unit and coupling-unit"),
        Fault(
            "commas between columns", Sample.above("1,1e-3\n2,1e-3"), line: 9, "points row 1",
            "\"1,1e-3\": the columns are separated by commas or semicolons", "write 1 1e-3"),
        Fault(
            "commas and tabs mixed", Sample.above("1 1e-3\n2,\t1e-3"), line: 10, "points row 2",
            "\"2, 1e-3\": the columns are separated by commas or semicolons", "write 2 1e-3"),
        Fault(
            "one column", Sample.above("1 1e-3\n2"), line: 10, "points row 2", "\"2\": the coupling is missing",
            "write 'mass coupling', and if need be the edge kind"),
        Fault(
            "four columns", Sample.above("1 1e-3\n2 1e-3 1 7"), line: 10, "points row 2", "it has 4 columns",
            "write 'mass coupling', and if need be the edge kind"),
        Fault(
            "unknown flag", Sample.above("1 1e-3\n2 1e-3 cap 7"), line: 10, "points row 2",
            "'7' is not a flag of a point", "write effective-theory or near-threshold, or leave it out"),
        Fault(
            "unknown edge kind", Sample.above("1 1e-3\n2 1e-3 wall"), line: 10, "points row 2",
            "'wall' is not an edge kind", "write measured, cap or kinematic, or leave it out"),
        Fault(
            "an open edge is not a row", Sample.above("1 1e-3\n2 1e-3 open"), line: 10, "points row 2",
            "'open' is not an edge kind", "write measured, cap or kinematic, or leave it out"),
        Fault(
            "an edge kind without a segment", Sample.above("1 1e-3 cap\n2 1e-3"), line: 9, "points row 1",
            "it has an edge kind, but no segment ends at the first point",
            "leave the edge kind out, or give it to the row where the segment ends"),
        Fault(
            "SVG path steps", Sample.above("m 1,2\nl 3,4"), line: 9, "points row 1", "mass 'm' is not a number",
            "write for example 0.5 or 1e-3"),
        Fault(
            "header without comment sign", Sample.above("mass g\n1 1\n2 1"), line: 9, "points row 1",
            "mass 'mass' is not a number", "write for example 0.5 or 1e-3"),
        Fault(
            "no points", Sample.above("# nothing\n"), line: 8, "<points>", "there are no points",
            "a curve needs at least two"),
        Fault(
            "one point", Sample.above("1 1e-3"), line: 8, "<points>", "there is only one point",
            "a curve needs at least two"),
        Fault(
            "one mass twice", Sample.above("1 1e-3\n2 1e-3\n2 2e-3"), line: 11, "points row 3",
            "mass 2 comes twice, with couplings 1e-3 and 2e-3", "keep one of the two rows"),
        Fault(
            "out of order", Sample.above("1 1\n2 1\n4 1\n1.5 1\n8 1"), line: 12, "points row 4",
            "mass 1.5 is out of order (row 3 has 4, row 4 1.5)", "sort the rows by mass, or correct it"),
        Fault(
            "off by ten, too large", Sample.above("158.49 1\n2511.9 1\n398.1 1\n501 1"), line: 10, "points row 2",
            "mass 2511.9 is out of order (row 2 has 2511.9, row 3 398.1)",
            "a tenth or ten times of it would fit: check its decimal point"),
        Fault(
            "off by ten, too small", Sample.above("100 1\n200 1\n300 1\n40 1\n500 1"), line: 12, "points row 4",
            "mass 40 is out of order (row 3 has 300, row 4 40)",
            "a tenth or ten times of it would fit: check its decimal point"),
        Fault(
            "downwards", Sample.above("3 1\n2 1\n1 1"), line: 9, "<points>", "the masses run downwards",
            "turn the order of the rows round"),
        Fault(
            "mass unit of a coupling", Sample.above("1 1\n2 1", mass: "1/GeV"), line: 8, "<points> mass-unit",
            "'1/GeV' is a coupling in inverse energy, but a mass or energy is needed", "use eV, keV, MeV, GeV or TeV"),
        Fault(
            "misspelled unit", Sample.above("1 1\n2 1", mass: "Mev"), line: 8, "<points> mass-unit",
            "unknown unit 'Mev'", "did you mean MeV?"),
        Fault(
            "unknown coupling unit", Sample.above("1 1\n2 1", coupling: "furlong"), line: 8, "<points> coupling-unit",
            "unknown unit 'furlong'", "write for example GeV, 1/GeV, m, events, or 1 for a pure number"),
        Fault(
            "unknown interpolation", Sample.above("1 1\n2 1", more: " interpolation=\"linear\""), line: 8,
            "<points> interpolation", "'linear' is not known here", "write log-log or step"),
    ]

    static let inStructure: [Fault] = [
        Fault(
            "confidence level 90", swapping("0.90", "90"), line: 5, "<confidence> level",
            "'90' is not a confidence level",
            "write 0.90, 90% or unknown"),
        Fault(
            "missing level", swapping(" level=\"0.90\"", ""), line: 5, "<confidence>", "attribute 'level' is missing",
            "add level=\"…\""),
        Fault(
            "missing statement", swapping("<confidence level=\"0.90\"/>", ""), line: 6, "<holds>",
            "this element does not belong here", "expected here: <confidence> or <criterion>"),
        Fault(
            "unknown status", swapping("observed", "seen"), line: 4, "<limit> status", "'seen' is not known here",
            "write observed, expected or projection"),
        Fault(
            "unknown grade", swapping("published\"/>\n<origin", "good\"/>\n<origin"), line: 6, "<holds> grade",
            "'good' is not known here", "write published, exact, derived, approximate or assumed"),
        Fault(
            "unknown attribute", swapping("status=\"observed\"", "status=\"observed\" colour=\"red\""), line: 4,
            "<limit> colour", "attribute 'colour' is not known here", "remove it, or correct its spelling"),
        Fault(
            "capital letters in a name", swapping("id=\"l\"", "id=\"L\""), line: 4, "<limit> id", "'L' is not a name",
            "use 1 to 80 lower-case letters, digits, '-' and '.', beginning with a letter or digit"),
        Fault(
            "empty title", swapping("<title>Limit</title>", "<title> </title>"), line: 4, "<title>", "it is empty",
            "write a text"),
        Fault(
            "text between elements", swapping("<title>Limit</title>", "<title>Limit</title>stray"), line: 4, "<limit>",
            "text does not belong here", "remove it, or put it into a <note>"),
        Fault(
            "elements in text", swapping("<title>Limit</title>", "<title><b>Limit</b></title>"), line: 4, "<title>",
            "elements do not belong here", "write text only"),
        Fault(
            "two shapes", swapping("</above>", "</above><empty>x</empty>"), line: 11, "<empty>",
            "this element does not belong here", "expected here: <curve> or <note>"),
        Fault(
            "no experiment of that name", swapping("<experiment id=\"e\"", "<experiment id=\"f\""), line: 3, "<search>",
            "there is no experiment 'e' in this file", "add <experiment id=\"e\"> or correct the name"),
        Fault(
            "no facility of that name", swapping("name=\"E\"", "name=\"E\" facility=\"ring\""), line: 2, "<experiment>",
            "there is no facility 'ring' in this file", "add <facility id=\"ring\"> or correct the name"),
        Fault(
            "no publication of that name",
            swapping("<title>Search</title>", "<title>Search</title><cite role=\"result\" publication=\"q\"/>"),
            line: 3,
            "<cite>", "there is no publication 'q' in this file", "add <publication id=\"q\"> or correct the name"),
        Fault(
            "one id twice",
            swapping(
                "<experiment id=\"e\" name=\"E\"/>",
                "<experiment id=\"e\" name=\"E\"/><experiment id=\"e\" name=\"F\"/>"), line: 2, "<experiment>",
            "the id 'e' is used twice", "give every experiment its own id"),
        Fault(
            "digitised without error", swapping("kind=\"published\"", "kind=\"digitised\""), line: 7,
            "<origin> error-dex",
            "the error of reading the figure is missing",
            "add error-dex=\"0.02\" (in decades), or error-dex=\"unknown\""),
        Fault(
            "negative digitisation error", swapping("kind=\"published\"", "kind=\"digitised\" error-dex=\"-1\""),
            line: 7,
            "<origin> error-dex", "-1 is not an error in decades", "write for example 0.02, or unknown"),
        Fault(
            "the method's place taken literally",
            swapping("invisible-meson-decay>", "method>", in: Sample.derivation()),
            line: 7, "<method>", "<method> stands for a derivation",
            "write its name, for example <invisible-meson-decay>"),
        Fault(
            "unknown derivation", swapping("invisible-meson-decay>", "visible-meson-decay>", in: Sample.derivation()),
            line: 7, "<visible-meson-decay>", "this element does not belong here",
            "expected here: <holds>, <set>, <bias>, <cite>, <preferred>, <annihilation-monophoton>, <dark-photon-epsilon>, "
                + "<decay-in-flight> or <electron-dump>"),
        Fault(
            "unit of a derivation's input", swapping("unit=\"MeV\"", "unit=\"1/GeV\"", in: Sample.derivation()),
            line: 8,
            "<mass> unit", "'1/GeV' is not known here", "write meV, eV, keV, MeV, GeV or TeV"),
        Fault(
            "status of an input",
            swapping(
                "unit=\"MeV\" error=\"0.1\" status=\"stated\"", "unit=\"MeV\" error=\"0.1\"", in: Sample.derivation()),
            line: 8, "<mass>", "attribute 'status' is missing", "add status=\"…\""),
        Fault(
            "number of an input", swapping("9460.4", "9460,4", in: Sample.derivation()), line: 8, "<mass> value",
            "'9460,4' uses a decimal comma", "write 9460.4"),
        Fault(
            "negative error", swapping("error=\"0.1\"", "error=\"-0.1\"", in: Sample.derivation()), line: 8,
            "<mass> error",
            "it is negative", "write the larger of the stated errors without sign"),
        Fault(
            "two ways to give the width",
            swapping(
                "<invisible-branching", "<branching-ee value=\"1\" unit=\"1\" status=\"stated\"/><invisible-branching",
                in: Sample.derivation()), line: 10, "<branching-ee>", "this element does not belong here",
            "expected here: <invisible-branching>"),
        Fault(
            "bad range",
            swapping(
                "grade=\"published\"/>\n<origin",
                "grade=\"published\"><range parameter=\"r\" from=\"1\" to=\"0\" unit=\"1\" status=\"stated\"/></holds>\n<origin"
            ), line: 6, "<range>", "the range ends before its beginning", "exchange from and to"),
        Fault(
            "scenario twice", swapping("<origin", "<holds scenario=\"visible\" grade=\"exact\"/><origin"), line: 7,
            "<holds> scenario", "'visible' is given twice", "keep one of them"),
        Fault(
            "a component without name",
            swapping(
                "</above>",
                "</above><curve role=\"component\"><points mass-unit=\"eV\" coupling-unit=\"1/GeV\">1 1\n2 1</points></curve>"
            ), line: 11, "<curve> name", "a component needs a name", "add name=\"…\" with the production channel"),
        Fault(
            "no content", Sample.document(""), line: 1, "<submission>", "the submission is empty",
            "add a <search> or a <plane>"),
        Fault(
            "another root", "<limits/>", line: 1, "<limits>", "the root element must be <submission>",
            "write <submission xmlns=\"urn:limen:submission:1\">"),
        Fault(
            "no namespace", "<submission/>", line: 1, "<submission>", "it has no namespace",
            "write <submission xmlns=\"urn:limen:submission:1\">"),
        Fault(
            "another namespace", "<submission xmlns=\"urn:x\"/>", line: 1, "<submission>",
            "it has the namespace 'urn:x'", "write <submission xmlns=\"urn:limen:submission:1\">"),
    ]

    static func publication(_ attributes: String) -> String {
        Sample.document("<publication id=\"p1\" \(attributes)><title>T</title></publication>")
    }

    private static let arxivRemedy =
        "write for example 0908.2840, 2105.06476 or hep-ph/0305261, without 'arXiv:' and version"

    static let inReferences: [Fault] =
        [
            "arXiv:0908.2840", "0913.2840", "0900.2840", "0908.28401", "2105.0647", "2105.06476v2", "908.2840",
            "hep-ph/0313261", "x", "hep-ph/030526", "0607.1234",
        ].map {
            Fault(
                "arXiv \($0)", publication("arxiv=\"\($0)\""), line: 2, "<publication> arxiv",
                "'\($0)' is not an arXiv number", arxivRemedy)
        }
        + ["https://doi.org/10.1103/x", "10.1103", "11.1103/x", "10.ab/x", "doi:10.1103/x"].map {
            Fault(
                "DOI \($0)", publication("doi=\"\($0)\""), line: 2, "<publication> doi", "'\($0)' is not a DOI",
                "write for example 10.1103/PhysRevLett.103.251801, without https://doi.org/")
        }
        + ["Hook2021ous", "Hook:21ous", ":2021ous", "Hook:2021", "Hook:2021OUS"].map {
            Fault(
                "texkey \($0)", publication("texkey=\"\($0)\""), line: 2, "<publication> texkey",
                "'\($0)' is not an INSPIRE texkey", "write for example BaBar:2009gco, or leave it out")
        }
        + ["09", "20091", "MMIX"].map {
            Fault(
                "year \($0)", publication("year=\"\($0)\""), line: 2, "<publication> year", "'\($0)' is not a year",
                "write four digits, for example 2009")
        }
}
