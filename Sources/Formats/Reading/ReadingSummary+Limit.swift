import LimitModel
import Quantities

extension ReadingSummary {
    /// The summary of the limit that a table made.
    init(_ limit: Limit, plane: Plane, format: Format) {
        func range(_ dimension: PhysicalDimension, _ value: (Curve.Point) -> Double) -> String {
            let values = limit.curves.flatMap { $0.points.map(value) }
            guard let least = values.min(), let largest = values.max() else { return "none" }
            return [least, largest].map { Quantity($0, dimension).printed() }.joined(separator: " to ")
        }
        let reading = limit.origin.reading
        let curves = limit.curves.map { "\($0.label) \($0.points.count)" }.joined(separator: ", ")
        let dropped = reading?.dropped.count ?? 0
        let interpolations = Set(limit.curves.map(\.interpolation.rawValue)).sorted().joined(separator: ", ")
        let unit = reading?.couplingUnit ?? ""
        func lines(_ fields: [Field]) -> [Entry] {
            fields.compactMap { field in field.entry.summary.map { Entry($0.name, $0.text(limit, plane)) } }
        }
        var entries = lines([.title])
        entries.append(Entry("format", format.rawValue + (reading?.table.map { ", table '\($0)'" } ?? "")))
        entries += lines(Self.first + Field.allCases.filter { $0 != .title && !Self.first.contains($0) })
        entries += [
            Entry(
                "columns",
                "mass in \(reading?.massUnit ?? ""), coupling\(unit.isEmpty || unit == "1" ? "" : " in \(unit)"), convention \(reading?.convention ?? "")"
            ),
            Entry("shape", "\(limit.shape.rawValue), \(interpolations)"),
            Entry("points", curves + (dropped > 0 ? "; \(dropped) row\(dropped == 1 ? "" : "s") left out" : "")),
            Entry("mass", range(plane.mass.dimension) { $0.mass }),
            Entry("coupling", range(plane.coupling.dimension) { $0.coupling }),
        ]
        if let calibration = reading?.calibration { entries.append(Entry("calibration", calibration)) }
        self.init(limit: limit.slug, entries: entries)
    }

    /// The fields that are looked at first, before the others of the table.
    private static let first: [Field] = [.plane, .scenario, .status, .confidenceLevel, .experiment, .search]
}

extension Statement {
    /// In a sentence: `confidence level 0.9, one-sided, CLs`.
    var sentence: String {
        if case .confidence = self { "confidence level \(fullWords)" } else { words }
    }
}

extension Origin {
    /// In a sentence: `digitised by J. Doe, error 0.02 dex`.
    var sentence: String {
        guard kind == .digitised else { return kind.rawValue }
        let error = digitisationError.map { "error \($0) dex" } ?? "error unknown"
        return kind.rawValue + (digitiser.map { " by \($0)" } ?? "") + ", \(error)"
    }
}

extension Publication {
    /// The number or name it is known by.
    var shortName: String {
        arxiv.map { "arXiv:\($0)" } ?? doi.map { "doi:\($0)" } ?? texkey ?? title
    }
}
