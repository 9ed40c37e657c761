import LimenKit
import Presentation

/// A figure of the plane from an archive's answers.
package struct PlaneFigure {
    /// Limits of the question that are drawn.
    package enum Show: String, Sendable, CaseIterable {
        /// Observed limits filled, projections dashed.
        case all
        case observed, expected, projection
    }

    private let archive: LimenArchive
    private let question: Question

    package init(archive: LimenArchive, question: Question) {
        self.archive = archive
        self.question = question
    }

    /// The drawing.
    /// - Parameters:
    ///   - limits: only these, whatever their grade or version; all that join when empty.
    ///   - points: a file of points to draw on top, or `-`.
    ///   - words: title and captions of the user's, and what is left out.
    /// - Throws: `LimenError`.
    package func drawing(
        _ show: Show, limits: [String] = [], points: String? = nil, words: FigureWords = FigureWords()
    ) throws -> PlaneDrawing {
        var asked = question
        asked.status = show == .expected ? .expected : show == .projection ? .projection : .observed
        let first = try archive.ensemble(asked)
        var ensembles = [first]
        if show == .all { ensembles.append(try archive.projections(for: asked)) }
        let summaries = try archive.list(plane: first.plane.slug.text)
        let hashes = Dictionary(summaries.map { ($0.slug, "\($0.slug)@\($0.revision) \($0.hash)") }) { one, _ in one }

        var entries: [PlaneDrawing.Entry] = []
        var byName: [String] = []
        var drawnLimits: [Limit] = []
        let chosen = try limits.map { try LimenArchive.limitName($0) }
        for ensemble in ensembles {
            let regions = try ensemble.regions()
            for (index, member) in ensemble.members.enumerated()
            where chosen.isEmpty || chosen.contains(member.limit.slug) {
                drawnLimits.append(member.limit)
                entries.append(
                    Self.entry(
                        member.limit, member.holding, regions[index], hashes[member.limit.slug]))
            }
        }
        let drawn = Set(entries.map(\.slug))
        for slug in chosen where !drawn.contains(slug.text) {
            let record = try archive.show(slug.text)
            let holding = record.limit.holdings.first { $0.scenario == first.scenario.slug }
            guard record.limit.plane == first.plane.slug, let holding else {
                let scenarios = record.limit.holdings.map(\.scenario.text).joined(separator: ", ")
                throw LimenError(
                    .usage,
                    "\(slug) lives in plane \(record.plane.slug), scenario \(scenarios), not in plane "
                        + "\(first.plane.slug), scenario \(first.scenario.slug)")
            }
            var entry = Self.entry(record.limit, holding, record.region, hashes[slug])
            entry.isInEnvelope = false
            entries.append(entry)
            byName.append(slug.text)
            drawnLimits.append(record.limit)
        }
        entries.removeAll { $0.region.isEmpty }
        entries.sort { ($0.style == .dashed ? 1 : 0, $0.slug) < ($1.style == .dashed ? 1 : 0, $1.slug) }

        var drawing = PlaneDrawing(
            massAxis: first.plane.mass, couplingAxis: first.plane.coupling,
            title: words.title ?? "\(first.plane.title) — \(first.scenario.title)",
            subtitle: Self.subtitle(drawnLimits, first), captions: [], description: [], entries: entries)
        if let points {
            drawing.points = try first.points(from: points).map {
                .init(mass: $0.mass, coupling: $0.coupling, isExcluded: $0.isExcluded == true)
            }
        }
        if chosen.isEmpty { drawing.showWindow(of: first.plane) }
        (drawing.showsLabels, drawing.showsEnvelope) = (words.showsLabels, words.showsEnvelope)
        drawing.showsWinners = words.showsWinners
        drawing.captions = words.captions + Self.captions(drawing, byName, first, isChosen: !chosen.isEmpty)
        drawing.description = Self.description(drawing, ensembles, limits: limits)
        return drawing
    }

    private static func entry(
        _ limit: Limit, _ holding: Holding, _ region: Region, _ hash: String?
    ) -> PlaneDrawing.Entry {
        let grade = holding.lowerGrade ?? holding.grade
        return PlaneDrawing.Entry(
            slug: limit.slug.text, title: limit.title,
            note: "\(limit.statement.shortText), \(limit.status.rawValue), grade \(grade.rawValue), \(hash ?? "")",
            experiment: limit.experiment.id.text, experimentName: limit.experiment.name, region: region,
            style: limit.status != .observed ? .dashed : limit.statement.layer == .criterion ? .hatched : .filled,
            layer: limit.statement.layer)
    }

    // MARK: - Words

    /// The limits that take part, with confidence levels, and the parameters of the scenario.
    private static func subtitle(_ limits: [Limit], _ ensemble: Ensemble) -> String {
        let levels = limits.filter { $0.statement.layer == .confidence }.map(\.statement.level)
        var parts: [String] = []
        let known = levels.compactMap { $0 }
        if let low = known.min(), let high = known.max() {
            func percent(_ level: Double) -> String { (100 * level).printed(digits: 4) }
            parts.append(low == high ? "\(percent(low))% CL" : "\(percent(low))–\(percent(high))% CL")
        }
        if levels.contains(nil) { parts.append("some CL unknown") }
        if limits.contains(where: { $0.status == .observed && $0.statement.layer == .criterion }) {
            parts.append("criteria hatched")
        }
        if limits.contains(where: { $0.status != .observed }) {
            let isExpected = ensemble.question.status == .expected
            parts.append(isExpected ? "expected limits dashed" : "projections dashed")
        }
        let values = ensemble.scenario.values.map { value in
            let symbol = ensemble.plane.parameters.first { $0.name == value.parameter }?.symbol ?? value.parameter.text
            return "\(symbol)\u{A0}=\u{A0}\(value.value.printed(digits: 3))"
        }
        return (parts + values).joined(separator: "; ")
    }

    private static func captions(
        _ drawing: PlaneDrawing, _ byName: [String], _ ensemble: Ensemble, isChosen: Bool
    ) -> [String] {
        var legend: [String] = []
        if drawing.showsEnvelope, drawing.entries.contains(where: { $0.style == .filled && $0.isInEnvelope }) {
            legend.append("Heavy: envelope of limits with a confidence level.")
        }
        if drawing.showsEnvelope, drawing.entries.contains(where: { $0.style == .hatched && $0.isInEnvelope }) {
            legend.append("Heavy grey: envelope of criteria.")
        }
        legend.append("Dotted: frame of a source's figure or end of its table.")
        let hasObserved = drawing.entries.contains { $0.style != .dashed }
        let hasWinners = drawing.entries.contains { $0.isInEnvelope && ($0.style != .dashed || !hasObserved) }
        if drawing.showsWinners, hasWinners { legend.append("Below the frame: who is strongest.") }
        if !drawing.points.isEmpty { legend.append("Points: full where excluded.") }
        if drawing.showsEnvelope, !byName.isEmpty {
            legend.append("Not in the envelope: \(byName.joined(separator: ", ")).")
        }
        let grade = ensemble.question.worstGrade.rawValue
        let isMixed = hasObserved && drawing.entries.contains { $0.style == .dashed }
        let graded =
            isChosen
            ? "limits chosen by name, of any grade"
            : isMixed ? "observed of grade \(grade) or better" : "grade \(grade) or better"
        return [
            legend.joined(separator: " "),
            "archive \(ensemble.archiveHash.prefix(12)) · \(ensemble.release.map { "release \($0)" } ?? "no release") · "
                + "\(graded) · limen \(LimenArchive.toolVersion)",
        ]
    }

    private static func description(
        _ drawing: PlaneDrawing, _ ensembles: [Ensemble], limits: [String]
    ) -> [String] {
        guard let first = ensembles.first else { return [] }
        var lines = ensembles.map(\.heading)
        if !limits.isEmpty { lines.append("only: \(limits.joined(separator: ", "))") }
        lines.append("\(first.plane.convention); masses in GeV, couplings in \(first.couplingUnit)")
        lines.append("archive: \(first.archiveHash)")
        lines.append("release: \(first.release ?? "none")")
        lines.append("made with limen \(LimenArchive.toolVersion)")
        lines += drawing.entries.map { "limit: \($0.title); \($0.note)" }
        return lines
    }
}

/// Texts that a user adds to a figure, and parts that are left out.
package struct FigureWords: Sendable, Hashable {
    /// Instead of the figure's own title.
    package var title: String?
    /// Above the figure's own captions.
    package var captions: [String]
    package var showsLabels, showsEnvelope, showsWinners: Bool

    package init(
        title: String? = nil, captions: [String] = [], showsLabels: Bool = true, showsEnvelope: Bool = true,
        showsWinners: Bool = true
    ) {
        self.title = title
        self.captions = captions
        self.showsLabels = showsLabels
        self.showsEnvelope = showsEnvelope
        self.showsWinners = showsWinners
    }
}
