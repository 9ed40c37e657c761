import Quantities

/// The names and units of the columns in a header.
struct ColumnNames {
    struct Column {
        let name: String
        /// The unit, when it is one of a mass or of a coupling.
        let unit: String?
        /// The text in brackets behind the name.
        let bracket: String?
    }

    let line: Int
    let columns: [Column]

    /// A line of words such as `mass [eV]  photon coupling [GeV^-1]`, parted behind the brackets; nil when it names no mass
    /// column.
    init?(line: Int, text: String) {
        var columns: [Column] = []
        var rest = text[...]
        while !rest.isEmpty, columns.count < 8 {
            guard let open = rest.firstIndex(where: { $0 == "[" || $0 == "(" }),
                var close = rest[open...].firstIndex(where: { $0 == "]" || $0 == ")" })
            else {
                columns.append(Self.column(String(rest)))
                break
            }
            // A remark may stand before the unit: `coupling (max) [GeV^-1]`.
            let after = rest[rest.index(after: close)...].drop { $0 == " " }
            if after.first == "[", let next = after.firstIndex(of: "]") { close = next }
            columns.append(Self.column(String(rest[...close])))
            rest = rest[rest.index(after: close)...].drop { $0.isWhitespace || $0 == "," || $0 == ";" }
        }
        self.init(line: line, columns: columns)
        // A sentence that begins with m is not a header: the mass column must have its unit.
        guard self.columns.first?.bracket != nil, self.columns.count >= 2 else { return nil }
    }

    /// Cells such as `mass_GeV`, `Fa[GeV]`, `coupling (1/GeV)`.
    init(line: Int, cells: [String]) {
        self.line = line
        columns = cells.map(Self.column)
    }

    private init(line: Int, columns: [Column]) {
        self.line = line
        self.columns = columns
    }

    /// Tells whether the first column is the mass.
    var namesMass: Bool { columns.first.map { Self.isMass($0.name) } ?? false }

    private static func isMass(_ name: String) -> Bool {
        let plain = name.lowercased()
        return plain.hasPrefix("mass") || plain == "m" || plain.hasPrefix("m_") || plain == "ma" || plain == "mx"
            || plain == "mx'" || plain == "ma'" || plain == "mzp" || plain == "mzd" || plain == "mdp"
    }

    /// The index of a column by its name.
    func index(of name: String) -> Int? {
        let wanted = name.lowercased()
        return columns.firstIndex { $0.name.lowercased() == wanted }
    }

    private static func column(_ text: String) -> Column {
        let plain = text.collapsed
        let brackets = plain.indices.filter { plain[$0] == "[" || plain[$0] == "(" }
        if let first = brackets.first, let last = brackets.last,
            let close = plain[last...].firstIndex(where: { $0 == "]" || $0 == ")" })
        {
            let inner = String(plain[plain.index(after: last)..<close]).collapsed
            return Column(name: String(plain[..<first]).collapsed, unit: unit(inner), bracket: inner)
        }
        for mark in ["_per_", "_"] {
            guard let range = plain.ranges(of: mark).last else { continue }
            let text = (mark == "_" ? "" : "1/") + plain[range.upperBound...]
            if let unit = unit(text), !unit.isEmpty, unit != "1" {
                return Column(name: String(plain[..<range.lowerBound]), unit: unit, bracket: nil)
            }
        }
        return Column(name: plain, unit: nil, bracket: nil)
    }

    /// The unit, when the text is one; `dimensionless` is 1.
    private static func unit(_ text: String) -> String? {
        if ["dimensionless", "unitless", "-"].contains(text.lowercased()) { return "1" }
        let isUnit = [PhysicalDimension.energy, .inverseEnergy].contains {
            (try? PhysicalUnit(text, expecting: $0)) != nil
        }
        return isUnit ? text : nil
    }
}
