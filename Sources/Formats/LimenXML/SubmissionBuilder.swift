import LimitModel
import Quantities

/// Builds a submission from a document. What the schema has refused already is skipped, and the rest is still read, so
/// that one report names everything.
///
/// One extension per kind of element: publications, planes, searches, limits, curves, derivations.
struct SubmissionBuilder {
    var findings: Findings
    var submission = Submission()
    var publications: [String: Publication] = [:]
    var facilities: [String: Facility] = [:]
    var experiments: [String: Experiment] = [:]
    /// The planes of this file, and before it those known already.
    var planes: [Slug: Plane]
    /// Publications, facilities and experiments that something refers to.
    var used: Set<String> = []
    /// Limits whose figures stand in a data file; nil where there is none.
    var tableRequests: [TableRequest]?

    init(findings: Findings, planes: [Plane]) {
        self.findings = findings
        self.planes = Dictionary(planes.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Reads the whole file; names may be used before they are defined.
    mutating func build(_ root: Element) {
        for element in root.all("publication") { readPublication(element) }
        for element in root.all("facility") { readFacility(element) }
        for element in root.all("experiment") { readExperiment(element) }
        for element in root.all("plane") { readPlane(element) }
        for element in root.all("search") { readSearch(element) }
        if root.children.isEmpty, !findings.hasErrors {
            findings.fail(
                line: root.line, field: root.label, "the submission is empty", remedy: "add a <search> or a <plane>")
        }
        for element in root.children where ["publication", "facility", "experiment"].contains(element.name) {
            guard let id = element["id"], !used.contains("\(element.name) \(id)") else { continue }
            findings.warn(.unused, line: element.line, field: element.label, "nothing refers to '\(id)'")
        }
    }

    // MARK: Attributes

    /// A name; what is not a name has been refused by the schema.
    func slug(_ element: Element, _ attribute: String) -> Slug? {
        element[attribute].flatMap { try? Slug($0) }
    }

    /// One of the values of an enumeration.
    func choice<Choice: RawRepresentable>(
        _ element: Element, _ attribute: String, as type: Choice.Type = Choice.self
    ) -> Choice? where Choice.RawValue == String {
        element[attribute].flatMap { Choice(rawValue: $0) }
    }

    /// A number with its unit, in the canonical unit of the dimension it must have.
    mutating func quantity(_ element: Element, as dimension: PhysicalDimension, attribute: String = "value") -> Double?
    {
        guard let number = element[attribute], let unit = element["unit"] else { return nil }
        do {
            return try Quantity(number: number, unit: unit, as: dimension).value
        } catch {
            findings.fail(line: element.line, field: "\(element.label) \(attribute)", error)
            return nil
        }
    }

    /// A number that must be positive.
    mutating func positiveQuantity(_ element: Element, as dimension: PhysicalDimension) -> Double? {
        guard let value = quantity(element, as: dimension) else { return nil }
        guard value > 0 else {
            findings.fail(
                .notPositive, line: element.line, field: element.label, "\(element["value"] ?? "it") is not positive",
                remedy: "the axes are logarithmic: write a positive number")
            return nil
        }
        return value
    }
}
