import Foundation
import LimenKit

extension PlaneDrawing {
    /// Largest number of times that the captions may grow.
    private static let largestCaptionTrials = 3

    /// The figure as SVG: the same drawing gives the same bytes.
    package func svg(size: FigureSize, theme: Theme) -> String {
        let page = Page(size: size, theme: theme)
        let masses = logMassRange
        let couplings = logCouplingRange(within: masses)
        let names = LabelNames.names(titles: entries.map(\.title), slugs: entries.map(\.slug))
        let strips = showsWinners ? winners : []
        let head = page.head(title: title, subtitle: subtitle)
        let stripHeight = Double(strips.count) * (WinnerStrip.height + 1)
        let outside = entries.indices.filter { !entries[$0].region.overlaps(masses, couplings) }.map { names[$0] }
        func captions(without unplaced: [String]) -> [String] {
            var captions = self.captions
            if !outside.isEmpty { captions.insert("Outside the frame: \(outside.joined(separator: ", ")).", at: 0) }
            if !unplaced.isEmpty {
                captions.insert("No room for the names of: \(unplaced.joined(separator: ", ")).", at: 0)
            }
            return page.captions(captions)
        }
        func laidOut(captionLines count: Int) -> Layout {
            let box = Box(
                x0: Frame.leftMargin, y0: head.height + 6, x1: page.width - 14,
                y1: page.height - Page.height(ofCaptionLines: count) - Frame.bottomMargin - stripHeight)
            var frame = Frame(
                box: box, xRange: masses, yRange: couplings, xName: massAxis.name, yName: couplingAxis.name)
            frame.numbersGap = stripHeight
            return Layout(drawing: self, frame: frame, theme: theme, names: names)
        }
        // Names that find no place are said in the captions, which then take room themselves.
        var lines = captions(without: [])
        var layout = laidOut(captionLines: lines.count)
        for _ in 0..<Self.largestCaptionTrials {
            let room = lines.count
            lines = captions(without: layout.unplaced)
            if lines.count <= room { break }
            layout = laidOut(captionLines: lines.count)
        }
        return page.document(title: title, description: description) { canvas in
            page.draw(head, on: &canvas)
            layout.draw(on: &canvas)
            for (index, strip) in strips.enumerated() {
                let top = layout.frame.box.y1 + 1.5 + Double(index) * (WinnerStrip.height + 1)
                strip.winners.draw(
                    on: &canvas, frame: layout.frame, top: top, theme: theme,
                    names: stripNames(strip.entries, names),
                    experiments: strip.entries.map { entries[$0].experiment },
                    fills: strip.entries.map { Layout.fill(of: entries[$0], theme: theme) })
                canvas.write(
                    RichText(plain: strip.name),
                    at: Spot(x: layout.frame.box.x0 - 4, y: top + WinnerStrip.height - 2.6),
                    size: 5.6, anchor: .end, colour: theme.faintInk.code)
            }
            page.draw(captions: lines, on: &canvas)
        }
    }

    /// The strips of winners: by confidence level and by criterion, or of projections where there is nothing else.
    private var winners: [(name: String, winners: WinnerStrip, entries: [Int])] {
        let isObserved = entries.contains { $0.style != .dashed }
        return [("CL", Statement.Layer.confidence), ("criteria", .criterion)].compactMap { name, layer in
            let own = entries.indices.filter {
                entries[$0].layer == layer && entries[$0].isInEnvelope && (entries[$0].style != .dashed || !isObserved)
            }
            guard !own.isEmpty else { return nil }
            let strip = WinnerStrip(Outline(union: own.map { entries[$0].region }))
            return (name, strip, own)
        }
    }

    /// The full name, and the experiment's where that is enough to know the limit.
    private func stripNames(_ own: [Int], _ names: [String]) -> [[RichText]] {
        own.map { index in
            let name = entries[index].experimentName
            let isAlone = own.filter { entries[$0].experimentName == name }.count == 1
            return ([names[index]] + (isAlone ? [name] : [])).map { RichText(typed: $0) }
        }
    }
}
