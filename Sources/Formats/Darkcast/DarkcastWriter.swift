import LimitModel
import Regions

/// Text as Darkcast reads it: the first line names the columns `mass lower [upper]`, then one row per mass in GeV.
///
/// Darkcast takes its couplings for ε and interpolates linearly; the format itself carries any coupling, and the head
/// says which.
package enum DarkcastWriter: ColumnWriter {
    package static let format = Format.darkcast

    /// - Throws: `ExportError` for a region that is not a function of mass.
    package static func text(
        _ exported: ExportedLimit, _ source: ExportSource, _ units: ColumnUnits, choices: Set<WritingChoice> = []
    ) throws(ExportError) -> String {
        let limit = exported.limit
        var notes = ["Darkcast joins the rows by straight lines in mass and coupling"]
        if exported.plane.coupling.symbol != "ε" {
            notes.append("Darkcast takes a coupling for ε; this one is \(exported.plane.coupling.symbol)")
        }
        let edges: [Curve]
        switch limit.shape {
        case .above: edges = limit.curves.filter { $0.role == .central }
        case .between:
            let pair = try EdgePair(limit)
            edges = [pair.lower, pair.upper]
            if pair.isCut { notes.append(EdgePair.remark) }
        case .inside:
            throw ExportError(
                "\(limit.slug) is bounded by closed contours, and Darkcast knows one lower and one upper edge at each mass; "
                    + "write it as axionlimits, gnuplot or hepdata")
        case .empty, .missing:
            throw ExportError("\(limit.slug) excludes nothing, which this format cannot say; write it as xml or json")
        }
        guard !edges.isEmpty, edges.allSatisfy({ !$0.points.isEmpty }) else {
            throw ExportError("\(limit.slug) lacks one of its edges")
        }
        let grid = EdgeGrid(edges)
        if !grid.jumps.isEmpty { notes.append("a jump is written as two masses one unit in the last place apart") }
        let further = limit.curves.count - edges.count
        if further > 0 { notes.append("\(further) further curves (bands, components) are left out") }

        var table = ColumnTable(units)
        let rows = grid.masses.indices.map { row in
            [units.mass(grid.masses[row])] + grid.couplings.map { units.coupling($0[row]) }
        }
        let recipes = edges.indices.map { index in
            var recipe = CurveLayout(edges[index], rows: 1...rows.count)
            recipe.columns = [1, 2 + index]
            recipe.skip = grid.inserted[index].isEmpty ? nil : grid.inserted[index]
            recipe.jumps = grid.jumps.isEmpty ? nil : grid.jumps
            return recipe
        }
        table.append(.init(title: "edges", rows: rows), recipes)
        let head = TableHead(exported: exported, source: source, units: units, format: format)
        return table.text(
            head: head.lines(table.recipes, notes: notes), first: "# mass lower" + (edges.count == 2 ? " upper" : ""))
    }

    /// The boundary of a union that is one part, bounded by a function of mass below and perhaps one above.
    /// - Throws: `ExportError` for anything else.
    package static func text(_ envelope: ExportedEnvelope, _ units: ColumnUnits) throws(ExportError) -> String {
        guard envelope.loops.count == 1, let loop = envelope.loops.first else {
            throw ExportError(
                "this envelope has \(envelope.loops.count) parts, and Darkcast knows one lower and one upper edge at each "
                    + "mass; choose one layer, or write it as axionlimits, gnuplot or hepdata")
        }
        func edge(_ side: Side, _ role: Curve.Role) -> Curve {
            let points = loop.points.filter { $0.side == side }.map {
                Curve.Point(mass: $0.mass, coupling: $0.coupling)
            }
            return Curve(role: role, points: side == .lower ? points : points.reversed())
        }
        let edges = [edge(.lower, .lowerEdge), edge(.upper, .upperEdge)].filter { !$0.points.isEmpty }
        let isFunction = edges.allSatisfy { edge in
            zip(edge.points, edge.points.dropFirst()).allSatisfy { $0.mass <= $1.mass }
        }
        guard isFunction, edges.first?.role == .lowerEdge else {
            throw ExportError("this envelope is not a function of mass; write it as axionlimits, gnuplot or hepdata")
        }
        let grid = EdgeGrid(edges)
        var table = ColumnTable(units)
        let rows = grid.masses.indices.map { row in
            [units.mass(grid.masses[row])] + grid.couplings.map { units.coupling($0[row]) }
        }
        table.append(.init(title: "edges", rows: rows), [])
        return table.text(
            head: envelope.lines(units, format: format), first: "# mass lower" + (edges.count == 2 ? " upper" : ""))
    }
}
