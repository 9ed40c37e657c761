import Foundation
import LimenKit

extension Chart {
    /// Computed against published limits of a search: the edges, and below them their ratio.
    /// - Parameter tolerance: the factor within which two edges count as agreeing, drawn as a band.
    /// - Throws: `LimenError`.
    package init(agreementOf name: String, in archive: LimenArchive, tolerance: Double = 1.25) throws {
        let found = try archive.agreements(of: name, tolerance: tolerance)
        guard let first = found.first else {
            throw LimenError(.noInput, "\(name) has no computed and published limit to compare")
        }
        // One plane a figure; several published versions would be several figures.
        let agreements = found.filter { $0.plane == first.plane && $0.published == first.published }
        let published = try archive.show(first.published.text)
        var records = [(record: published, ratios: [Agreement.Ratio]())]
        for agreement in agreements {
            records.append((try archive.show(agreement.computed.text), agreement.ratios))
        }
        let names = LabelNames.names(
            titles: records.map(\.record.limit.title), slugs: records.map(\.record.limit.slug.text))
        let curves = records.indices.flatMap { index in
            Self.edges(
                of: records[index].record.region,
                name: names[index] + (index == 0 && !names[0].contains("published") ? " (published)" : ""),
                colour: index == 0 ? nil : index - 1, dash: index < 2 ? nil : index - 2)
        }
        let ratios = records.indices.dropFirst().flatMap { index in
            [Side.lower, .upper].compactMap { side -> Curve? in
                let line = records[index].ratios.filter { $0.side == side }.map {
                    Spot(x: log10($0.mass), y: log10($0.ratio))
                }
                guard line.count > 1 else { return nil }
                let hasBoth = records[index].ratios.contains { $0.side == .upper }
                return Curve(
                    name: hasBoth ? "\(names[index]), \(side.rawValue) edge" : names[index], colour: index - 1,
                    dash: side == .lower ? nil : 2, lines: [line], isNamed: false)
            }
        }
        let spread = agreements.flatMap(\.ratios).map { abs(log10($0.ratio)) }.sorted()
        let typical = spread.isEmpty ? 0 : spread[min(spread.count - 1, spread.count * 9 / 10)]
        let reach = min(max(1.3 * typical, 0.3), 3)
        let verdicts = agreements.map { "\($0.computed): \($0.verdict.rawValue)" }.joined(separator: "; ")
        self.init(
            comparing: records.map(\.record), curves: curves,
            title: "\(published.limit.experiment.name): computed against published",
            subtitle: "within a factor of \(tolerance.printed()): \(verdicts)",
            below: Panel(
                name: RichText(plain: "ratio"), range: -reach...reach, share: 0.55, curves: ratios,
                band: -log10(tolerance)...log10(tolerance), baseline: 0),
            note:
                "Below: computed over published; full lines are lower edges, dashed ones upper edges; shaded: agreement."
        )
    }

    /// Two revisions of a limit, or two limits, and how far the edges have moved.
    /// - Throws: `LimenError`.
    package init(differenceFrom old: String, to new: String, in archive: LimenArchive) throws {
        let records = [try archive.show(old), try archive.show(new)]
        guard records[0].plane.slug == records[1].plane.slug else {
            throw LimenError(.usage, "\(old) and \(new) live in different planes and cannot be compared")
        }
        let names = records.map { "\($0.limit.slug)@\($0.revision)" }
        let curves = records.indices.flatMap { index in
            Self.edges(
                of: records[index].region, name: names[index], colour: index == 0 ? nil : 3,
                dash: index == 0 ? nil : 0)
        }
        let (before, after) = (records[0].region, records[1].region)
        let shifts = [Side.lower, .upper].map { Self.shifts(of: $0, from: before, to: after) }
        let all = shifts.flatMap { $0 }.flatMap { $0 }.map(\.y.magnitude)
        let reach = max(1.25 * (all.max() ?? 0), 0.01)
        self.init(
            comparing: records, curves: curves, title: "\(names[0]) and \(names[1])",
            subtitle: all.max().map { "largest shift \($0.printed(digits: 3)) dex" } ?? "no mass in common",
            below: Panel(
                name: RichText(plain: "shift [dex]"), range: -reach...reach, isLinear: true, share: 0.55,
                curves: zip([Side.lower, .upper], shifts).compactMap { side, lines in
                    lines.isEmpty
                        ? nil
                        : Curve(
                            name: "\(side.rawValue) edge", colour: 3, dash: side == .lower ? nil : 2, lines: lines,
                            isNamed: false)
                }, baseline: 0),
            note: "Below: new over old in dex; full lines are lower edges, dashed ones upper edges.")
    }

    /// Shift of the outermost edge of one side, in dex, where both regions have it; gaps part the lines.
    private static func shifts(of side: Side, from old: Region, to new: Region) -> [[Spot]] {
        func edge(_ region: Region, _ x: Double) -> Double? {
            let intervals = region.intervals(at: x)
            let height = side == .lower ? intervals.first?.from : intervals.last?.to
            return height.flatMap { $0.isFinite ? $0 : nil }
        }
        var lines: [[Spot]] = [[]]
        for x in Set((old.strips + new.strips).flatMap { [$0.x0, $0.x1] }).sorted() {
            if let before = edge(old, x), let after = edge(new, x) {
                lines[lines.count - 1].append(Spot(x: x, y: after - before))
            } else {
                lines.append([])
            }
        }
        return lines.filter { $0.count > 1 }
    }

    /// Layout that both comparisons share: edges above, a panel below.
    private init(
        comparing records: [LimitRecord], curves: [Curve], title: String, subtitle: String, below: Panel, note: String
    ) {
        let plane = records[0].plane
        let places = curves.flatMap(\.lines).flatMap { $0 }.filter { $0.y.isFinite }
        let heights = records.flatMap { Outline.interestingHeights(of: $0.region, within: -1000...1000) }
        let (low, high) = (heights.min() ?? -1, heights.max() ?? 1)
        let masses = (places.map(\.x).min() ?? 0)...max(places.map(\.x).max() ?? 1, (places.map(\.x).min() ?? 0) + 0.1)
        let margin = 0.03 * (masses.upperBound - masses.lowerBound)
        let record = records[0]
        self.init(
            title: title, subtitle: subtitle,
            captions: [
                note + " Dotted: frame of a source's figure or end of its table.",
                "archive \(record.archiveHash.prefix(12)) · "
                    + "\(record.release.map { "release \($0)" } ?? "no release") · limen \(LimenArchive.toolVersion)",
            ],
            description: [
                "\(plane.title): \(plane.convention)", "archive: \(record.archiveHash)",
                "release: \(record.release ?? "none")", "made with limen \(LimenArchive.toolVersion)",
            ] + records.map { "limit: \($0.limit.title); \($0.limit.slug)@\($0.revision) \($0.hash)" },
            massName: plane.mass.name, masses: (masses.lowerBound - margin)...(masses.upperBound + margin),
            panels: [
                Panel(name: plane.coupling.name, range: (low - 0.4)...(max(high, low + 0.4) + 0.4), curves: curves),
                below,
            ])
    }

    /// The edges of a region: one curve that is named, and the dotted rest.
    private static func edges(of region: Region, name: String, colour: Int?, dash: Int?) -> [Curve] {
        var solid: [[Spot]] = []
        var dotted: [[Spot]] = []
        for edge in Outline(region).loops.flatMap({ $0 }) where edge.to.y.isFinite && edge.from.y.isFinite {
            let isPhysics = edge.kind == .measured || edge.kind == .kinematic
            func add(_ lines: inout [[Spot]]) {
                if lines.last?.last == edge.from {
                    lines[lines.count - 1].append(edge.to)
                } else {
                    lines.append([edge.from, edge.to])
                }
            }
            if isPhysics { add(&solid) } else { add(&dotted) }
        }
        return [
            Curve(name: name, colour: colour, dash: dash, width: colour == nil ? 1.6 : 1.2, lines: solid),
            Curve(name: name, colour: colour, dash: 5, width: 0.7, lines: dotted, isNamed: false),
        ]
    }
}
