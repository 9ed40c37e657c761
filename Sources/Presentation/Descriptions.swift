import Answers
import LimitModel

// Values of the model in words, for tables and descriptions.

extension Statement {
    /// In full.
    package var longText: String {
        switch self {
        case .confidence(let confidence):
            "\(shortText), \(confidence.sides == .unknown ? "sides unknown" : "\(confidence.sides.rawValue)-sided"), "
                + (confidence.method == .unknown ? "method unknown" : confidence.method.rawValue)
        case .criterion(let criterion): "criterion, no confidence level: \(criterion.name): \(criterion.meaning)"
        }
    }
}

extension Holding {
    /// In full.
    package func longText(in plane: Plane) -> String {
        var text = "\(scenario): grade \(grade.rawValue)"
        if let lowerGrade { text += ", lower edge \(lowerGrade.rawValue)" }
        if let upperGrade { text += ", upper edge \(upperGrade.rawValue)" }
        for range in ranges {
            let span =
                range.from == range.to
                ? "= \(range.from.printed())" : "in \(range.from.printed())…\(range.to.printed())"
            text += "; \(range.parameter) \(span)" + (range.source == .stated ? "" : " (\(range.source.rawValue))")
        }
        text += independent.map { "; any \($0)" }.joined()
        for value in plane.scenario(scenario)?.values ?? []
        where !independent.contains(value.parameter) && !ranges.contains(where: { $0.parameter == value.parameter }) {
            text += "; \(value.parameter) = \(value.value.printed()) only"
        }
        return note.map { "\(text). \($0)" } ?? text
    }
}

extension Limit.Bias {
    /// In full: `too strong: why`.
    package var longText: String { "\(direction.text): \(evidence)" }
}

extension Origin {
    /// In full.
    package var longText: String {
        var parts = [kind.rawValue]
        if let digitiser { parts.append("by \(digitiser)") }
        if kind == .digitised {
            parts.append(digitisationError.map { "error \($0.printed()) dex" } ?? "digitisation error unknown")
        }
        if let computation {
            parts.append("\(computation.derivation) version \(computation.version)")
            parts.append("numerical error \(computation.numericalError.printed(digits: 2))")
            let theory = computation.theoryError.map { $0.printed(digits: 2) } ?? "unknown"
            parts.append("theory error \(theory)" + (computation.theoryNote.map { " (\($0))" } ?? ""))
        }
        return parts.joined(separator: ", ")
    }
}

extension Citation {
    /// Author, title, where, and which figure or table.
    package var longText: String {
        let authors = publication.authors.count > 3 ? [publication.authors[0], "et al."] : publication.authors
        var text = authors.joined(separator: ", ")
        if !text.isEmpty { text += ": " }
        text += publication.title
        if let journal = publication.journal { text += ", \(journal)" }
        if let year = publication.year { text += " (\(year))" }
        if let arxiv = publication.arxiv { text += ", arXiv:\(arxiv)" }
        if let locator { text += "; \(locator)" }
        return text
    }
}

extension Coverage {
    /// For a table cell.
    package var shortText: String {
        guard let lowerBound, let lowerBoundIfIndependent else { return "K=\(count), unknown" }
        if count == 1 { return "K=1, \((100 * lowerBound).printed(digits: 3))%" }
        return "K=\(count), ≥\((100 * lowerBoundIfIndependent).printed(digits: 3))% if independent, "
            + "≥\((100 * lowerBound).printed(digits: 3))% else"
    }
}

extension Reading {
    /// In a sentence: `axionlimits; mass in eV, coupling in 1/GeV, convention g/4`.
    package var longText: String {
        let unit = couplingUnit.isEmpty || couplingUnit == "1" ? "" : " in \(couplingUnit)"
        let parts = [
            table.map { "table '\($0)'" }, "mass in \(massUnit), coupling\(unit), convention \(convention)",
            calibration,
        ].compactMap { $0 }
        return "\(format); \(parts.joined(separator: "; "))"
    }
}
