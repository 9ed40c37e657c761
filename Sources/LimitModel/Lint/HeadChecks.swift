/// What can be seen in the words of one limit: title, status, statement, origin, references.
struct HeadChecks {
    let limit: Limit

    var findings: [LintFinding] {
        limit.shape == .missing
            ? [] : [openAbove, notObserved, levelUnknown, readingError, reference].compactMap(\.self)
    }

    private var openAbove: LintFinding? {
        guard limit.shape == .above else { return nil }
        let words = Words(limit.title + " " + limit.experiment.name)
        let isSupernova = words.containsAny(["supernova", "supernovae", "sn1987a"])
        // Missing-energy experiments call their target an active beam dump: they are open above.
        let isVisible = !limit.holdings.isEmpty && !limit.holdings.contains { $0.scenario.text.contains("invisible") }
        guard isSupernova || isVisible && words.containsAny(["beamdump"]) else { return nil }
        return LintFinding(
            .openAboveIsland, limit.slug,
            "a \(isSupernova ? "supernova" : "beam dump") excludes an island, but this limit is open above")
    }

    private static let unobserved = [
        "projected", "projection", "projections", "expected", "sensitivity", "sensitivities", "future", "prospects",
        "forecast",
    ]

    private var notObserved: LintFinding? {
        guard limit.status == .observed else { return nil }
        let texts = [("its title", limit.title)] + (limit.publication.map { [("the cited title", $0.title)] } ?? [])
        for (name, text) in texts {
            let words = Words(text)
            guard let word = Self.unobserved.first(where: { words.containsAny([$0]) }) else { continue }
            return LintFinding(.notObserved, limit.slug, "status is observed, but \(name) says '\(word)'")
        }
        return nil
    }

    private var levelUnknown: LintFinding? {
        guard case .confidence(let confidence) = limit.statement, confidence.level == .unknown else { return nil }
        return LintFinding(.levelUnknown, limit.slug, "the confidence level is unknown")
    }

    private var readingError: LintFinding? {
        guard limit.origin.kind == .digitised, limit.origin.digitisationError == nil else { return nil }
        return LintFinding(.readingErrorUnknown, limit.slug, "the error of reading the figure is unknown")
    }

    private var reference: LintFinding? {
        guard let publication = limit.publication else {
            return LintFinding(.noReference, limit.slug, "no publication is cited")
        }
        guard [publication.texkey, publication.arxiv, publication.doi, publication.url].allSatisfy({ $0 == nil }) else {
            return nil
        }
        return LintFinding(
            .noReference, limit.slug, "publication \(publication.id) has neither texkey, arxiv, doi nor url")
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

extension Publication {
    /// Where the years of arXiv number, texkey and publication do not go together: a mistyped number often shows there.
    public var yearConflicts: [String] {
        var conflicts: [String] = []
        let arxivYear = arxiv.flatMap { Int($0.split(separator: "/").last?.prefix(2) ?? "") }
            .map { $0 > 90 ? 1900 + $0 : 2000 + $0 }
        let texkeyYear = texkey.flatMap { Int($0.split(separator: ":").last?.prefix(4) ?? "") }
        if let arxivYear, let texkeyYear, abs(arxivYear - texkeyYear) > 1 {
            conflicts.append("the arXiv number is of \(arxivYear), the texkey of \(texkeyYear)")
        }
        if let year, let arxivYear, year < arxivYear {
            conflicts.append("published in \(year), but the arXiv number is of \(arxivYear)")
        }
        return conflicts
    }
}

extension Limit {
    /// What looks wrong with the limit by itself.
    /// - Parameter plane: its plane; nil when it is not known, and then no range is checked.
    public func lintFindings(in plane: Plane?) -> [LintFinding] {
        CurveChecks(limit: self, plane: plane).findings + HeadChecks(limit: self).findings
    }
}
