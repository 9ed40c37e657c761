import Foundation
import LimenKit
import Presentation

extension Chart {
    /// Limits of several scenarios as lines, which are never areas here: what holds in different scenarios is not united.
    /// - Parameters:
    ///   - panels: the scenarios of each panel.
    ///   - question: the question, asked once for each scenario.
    /// - Throws: `LimenError`.
    package init(panels: [[String]], question: Question, in archive: LimenArchive) throws {
        let groups = try panels.map { scenarios in
            try scenarios.map { scenario in
                var question = question
                question.scenario = scenario
                return try archive.ensemble(question)
            }
        }
        guard let first = groups.first?.first else { throw LimenError(.usage, "name a scenario") }
        let experiments = Set(groups.joined().flatMap(\.members).map(\.limit.experiment.id)).sorted()
        var drawn: [Panel] = []
        var reached: [Double] = []
        var used: [String] = []
        for ensembles in groups {
            let titles = ensembles.map { $0.scenario.title.components(separatedBy: ", ") }
            let common = (titles.first ?? []).filter { part in titles.allSatisfy { $0.contains(part) } }
            var curves: [Curve] = []
            var heights: [Double] = []
            for (index, ensemble) in ensembles.enumerated() {
                let regions = try ensemble.regions()
                let own = titles[index].filter { !common.contains($0) }
                for (place, member) in ensemble.members.enumerated() {
                    let region = regions[place]
                    let lines = Outline(region).loops.map { loop in
                        loop.filter { $0.kind == .measured || $0.kind == .kinematic }.reduce(into: [Spot]()) {
                            if $0.last != $1.from { $0.append($1.from) }
                            $0.append($1.to)
                        }
                    }
                    reached += lines.flatMap { $0 }.map(\.x)
                    heights += Outline.interestingHeights(of: region, within: -1000...1000)
                    used.append("limit: \(member.limit.title); \(member.limit.slug)")
                    curves.append(
                        Curve(
                            name: ([member.limit.experiment.name] + own).joined(separator: ", "),
                            colour: experiments.firstIndex(of: member.limit.experiment.id),
                            dash: index == 0 ? nil : index - 1, lines: lines))
                }
            }
            guard let low = heights.min(), let high = heights.max() else { continue }
            let margin = 0.08 * max(1, high - low)
            drawn.append(
                Panel(
                    name: first.plane.coupling.name, range: (low - margin)...(high + 2.5 * margin),
                    curves: curves, heading: common.joined(separator: ", ")))
        }
        guard let low = reached.min(), let high = reached.max(), low < high else {
            throw LimenError(.noInput, "no limit joins in these scenarios")
        }
        self.init(
            title: first.plane.title,
            subtitle: "\(first.question.status.rawValue); excluded above the lines",
            captions: [
                "archive \(first.archiveHash.prefix(12)) · \(first.release.map { "release \($0)" } ?? "no release") · grade "
                    + "\(first.question.worstGrade.rawValue) or better · limen \(LimenArchive.toolVersion)"
            ],
            description: groups.joined().map(\.heading) + [
                "archive: \(first.archiveHash)", "release: \(first.release ?? "none")",
                "made with limen \(LimenArchive.toolVersion)",
            ] + used,
            massName: first.plane.mass.name, masses: low...high, panels: drawn)
    }
}
