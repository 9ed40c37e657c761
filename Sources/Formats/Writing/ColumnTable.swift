import LimitModel

/// Rows of a text file of two or three columns in blocks, and where the curves stand in them.
struct ColumnTable {
    /// Consecutive rows with a line above them that says what they are.
    struct Block {
        var title: String
        var rows: [[String]]
    }

    let units: ColumnUnits
    private(set) var blocks: [Block] = []
    private(set) var recipes: [CurveLayout] = []
    private var count = 0

    init(_ units: ColumnUnits) { self.units = units }

    /// A row of mass and coupling.
    func row(_ mass: Double, _ coupling: Double) -> [String] { [units.mass(mass), units.coupling(coupling)] }

    /// Appends a block, with the places of curves inside it counted from 1.
    mutating func append(_ block: Block, _ recipes: [CurveLayout]) {
        self.recipes += recipes.map { recipe in
            var placed = recipe
            placed.rows = recipe.rows.map { $0 + count }
            return placed
        }
        count += block.rows.count
        blocks.append(block)
    }

    /// A block with the points of one curve; a step curve gets its jumps as rows of their own.
    /// - Parameter isStaircase: whether the format joins points by straight lines whatever the curve means.
    mutating func append(_ curve: Curve, isStaircase: Bool = false, closing: Bool = false) {
        guard !curve.points.isEmpty else { return }
        let corners =
            isStaircase
            ? curve.corners
            : curve.points.map {
                CurveCorner(mass: $0.mass, coupling: $0.coupling, isPoint: true)
            }
        var rows = corners.map { row($0.mass, $0.coupling) }
        let inserted = corners.indices.filter { !corners[$0].isPoint }.map { $0 + 1 }
        let end = rows.count
        if closing { rows.append(rows[0]) }
        var recipe = CurveLayout(curve, rows: 1...end)
        if !inserted.isEmpty { recipe.skip = inserted }
        append(Block(title: curve.label, rows: rows), [recipe])
    }

    /// The file: the head, then the blocks with so many empty lines between them.
    func text(head: [String], separator: Int = 1, first: String? = nil) -> String {
        var lines = (first.map { [$0] } ?? []) + head.map(\.commentLine)
        for (index, block) in blocks.enumerated() {
            if index > 0 { lines += [String](repeating: "", count: separator) }
            if blocks.count > 1 { lines.append(block.title.collapsed.commentLine) }
            lines += block.rows.map { $0.joined(separator: " ") }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
