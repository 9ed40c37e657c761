import Formats
import LimitModel
import Testing

/// Small submissions for tests, and what the reader says about them.
enum Sample {
    static let start = "<submission xmlns=\"urn:limen:submission:1\">"

    /// A whole document: the body begins on line 2.
    static func document(_ body: String) -> String { "\(start)\n\(body)\n</submission>\n" }

    /// A document with one limit. Line 2 defines the experiment, 3 the search, 4 the limit, 5 its statement, 6 where it holds,
    /// 7 its origin; the shape begins on line 8.
    static func limit(
        _ shape: String, experiment: String = "<experiment id=\"e\" name=\"E\"/>",
        statement: String = "<confidence level=\"0.90\"/>",
        holds: String = "<holds scenario=\"visible\" grade=\"published\"/>",
        origin: String = "<origin kind=\"published\"/>",
        attributes: String = "id=\"l\" plane=\"p\" status=\"observed\""
    ) -> String {
        document(
            """
            \(experiment)
            <search id="s" experiment="e"><title>Search</title>
            <limit \(attributes)><title>Limit</title>
            \(statement)
            \(holds)
            \(origin)
            \(shape)
            </limit></search>
            """)
    }

    /// A limit above a curve; the first row stands on line 9.
    static func above(_ rows: String, mass: String = "MeV", coupling: String = "1/GeV", more: String = "") -> String {
        limit(
            "<above><points mass-unit=\"\(mass)\" coupling-unit=\"\(coupling)\"\(more)>\n\(rows)\n</points></above>")
    }

    /// A derivation with the inputs of an invisible meson decay; the method begins on line 7.
    static func derivation(
        _ inputs: String = """
        <meson name="V"><mass value="9460.4" unit="MeV" error="0.1" status="stated" source="PDG"/>
        <branching-ee value="2.39" unit="%" status="stated"/></meson>
        <invisible-branching value="3e-4" unit="1" status="stated"/>
        <mass-range><from value="1" unit="eV" status="derived"/></mass-range>
        """
    ) -> String {
        document(
            """
            <experiment id="e" name="E"/>
            <search id="s" experiment="e" data="a b"><title>Search</title>
            <derivation id="d" plane="p" status="observed"><title>Derived</title>
            <confidence level="90%" sides="one"/>
            <holds scenario="invisible" grade="derived"/>
            <invisible-meson-decay>
            \(inputs)
            </invisible-meson-decay></derivation></search>
            """)
    }

    /// A plane with a narrow plausible range, one parameter and one scenario.
    static func plane() throws -> Plane {
        Plane(
            slug: try Slug("p"), title: "P", model: try Slug("made-up"), convention: "L",
            mass: .init(symbol: "m", title: "mass", dimension: .energy, from: 1e-6, to: 1e3),
            coupling: .init(symbol: "g", title: "coupling", dimension: .inverseEnergy, from: 1e-9, to: 1),
            parameters: [.init(name: try Slug("ma-over-m"), symbol: "r", meaning: "ratio")],
            scenarios: [.init(slug: try Slug("visible"), title: "Visible", values: [])])
    }
}

func read(_ text: String, planes: [Plane] = []) throws(FormatErrors) -> ReadSubmission {
    try SubmissionReader.read(Array(text.utf8), name: "x.xml", planes: planes)
}

/// The errors of a document, none when it is right.
func errors(_ text: String, planes: [Plane] = []) -> [Finding] { errors(Array(text.utf8), planes: planes) }

func errors(_ bytes: [UInt8], planes: [Plane] = []) -> [Finding] {
    do {
        _ = try SubmissionReader.read(bytes, name: "x.xml", planes: planes)
        return []
    } catch {
        return error.findings
    }
}
