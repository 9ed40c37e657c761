import LimitModel

/// What can be seen in the words of one limit: title, status, statement, origin, references.
struct HeadChecks {
    let limit: Limit

    var findings: [Finding] {
        limit.shape == .missing
            ? [] : [openAbove, notObserved, levelUnknown, readingError, reference].compactMap(\.self)
    }

    private var openAbove: Finding? {
        guard limit.shape == .above else { return nil }
        let words = Words(limit.title + " " + limit.experiment.name)
        let isSupernova = words.containsAny(["supernova", "supernovae", "sn1987a"])
        // Missing-energy experiments call their target an active beam dump: they are open above.
        let isVisible = !limit.holdings.isEmpty && !limit.holdings.contains { $0.scenario.text.contains("invisible") }
        guard isSupernova || isVisible && words.containsAny(["beamdump"]) else { return nil }
        return Finding(
            .openAboveIsland, at: limit.slug.text,
            "a \(isSupernova ? "supernova" : "beam dump") excludes an island, but this limit is open above")
    }

    private static let unobserved = [
        "projected", "projection", "projections", "expected", "sensitivity", "sensitivities", "future", "prospects",
        "forecast",
    ]

    private var notObserved: Finding? {
        guard limit.status == .observed else { return nil }
        let texts = [("its title", limit.title)] + (limit.publication.map { [("the cited title", $0.title)] } ?? [])
        for (name, text) in texts {
            let words = Words(text)
            guard let word = Self.unobserved.first(where: { words.containsAny([$0]) }) else { continue }
            return Finding(.notObserved, at: limit.slug.text, "status is observed, but \(name) says '\(word)'")
        }
        return nil
    }

    private var levelUnknown: Finding? {
        guard case .confidence(let confidence) = limit.statement, confidence.level == .unknown else { return nil }
        return Finding(.levelUnknown, at: limit.slug.text, "the confidence level is unknown")
    }

    private var readingError: Finding? {
        guard limit.origin.kind == .digitised, limit.origin.digitisationError == nil else { return nil }
        return Finding(.readingErrorUnknown, at: limit.slug.text, "the error of reading the figure is unknown")
    }

    private var reference: Finding? {
        guard let publication = limit.publication else {
            return Finding(.noReference, at: limit.slug.text, "no publication is cited")
        }
        guard [publication.texkey, publication.arxiv, publication.doi, publication.url].allSatisfy({ $0 == nil }) else {
            return nil
        }
        return Finding(
            .noReference, at: limit.slug.text, "publication \(publication.id) has neither texkey, arxiv, doi nor url")
    }
}

/// The words of a text in lower case, and each pair of neighbours as one word: `Belle II` is `belle`, `ii` and `belleii`.
struct Words: Sendable, Hashable {
    let all: Set<String>

    init(_ text: String) {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        all = Set(words + zip(words, words.dropFirst()).map { $0 + $1 })
    }

    func containsAny(_ words: [String]) -> Bool { words.contains { all.contains($0) } }
}

extension Limit {
    /// What looks wrong with the limit by itself.
    /// - Parameter plane: its plane; nil when it is not known, and then no range is checked.
    package func lintFindings(in plane: Plane?) -> [Finding] {
        CurveChecks(limit: self, plane: plane).findings + HeadChecks(limit: self).findings
    }
}
