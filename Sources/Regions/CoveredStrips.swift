/// Finds strips on which nothing of an envelope depends, so that the sweep need not look at them.
///
/// Where two regions without upper edge reach down to heights a and b, every point above both is covered twice. A
/// strip that lies above two such regions all along, none of them its own, bounds nothing. It is no runner-up either:
/// of the stretch of y that it takes part in, the owner and the runner-up of the lower end lie at or below the second
/// region, and there is no upper end. So it is left out as a whole; what remains is never cut. The vertical sides that
/// its region then has where it was lie above the same two regions, which cover them on the left and on the right. All
/// such strips can be left out at once: of the regions open at the top at one abscissa the lowest two always remain.
///
/// "All along" is decided in cells of x. The height of an open region in a cell that it spans without a gap is its
/// highest one there, and the bound of the cell is the second lowest of these heights. Cells overlap a little, and a
/// strip must lie above the bound by more than what counts as touching, so that no rounding matters.
struct CoveredStrips {
    /// Number of cells that a region spans for each of its strips, on average. More find a few more strips and cost
    /// more.
    static let cellsPerStrip = 0.25
    private static let largestCellCount = 1 << 20
    /// Overlap of cells, in widths of a cell.
    private static let overlap = 1e-3
    /// Distance of a strip from the bound of a cell, relative above height 1; more than what counts as touching.
    private static let margin = 1e-9

    private let start: Double
    private let cellsPerUnit: Double
    private let cellWidth: Double
    /// The lowest two heights of open regions over each cell.
    private var lowest: [Double]
    private var bounds: [Double]

    /// The regions without the strips that lie above two others; O(strips + cells that they touch).
    static func removed(from regions: [Region], cellsPerStrip: Double = cellsPerStrip) -> [Region] {
        guard let cells = CoveredStrips(regions, cellsPerStrip: cellsPerStrip) else { return regions }
        return regions.map(cells.rest)
    }

    /// Nil when there is nothing to gain.
    private init?(_ regions: [Region], cellsPerStrip: Double) {
        var (low, high) = (Double.infinity, -Double.infinity)
        var (openRegions, strips, widths) = (0, 0, 0.0)
        for region in regions {
            guard let range = region.xRange, region.strips.last?.upperKind == .open else { continue }
            low = min(low, range.lowerBound)
            high = max(high, range.upperBound)
            openRegions += 1
            strips += region.strips.count
            widths += range.upperBound - range.lowerBound
        }
        // The lowest two of three are what remains.
        guard openRegions > 2 else { return nil }
        let wanted = cellsPerStrip * Double(strips) * ((high - low) / widths)
        let count = Int(min(max(1, wanted), Double(Self.largestCellCount)))
        start = low
        cellWidth = (high - low) / Double(count)
        cellsPerUnit = 1 / cellWidth
        // Rounding of abscissae, and what the sweep takes as simultaneous, must stay far below the overlap.
        guard cellWidth * Self.overlap > 1e3 * Nearness.width(at: max(low.magnitude, high.magnitude)) else {
            return nil
        }
        lowest = [Double](repeating: .infinity, count: count + 1)
        bounds = lowest
        for region in regions { add(region) }
    }

    /// The cell of an abscissa between the ends.
    @inline(__always)
    private func place(of x: Double) -> Double { (x - start) * cellsPerUnit }

    /// The highest the lower edge of a strip is in a cell.
    private func highest(_ strip: Strip, in cell: Int) -> Double {
        max(strip.lower(at: leftEnd(of: cell)), strip.lower(at: leftEnd(of: cell + 1) + 2 * Self.overlap * cellWidth))
    }

    private func leftEnd(of cell: Int) -> Double { start + (Double(cell) - Self.overlap) * cellWidth }

    private mutating func add(_ region: Region) {
        var end = -Double.infinity
        var height = Double.infinity
        for strip in region.strips where strip.upperKind == .open {
            // A cell in which the region begins or has a gap is not spanned.
            if strip.x0 != end { height = .infinity }
            end = strip.x1
            let (first, last) = (Int(place(of: strip.x0)), Int(place(of: strip.x1)))
            if first == last {
                height = max(height, strip.lower0, strip.lower1)
                continue
            }
            for cell in first..<last {
                note(max(height, highest(strip, in: cell)), in: cell)
                height = -.infinity
            }
            height = highest(strip, in: last)
        }
    }

    @inline(__always)
    private mutating func note(_ height: Double, in cell: Int) {
        if height < lowest[cell] {
            bounds[cell] = lowest[cell]
            lowest[cell] = height
        } else if height < bounds[cell] {
            bounds[cell] = height
        }
    }

    private func isCovered(_ strip: Strip) -> Bool {
        let (from, to) = (place(of: strip.x0) - Self.overlap, place(of: strip.x1) + Self.overlap)
        guard from >= 0, to < Double(bounds.count) else { return false }
        let (first, last) = (Int(from), Int(to))
        if first == last { return isAbove(first, min(strip.lower0, strip.lower1)) }
        for cell in first...last {
            let left = strip.lower(at: leftEnd(of: cell))
            let right = strip.lower(at: leftEnd(of: cell + 1) + 2 * Self.overlap * cellWidth)
            if !isAbove(cell, min(left, right)) { return false }
        }
        return true
    }

    @inline(__always)
    private func isAbove(_ cell: Int, _ height: Double) -> Bool {
        height - bounds[cell] > Self.margin * max(1, height.magnitude, bounds[cell].magnitude)
    }

    private func rest(of region: Region) -> Region {
        guard let first = region.strips.firstIndex(where: isCovered) else { return region }
        var rest = Array(region.strips[..<first])
        for strip in region.strips[(first + 1)...] where !isCovered(strip) { rest.append(strip) }
        return Region(unchecked: rest)
    }
}
