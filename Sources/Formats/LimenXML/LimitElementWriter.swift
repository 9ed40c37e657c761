import LimitModel
import Quantities

/// Writes one limit with its curves.
struct LimitElementWriter {
    private let limit: Limit
    private let plane: Plane
    /// The reason why it stands for its search; only asked for where the search has several versions.
    private let preference: String?

    init(_ exported: ExportedLimit, hasVersions: Bool) {
        limit = exported.limit
        plane = exported.plane
        preference = hasVersions ? exported.preference : nil
    }

    func write(_ xml: inout XMLText) throws(ExportError) {
        if !limit.shape.hasCurves, limit.emptyReason == nil {
            throw ExportError(
                "\(limit.slug) excludes nothing and does not say why, which XML asks for; write it as json")
        }
        var attributes: [(String, String?)] = []
        var children: [(String, String)] = []
        for field in Field.allCases {
            guard let text = field.entry.print?(limit) else { continue }
            switch field.entry.element {
            case .attribute(let name): attributes.append((name, text))
            case .child(let name): children.append((name, text))
            case nil: break
            }
        }
        xml.element("limit", attributes) { xml in
            xml.element("title", text: limit.title)
            write(limit.statement, &xml)
            for holding in limit.holdings { write(holding, &xml) }
            if let bias = limit.bias {
                xml.element("bias", [("direction", bias.direction.rawValue)], text: bias.evidence)
            }
            write(limit.origin, &xml)
            for citation in limit.citations {
                xml.element(
                    "cite",
                    [
                        ("role", citation.role.rawValue), ("publication", citation.publication.id.text),
                        ("locator", citation.locator),
                    ])
            }
            if let preference { xml.element("preferred", text: preference) }
            if let ends = limit.ends {
                xml.element("ends", [("low", ends.low.rawValue), ("high", ends.high.rawValue)])
            }
            writeShape(&xml)
            let main: Set<Curve.Role> = [.central, .lowerEdge, .upperEdge, .contour]
            for curve in limit.curves where !main.contains(curve.role) {
                xml.element("curve", [("name", curve.name), ("role", curve.role.rawValue)]) { write(curve, &$0) }
            }
            for (name, text) in children { xml.element(name, text: text) }
        }
    }

    private func write(_ statement: Statement, _ xml: inout XMLText) {
        switch statement {
        case .confidence(let confidence):
            xml.element(
                "confidence",
                [
                    ("level", confidence.level.value.map { "\($0)" } ?? "unknown"),
                    ("sides", confidence.sides == .unknown ? nil : confidence.sides.rawValue),
                    ("method", confidence.method == .unknown ? nil : confidence.method.rawValue),
                ])
        case .criterion(let criterion): xml.element("criterion", [("name", criterion.name)], text: criterion.meaning)
        }
    }

    private func write(_ holding: Holding, _ xml: inout XMLText) {
        let attributes = [
            ("scenario", holding.scenario.text), ("grade", holding.grade.rawValue),
            ("lower-edge-grade", holding.lowerGrade?.rawValue), ("upper-edge-grade", holding.upperGrade?.rawValue),
        ]
        xml.element("holds", attributes) { xml in
            for range in holding.ranges {
                xml.element(
                    "range",
                    [
                        ("parameter", range.parameter.text), ("from", "\(range.from)"), ("to", "\(range.to)"),
                        ("unit", PhysicalDimension.dimensionless.canonicalUnit), ("status", range.source.rawValue),
                    ])
            }
            for name in holding.independent { xml.element("independent", [("of", name.text)]) }
            if let note = holding.note { xml.element("note", text: note) }
        }
    }

    private func write(_ origin: Origin, _ xml: inout XMLText) {
        var error = origin.digitisationError.map { "\($0)" }
        if error == nil, origin.kind == .digitised { error = "unknown" }
        let attributes = [("kind", origin.kind.rawValue), ("digitiser", origin.digitiser), ("error-dex", error)]
        xml.element("origin", attributes) { xml in
            if let reading = origin.reading {
                let attributes = [
                    ("format", reading.format), ("table", reading.table), ("mass-unit", reading.massUnit),
                    ("coupling-unit", reading.couplingUnit), ("convention", reading.convention),
                ]
                xml.element("reading", attributes) { xml in
                    for dropped in reading.dropped { xml.element("dropped", text: dropped) }
                    if let calibration = reading.calibration { xml.element("calibration", text: calibration) }
                }
            }
            guard let computation = origin.computation else { return }
            let attributes = [
                ("derivation", computation.derivation), ("version", String(computation.version)),
                ("descriptor-hash", computation.descriptorHash), ("input-hash", computation.inputHash),
                ("numerical-error", "\(computation.numericalError)"),
                ("theory-error", computation.theoryError.map { "\($0)" }),
            ]
            xml.element("computation", attributes) { xml in
                if let note = computation.theoryNote { xml.element("theory-note", text: note) }
            }
        }
    }

    private func writeShape(_ xml: inout XMLText) {
        func curves(_ role: Curve.Role) -> [Curve] { limit.curves.filter { $0.role == role } }
        switch limit.shape {
        case .above:
            for curve in curves(.central) { xml.element("above", [("name", curve.name)]) { write(curve, &$0) } }
        case .between:
            xml.element("between") { xml in
                for curve in curves(.lowerEdge) { xml.element("lower", [("name", curve.name)]) { write(curve, &$0) } }
                for curve in curves(.upperEdge) { xml.element("upper", [("name", curve.name)]) { write(curve, &$0) } }
            }
        case .inside:
            xml.element("inside") { xml in
                for curve in curves(.contour) {
                    xml.element("contour", [("name", curve.name)]) { write(curve, &$0) }
                }
            }
        case .empty: xml.element("empty", text: limit.emptyReason ?? "")
        case .missing: xml.element("missing", text: limit.emptyReason ?? "")
        }
    }

    private func write(_ curve: Curve, _ xml: inout XMLText) {
        let attributes = [
            ("mass-unit", plane.mass.dimension.canonicalUnit),
            ("coupling-unit", plane.coupling.dimension.canonicalUnit),
            ("interpolation", curve.interpolation.rawValue),
        ]
        xml.element("points", attributes) { xml in
            for point in curve.points {
                var columns = ["\(point.mass)", "\(point.coupling)"]
                if point.edge != .measured || !point.flags.isEmpty { columns.append(point.edge.rawValue) }
                xml.line((columns + point.flags.names).joined(separator: " "))
            }
        }
    }
}
