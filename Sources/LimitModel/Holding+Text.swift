import Quantities

extension Holding.Extent {
    /// In words, after the parameter's name: `= 0`, `0 to 0.1`, `any`.
    public var text: String {
        switch self {
        case .any: "any"
        case .range(let from, let to):
            from == to ? "= \(from.printed())" : "\(from.printed()) to \(to.printed())"
        case .own(let value): "= \(value.printed())"
        }
    }
}

extension Holding {
    /// Its applicability in few words: `visible (published): ma-over-m 0 to 0.1, br-visible = 1`.
    public func summary(in plane: Plane) -> String {
        let extents = extentText(in: plane)
        return "\(scenario) (\(grade.rawValue))" + (extents.isEmpty ? "" : ": \(extents)")
    }

    /// For which values of the scenario's parameters it holds: `ma-over-m 0 to 0.1, br-visible = 1`.
    public func extentText(in plane: Plane) -> String {
        guard let scenario = plane.scenario(scenario) else { return "" }
        return scenario.values.compactMap { value in
            extent(of: value.parameter, in: scenario).map { "\(value.parameter) \($0.text)" }
        }.joined(separator: ", ")
    }
}
