import LimitModel
import Quantities

/// Writes submissions in Limen's own vocabulary, which an empty archive takes in: planes, publications, experiments,
/// searches and the curves of their limits. What is read back has the same content hash.
package enum SubmissionWriter: TextWriter {
    package static let format = Format.xml
    package static let holdsSeveral = true
    package static let hasUnits = false

    package static func text(_ limits: [ExportedLimit], _ style: WritingStyle) throws -> String {
        let revisions = limits.map { "\($0.limit.slug)@\($0.revision): content hash \($0.hash)" }
        return try text(limits, head: style.source.lines + revisions)
    }

    /// The limits that own a piece of the boundary.
    package static func text(_ envelope: ExportedEnvelope, _ style: WritingStyle) throws -> String {
        let head = ["The limits that form an envelope, scenario \(envelope.scenario)"] + envelope.source.lines
        return try text(envelope.contributors.map(\.exported), head: head)
    }

    /// - Parameter head: lines for the top: where the limits come from.
    /// - Throws: `ExportError` when the limits cannot stand in one file, or when something of them would be lost.
    package static func text(_ limits: [ExportedLimit], head: [String] = []) throws(ExportError) -> String {
        var parts = Parts()
        for exported in limits { try parts.add(exported) }
        var xml = XMLText()
        xml.provenance(head)
        var failure: ExportError?
        xml.element("submission", [("xmlns", SubmissionSchema.namespace)]) { xml in
            for publication in parts.publications { write(publication, &xml) }
            for facility in parts.facilities {
                xml.element("facility", [("id", facility.id.text), ("name", facility.name)]) {
                    note(facility.note, &$0)
                }
            }
            for experiment in parts.experiments {
                let facility = experiment.facility?.id.text
                xml.element(
                    "experiment", [("id", experiment.id.text), ("name", experiment.name), ("facility", facility)]
                ) { note(experiment.note, &$0) }
            }
            for plane in parts.planes { write(plane, &xml) }
            for search in parts.searches {
                do throws(ExportError) { try write(search, &xml) } catch { failure = failure ?? error }
            }
        }
        if let failure { throw failure }
        try check(xml.text, limits)
        return xml.text
    }

    /// Reads the text back: nothing leaves that would not come back the same.
    private static func check(_ text: String, _ limits: [ExportedLimit]) throws(ExportError) {
        let read: ReadSubmission
        do {
            read = try SubmissionReader.read(Array(text.utf8), name: "export")
        } catch {
            throw ExportError(
                "these limits cannot be written as XML: \(error.findings.first?.description ?? ""); write it as json")
        }
        for exported in limits where !read.submission.limits.contains(exported.limit) {
            throw ExportError(
                "\(exported.limit.slug) would not come back from XML as it is (white space in its texts, or the order of its "
                    + "curves); write it as json")
        }
    }

    // MARK: - Elements

    private static func note(_ text: String?, _ xml: inout XMLText) {
        if let text { xml.element("note", text: text) }
    }

    private static func write(_ publication: Publication, _ xml: inout XMLText) {
        let attributes = [
            ("id", publication.id.text), ("texkey", publication.texkey), ("arxiv", publication.arxiv),
            ("doi", publication.doi), ("year", publication.year.map(String.init)),
        ]
        xml.element("publication", attributes) { xml in
            xml.element("title", text: publication.title)
            for author in publication.authors { xml.element("author", text: author) }
            if let journal = publication.journal { xml.element("journal", text: journal) }
            if let url = publication.url { xml.element("url", text: url) }
        }
    }

    private static func write(_ plane: Plane, _ xml: inout XMLText) {
        xml.element("plane", [("id", plane.slug.text), ("model", plane.model?.text)]) { xml in
            xml.element("title", text: plane.title)
            xml.element("convention", [("prefactor", plane.prefactor.map { "\($0)" })], text: plane.convention)
            for (name, axis) in [("mass-axis", plane.mass), ("coupling-axis", plane.coupling)] {
                xml.element(name, [("symbol", axis.symbol), ("title", axis.title)]) { xml in
                    xml.element("from", number(axis.from, axis.dimension))
                    xml.element("to", number(axis.to, axis.dimension))
                    if let from = axis.shownFrom { xml.element("shown-from", number(from, axis.dimension)) }
                    if let to = axis.shownTo { xml.element("shown-to", number(to, axis.dimension)) }
                }
            }
            for parameter in plane.parameters {
                xml.element(
                    "parameter",
                    [
                        ("name", parameter.name.text), ("symbol", parameter.symbol),
                        ("from", parameter.from.map { "\($0)" }), ("to", parameter.to.map { "\($0)" }),
                        ("unit", PhysicalDimension.dimensionless.canonicalUnit),
                    ], text: parameter.meaning)
            }
            for scenario in plane.scenarios {
                xml.element("scenario", [("id", scenario.slug.text)]) { xml in
                    xml.element("title", text: scenario.title)
                    for value in scenario.values {
                        xml.element("set", [("parameter", value.parameter.text)] + number(value.value, .dimensionless))
                    }
                    note(scenario.note, &xml)
                }
            }
            note(plane.note, &xml)
        }
    }

    /// The plane says where the numbers come from, so that each is stated.
    private static func number(_ value: Double, _ dimension: PhysicalDimension) -> [(String, String?)] {
        [("value", "\(value)"), ("unit", dimension.canonicalUnit), ("status", InputStatus.stated.rawValue)]
    }

    private static func write(_ search: Parts.Search, _ xml: inout XMLText) throws(ExportError) {
        let data = search.data.map(\.text).joined(separator: " ")
        var failure: ExportError?
        xml.element(
            "search",
            [("id", search.slug.text), ("experiment", search.experiment.text), ("data", data.isEmpty ? nil : data)]
        ) { xml in
            xml.element("title", text: search.title)
            for exported in search.limits {
                do throws(ExportError) {
                    try LimitElementWriter(exported, hasVersions: search.limits.count > 1).write(&xml)
                } catch { failure = failure ?? error }
            }
        }
        if let failure { throw failure }
    }
}

/// The parts that the limits of a file share, each once.
private struct Parts {
    struct Search {
        let slug, experiment: Slug
        let title: String
        let data: [Slug]
        var limits: [ExportedLimit]
    }

    var publications: [Publication] = []
    var facilities: [Facility] = []
    var experiments: [Experiment] = []
    var planes: [Plane] = []
    var searches: [Search] = []

    mutating func add(_ exported: ExportedLimit) throws(ExportError) {
        let limit = exported.limit
        for citation in limit.citations { try add(citation.publication, \.id, to: \.publications, "publication") }
        if let facility = limit.experiment.facility { try add(facility, \.id, to: \.facilities, "facility") }
        try add(limit.experiment, \.id, to: \.experiments, "experiment")
        try add(exported.plane, \.slug, to: \.planes, "plane")
        if let index = searches.firstIndex(where: { $0.slug == limit.search }) {
            guard searches[index].data == limit.data, searches[index].experiment == limit.experiment.id else {
                throw Self.clash("search", limit.search)
            }
            searches[index].limits.append(exported)
        } else {
            searches.append(
                Search(
                    slug: limit.search, experiment: limit.experiment.id, title: exported.searchTitle ?? limit.title,
                    data: limit.data, limits: [exported]))
        }
    }

    private mutating func add<Item: Equatable>(
        _ item: Item, _ id: KeyPath<Item, Slug>, to list: WritableKeyPath<Parts, [Item]>, _ what: String
    ) throws(ExportError) {
        guard let known = self[keyPath: list].first(where: { $0[keyPath: id] == item[keyPath: id] }) else {
            self[keyPath: list].append(item)
            return
        }
        if known != item { throw Self.clash(what, item[keyPath: id]) }
    }

    private static func clash(_ what: String, _ slug: Slug) -> ExportError {
        ExportError(
            "two of the limits describe \(what) '\(slug)' differently, so that they cannot share one XML file; "
                + "write them to a folder, one file each")
    }
}
