/// Content of a frame, cell by cell: which area one sees, and which cells lines run through.
struct LabelGrid: Sendable {
    let box: Box
    /// The side of a cell in points.
    let cell: Double
    let columns, rows: Int
    /// The number of the area on top; -1 where there is none.
    private(set) var top: [Int32]
    /// Tells whether a line runs through.
    private(set) var isBusy: [Bool]
    private var busySums: [Int32] = []

    /// A grid is at most this many cells wide or high.
    private static let largestCount = 420.0

    init(box: Box) {
        self.box = box
        cell = max(2, max(box.width, box.height) / Self.largestCount)
        columns = max(1, Int(box.width / cell))
        rows = max(1, Int(box.height / cell))
        top = Array(repeating: -1, count: columns * rows)
        isBusy = Array(repeating: false, count: columns * rows)
    }

    /// The middle of a column on the page.
    func x(ofColumn column: Int) -> Double { box.x0 + (Double(column) + 0.5) * cell }

    private func column(at x: Double) -> Int { Int(((x - box.x0) / cell).rounded(.down)) }
    private func row(at y: Double) -> Int { Int(((y - box.y0) / cell).rounded(.down)) }

    /// The cell at a place; nil outside.
    func index(at place: Spot) -> Int? {
        guard place.x >= box.x0, place.x < box.x1, place.y >= box.y0, place.y < box.y1 else { return nil }
        return min(row(at: place.y), rows - 1) * columns + min(column(at: place.x), columns - 1)
    }

    /// Lays an area over a stretch of a column.
    mutating func cover(column: Int, from y0: Double, to y1: Double, by area: Int) {
        let first = max(0, row(at: max(y0, box.y0))), last = min(rows - 1, row(at: min(y1, box.y1 - 1e-6)))
        guard first <= last else { return }
        for row in first...last { top[row * columns + column] = Int32(area) }
    }

    /// Marks the cells that a line runs through.
    mutating func mark(_ line: [Spot]) {
        for (a, b) in zip(line, line.dropFirst()) {
            let steps = max(1, Int((b - a).length / (cell * 0.7)))
            for step in 0...steps {
                if let index = index(at: a + (b - a) * (Double(step) / Double(steps))) { isBusy[index] = true }
            }
        }
    }

    // MARK: - Counting

    private func sums(of isCounted: (Int) -> Bool) -> [Int32] {
        var sums = [Int32](repeating: 0, count: (columns + 1) * (rows + 1))
        for row in 0..<rows {
            var line: Int32 = 0
            for column in 0..<columns {
                if isCounted(row * columns + column) { line += 1 }
                sums[(row + 1) * (columns + 1) + column + 1] = sums[row * (columns + 1) + column + 1] + line
            }
        }
        return sums
    }

    /// Sums of the cells in which one sees the area.
    func sums(ofArea area: Int) -> [Int32] { sums { top[$0] == Int32(area) } }

    /// To be called when all lines are marked.
    mutating func countLines() { busySums = sums { isBusy[$0] } }

    /// The share of a box that is counted; a box that leaves the grid has none.
    private func count(_ sums: [Int32], in box: Box) -> (counted: Int, all: Int)? {
        let (c0, c1) = (column(at: box.x0), column(at: box.x1) + 1)
        let (r0, r1) = (row(at: box.y0), row(at: box.y1) + 1)
        guard c0 >= 0, r0 >= 0, c1 <= columns, r1 <= rows, c0 < c1, r0 < r1 else { return nil }
        let width = columns + 1
        let counted = sums[r1 * width + c1] - sums[r0 * width + c1] - sums[r1 * width + c0] + sums[r0 * width + c0]
        return (Int(counted), (c1 - c0) * (r1 - r0))
    }

    /// Tells whether no line runs through a box, and the box lies in the frame.
    func isFree(_ box: Box) -> Bool { count(busySums, in: box)?.counted == 0 }

    /// Tells whether one sees nothing but the counted area in a box.
    func isWithin(_ sums: [Int32], _ box: Box) -> Bool {
        guard let count = count(sums, in: box) else { return false }
        return count.counted == count.all
    }

    /// Tells whether a turned box is free of lines and inside the frame.
    func isFree(_ box: TurnedBox) -> Bool {
        guard
            box.corners.allSatisfy({
                $0.x > self.box.x0 + 2 && $0.x < self.box.x1 - 2 && $0.y > self.box.y0 + 2 && $0.y < self.box.y1 - 2
            })
        else { return false }
        let (along, across) = (box.along, box.across)
        let steps = (Int(box.width / cell) + 1, Int(box.height / cell) + 1)
        for i in 0...steps.0 {
            for j in 0...steps.1 {
                let place =
                    box.centre + along * ((Double(i) / Double(steps.0) - 0.5) * box.width)
                    + across * ((Double(j) / Double(steps.1) - 0.5) * box.height)
                guard let index = index(at: place), !isBusy[index] else { return false }
            }
        }
        return true
    }
}
