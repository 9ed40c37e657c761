import LimitModel

/// Text as the AxionLimits collection has it: `#` lines with name, address and columns, then mass (eV unless said
/// otherwise) and coupling; two-sided regions as closed polygons. Only the limit itself is written, no bands.
package enum AxionLimitsWriter: ColumnWriter {
    package static let format = Format.axionlimits
    package static let massUnit: String? = "eV"
    package static let choices: Set<WritingChoice> = [.sentinels]

    /// - Parameter choices: with sentinels, a first and a last row at the top of the plane close the area above the curve
    ///   for programs that fill polygons. They are not results, and the head says so.
    /// - Throws: `ExportError` when nothing is excluded.
    package static func text(
        _ exported: ExportedLimit, _ source: ExportSource, _ units: ColumnUnits, choices: Set<WritingChoice> = []
    ) throws(ExportError) -> String {
        let keepsSentinels = choices.contains(.sentinels)
        let limit = exported.limit
        var table = ColumnTable(units)
        var notes: [String] = []
        switch limit.shape {
        case .above:
            for curve in limit.curves where curve.role == .central { table.append(curve, isStaircase: true) }
        case .between:
            let edges = try EdgePair(limit)
            notes.append("the two edges form one closed polygon")
            if edges.isCut { notes.append(EdgePair.remark) }
            append(edges.lower, edges.upper, to: &table)
        case .inside:
            for curve in limit.curves where curve.role == .contour { table.append(curve, closing: true) }
            if table.blocks.count > 1 { notes.append("several islands: draw each block as a polygon of its own") }
        case .empty, .missing:
            throw ExportError("\(limit.slug) excludes nothing, which this format cannot say; write it as xml or json")
        }
        let further = limit.curves.count - table.recipes.count
        if further > 0 { notes.append("\(further) further curves (bands, components) are left out") }
        if keepsSentinels, limit.shape == .above {
            notes.append("the first and the last row close the polygon: no results")
        }
        let head = TableHead(exported: exported, source: source, units: units, format: format)
        return text(
            sentinels(table, keepsSentinels && limit.shape == .above ? exported.plane : nil, limit),
            name: limit.title, citation: limit.publication, plane: exported.plane,
            units: units
        ) { head.lines($0, notes: notes) }
    }

    /// The boundary of a union: one block per line of the boundary.
    package static func text(_ envelope: ExportedEnvelope, _ units: ColumnUnits) -> String {
        var table = ColumnTable(units)
        for loop in envelope.loops {
            table.append(.init(title: loop.title, rows: loop.points.map { table.row($0.mass, $0.coupling) }), [])
        }
        return text(
            table, name: "Envelope, \(envelope.scenario)", citation: nil, plane: envelope.plane, units: units
        ) { _ in envelope.lines(units, format: format) }
    }

    private static func text(
        _ table: ColumnTable, name: String, citation: Publication?, plane: Plane, units: ColumnUnits,
        head: ([CurveLayout]) -> [String]
    ) -> String {
        var opening = [name.collapsed]
        if let address = citation?.address { opening.append(address) }
        let symbol = units.couplingSymbol == "1" ? "" : " [\(units.couplingSymbol)]"
        let columns = "mass [\(units.massSymbol)]  \(plane.coupling.title)\(symbol)"
        return table.text(head: opening + head(table.recipes) + [columns])
    }

    /// The lower edge forwards, the upper edge back, and the first row again.
    private static func append(_ lower: Curve, _ upper: Curve, to table: inout ColumnTable) {
        let (low, high) = (lower.corners, upper.corners)
        guard !low.isEmpty, !high.isEmpty else { return }
        var rows = (low + high.reversed()).map { table.row($0.mass, $0.coupling) }
        rows.append(rows[0])
        var first = CurveLayout(lower, rows: 1...low.count)
        first.skip = inserted(low)
        var second = CurveLayout(upper, rows: (low.count + 1)...(low.count + high.count))
        second.reversed = true
        second.skip = inserted(high.reversed())
        table.append(.init(title: "polygon", rows: rows), [first, second])
    }

    /// The numbers of the corners that are not points; nil when all are.
    private static func inserted(_ corners: [CurveCorner]) -> [Int]? {
        let numbers = corners.indices.filter { !corners[$0].isPoint }.map { $0 + 1 }
        return numbers.isEmpty ? nil : numbers
    }

    private static func sentinels(_ table: ColumnTable, _ plane: Plane?, _ limit: Limit) -> ColumnTable {
        guard let plane, let curve = limit.curves.first(where: { $0.role == .central }),
            let first = curve.points.first, let last = curve.points.last
        else { return table }
        let top = plane.coupling.to
        var closed = ColumnTable(table.units)
        closed.append(.init(title: "sentinel", rows: [table.row(first.mass, top)]), [])
        closed.append(curve, isStaircase: true)
        closed.append(.init(title: "sentinel", rows: [table.row(last.mass, top)]), [])
        return closed
    }
}

extension Publication {
    /// The address under which it can be found.
    var address: String? {
        let numbers = [(arxiv, "https://arxiv.org/abs/"), (doi, "https://doi.org/")]
        let number = numbers.lazy.compactMap { number, resolver in number.map { WebAddress($0, at: resolver) } }.first
        return (number ?? url.flatMap(WebAddress.init))?.text
    }
}
