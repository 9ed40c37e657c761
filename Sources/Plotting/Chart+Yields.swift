import Foundation
import LimenKit

extension Chart {
    /// Number of decades below its largest value in which a yield is shown.
    private static let shownDecades = 6.0

    /// Expected events per squared coupling against mass, one panel a search.
    /// - Throws: `LimenError`, as `LimenArchive.yields`; of kind `usage` for searches that count in different couplings.
    package init(yieldsOf names: [String], in archive: LimenArchive, count: Int = 241) throws {
        let tables = try names.map { try archive.yields(of: $0, count: count) }
        guard let first = tables.first, tables.allSatisfy({ $0.yields.coupling == first.yields.coupling }) else {
            throw LimenError(.usage, "searches that count events per g² and per ε² need figures of their own")
        }
        let isPortal = first.yields.coupling == "g"
        var panels: [Panel] = []
        var reached: [Double] = []
        for table in tables {
            let yields = table.yields
            let largest = yields.rows.flatMap(\.events).max() ?? 1
            let floor = largest * pow(10, -Self.shownDecades)
            let hasOne = yields.components.count == 1
            let curves = yields.components.indices.map { component -> Curve in
                let isSum = component == yields.components.count - 1
                var lines: [[Spot]] = [[]]
                for row in yields.rows {
                    let events = row.events[component]
                    if events > 0 {
                        lines[lines.count - 1].append(Spot(x: log10(row.mass), y: log10(events)))
                    } else {
                        lines.append([])
                    }
                }
                return Curve(
                    name: yields.components[component], colour: isSum ? nil : component,
                    dash: isSum || component == 0 ? nil : component - 1, width: isSum ? 1.9 : 1.2,
                    lines: lines.filter { $0.count > 1 }, isNamed: !hasOne)
            }
            reached += yields.rows.filter { ($0.events.last ?? 0) >= floor }.map { log10($0.mass) }
            let power = RichText.Run(text: "2", script: .sup)
            let symbol =
                isPortal
                ? RichText(symbol: "g_aγγ'") : RichText([.init(text: "ε", isItalic: true)])
            let unit =
                isPortal ? RichText([.init(text: "\u{A0}[GeV"), power, .init(text: "]")]) : RichText([])
            panels.append(
                Panel(
                    name: RichText(plain: "events / ") + symbol + RichText([power]) + unit,
                    range: log10(floor)...(log10(largest) + 1.3), curves: curves,
                    heading: "\(table.title) (\(table.limit))"))
        }
        let (low, high) = (reached.min() ?? -3, reached.max() ?? 0)
        let archiveHash = try archive.stateHash()
        self.init(
            title: "Expected events by production channel",
            subtitle: tables.map(\.search.text).joined(separator: "; ")
                + "; events for a coupling of 1, before the square",
            captions: [
                "Computed from the descriptors. A number times the squared coupling is what the experiment should see.",
                "archive \(archiveHash.prefix(12)) · \(archive.release.map { "release \($0)" } ?? "no release") · "
                    + "limen \(LimenArchive.toolVersion)",
            ],
            description: [
                "archive: \(archiveHash)", "release: \(archive.release ?? "none")",
                "made with limen \(LimenArchive.toolVersion)",
            ] + tables.map { "yields: \($0.search), limit \($0.limit): \($0.title)" },
            massName: RichText(symbol: isPortal ? "m_γ'" : "m_A'") + RichText(plain: "\u{A0}[GeV]"),
            masses: (low - 0.02)...(max(high, low + 0.1) + 0.05), panels: panels)
    }

    /// The branching fractions of γ' → a ℓ⁺ℓ⁻ through the portal alone.
    package init(dileptonsFrom low: Double, to high: Double) {
        let table = DileptonTable(from: low, to: high)
        let curves = table.columns.indices.map { column in
            Curve(
                name: table.columns[column], colour: column, dash: column == 0 ? nil : 0, width: 1.6,
                lines: [
                    table.rows.compactMap { row in
                        row.fractions[column] > 0 ? Spot(x: log10(row.mass), y: log10(row.fractions[column])) : nil
                    }
                ])
        }
        let largest = table.rows.flatMap(\.fractions).max() ?? 1
        self.init(
            title: "Branching fractions of γ′ → a ℓ⁺ℓ⁻", subtitle: "through the portal vertex alone; m_a = 0",
            captions: [
                "Beside γ′ → aγ; nothing else couples to the dark photon. Computed from the spectrum of the virtual photon.",
                "limen \(LimenArchive.toolVersion)",
            ],
            description: [
                "Br(γ' → a l+ l-) through the portal vertex alone, m_a = 0",
                "made with limen \(LimenArchive.toolVersion)",
            ],
            massName: RichText(symbol: "m_γ'") + RichText(plain: "\u{A0}[GeV]"),
            masses: log10(low)...log10(high),
            panels: [
                Panel(
                    name: RichText(plain: "branching fraction"), range: (log10(largest) - 3)...(log10(largest) + 0.3),
                    curves: curves)
            ])
    }
}
