// A limit from its stored document, member by member. An answer reads the documents of all limits of its scenario, and
// Foundation's decoder takes five times as long. What the encoder writes, this reads: a test holds the two together.

import Quantities

extension Limit {
    /// The limit of a document, its curves without their points.
    /// - Throws: `ModelError.badDocument` that names the member.
    public init(_ tree: JSONTree) throws(ModelError) {
        self.init(
            slug: try tree.slug("slug"), title: try tree.text("title"), search: try tree.slug("search"),
            experiment: try Experiment(tree.member("experiment")), plane: try tree.slug("plane"),
            status: try tree.choice("status"), statement: try Statement(tree.member("statement")),
            holdings: try tree.list("holdings", Holding.init(tree:)),
            bias: try tree["bias"].map(Bias.init(tree:)), origin: try Origin(tree.member("origin")),
            citations: try tree.list("citations", Citation.init(tree:)), data: try tree.slugs("data"),
            shape: try tree.choice("shape"), curves: try tree.list("curves", Curve.init(tree:)),
            ends: try tree["ends"].map(Ends.init(tree:)),
            emptyReason: try tree.optional("emptyReason", JSONTree.text),
            note: try tree.optional("note", JSONTree.text))
    }
}

extension Limit.Bias {
    fileprivate init(tree: JSONTree) throws(ModelError) {
        self.init(direction: try tree.choice("direction"), evidence: try tree.text("evidence"))
    }
}

extension Limit.Ends {
    fileprivate init(tree: JSONTree) throws(ModelError) {
        self.init(low: try tree.choice("low"), high: try tree.choice("high"))
    }
}

extension Experiment {
    fileprivate init(_ tree: JSONTree) throws(ModelError) {
        self.init(
            id: try tree.slug("id"), name: try tree.text("name"),
            facility: try tree["facility"].map { (tree) throws(ModelError) in
                Facility(
                    id: try tree.slug("id"), name: try tree.text("name"),
                    note: try tree.optional("note", JSONTree.text))
            },
            note: try tree.optional("note", JSONTree.text))
    }
}

extension Statement {
    fileprivate init(_ tree: JSONTree) throws(ModelError) {
        if let criterion = tree["criterion"] {
            self = .criterion(Criterion(name: try criterion.text("name"), meaning: try criterion.text("meaning")))
            return
        }
        let confidence = try tree.member("confidence")
        var level = ConfidenceLevel.unknown
        if case .number(let value, _) = try confidence.member("level") { level = .level(value) }
        self = .confidence(
            Confidence(level: level, sides: try confidence.choice("sides"), method: try confidence.choice("method")))
    }
}

extension Holding {
    fileprivate init(tree: JSONTree) throws(ModelError) {
        self.init(
            scenario: try tree.slug("scenario"), grade: try tree.choice("grade"),
            lowerGrade: try tree.optional("lowerGrade", JSONTree.choice),
            upperGrade: try tree.optional("upperGrade", JSONTree.choice),
            ranges: try tree.list("ranges") { (tree) throws(ModelError) in
                Range(
                    parameter: try tree.slug("parameter"), from: try tree.number("from"), to: try tree.number("to"),
                    source: try tree.choice("source"))
            }, independent: tree["independent"] == nil ? [] : try tree.slugs("independent"),
            note: try tree.optional("note", JSONTree.text))
    }
}

extension Origin {
    fileprivate init(_ tree: JSONTree) throws(ModelError) {
        self.init(
            kind: try tree.choice("kind"), digitiser: try tree.optional("digitiser", JSONTree.text),
            digitisationError: try tree.optional("digitisationError", JSONTree.number),
            reading: try tree["reading"].map(Reading.init(tree:)),
            computation: try tree["computation"].map(Computation.init(tree:)))
    }
}

extension Reading {
    fileprivate init(tree: JSONTree) throws(ModelError) {
        self.init(
            format: try tree.text("format"), table: try tree.optional("table", JSONTree.text),
            massUnit: try tree.text("massUnit"), couplingUnit: try tree.text("couplingUnit"),
            convention: try tree.text("convention"), dropped: try tree.texts("dropped"),
            calibration: try tree.optional("calibration", JSONTree.text))
    }
}

extension Computation {
    fileprivate init(tree: JSONTree) throws(ModelError) {
        self.init(
            derivation: try tree.text("derivation"), version: try tree.integer("version"),
            descriptorHash: try tree.text("descriptorHash"), inputHash: try tree.text("inputHash"),
            numericalError: try tree.number("numericalError"),
            theoryError: try tree.optional("theoryError", JSONTree.number),
            theoryNote: try tree.optional("theoryNote", JSONTree.text))
    }
}

extension Citation {
    fileprivate init(tree: JSONTree) throws(ModelError) {
        self.init(
            role: try tree.choice("role"), publication: try Publication(tree.member("publication")),
            locator: try tree.optional("locator", JSONTree.text))
    }
}

extension Publication {
    fileprivate init(_ tree: JSONTree) throws(ModelError) {
        self.init(
            id: try tree.slug("id"), texkey: try tree.optional("texkey", JSONTree.text),
            arxiv: try tree.optional("arxiv", JSONTree.text), doi: try tree.optional("doi", JSONTree.text),
            authors: try tree.texts("authors"), title: try tree.text("title"),
            journal: try tree.optional("journal", JSONTree.text), year: try tree.optional("year", JSONTree.integer),
            url: try tree.optional("url", JSONTree.text))
    }
}

extension Curve {
    fileprivate init(tree: JSONTree) throws(ModelError) {
        self.init(
            role: try tree.choice("role"), name: try tree.optional("name", JSONTree.text),
            interpolation: try tree.choice("interpolation"), points: [])
    }
}
