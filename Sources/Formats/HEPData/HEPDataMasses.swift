import Quantities

/// The masses of a HEPData table: points, or bins from a low to a high end.
enum HEPDataMasses {
    case points([String?])
    case bins([(low: String, high: String)?])

    /// - Throws: what is wrong with a row.
    init(_ rows: [YAMLTree]) throws(HEPDataVariable.ErrorProblem) {
        let isBinned = rows.contains { $0["low"] != nil || $0["high"] != nil }
        guard isBinned else {
            self = .points(rows.map { HEPDataVariable.number($0["value"]) })
            return
        }
        var bins: [(low: String, high: String)?] = []
        for row in rows {
            guard let low = HEPDataVariable.number(row["low"]), let high = HEPDataVariable.number(row["high"]) else {
                throw HEPDataVariable.ErrorProblem(
                    line: row.line, message: "some masses are bins with low and high, this one is not")
            }
            bins.append((low, high))
        }
        self = .bins(bins)
    }

    var count: Int {
        switch self {
        case .points(let values): values.count
        case .bins(let bins): bins.count
        }
    }

    /// The runs of rows without a missing value or a gap between bins.
    /// - Parameter couplings: one for each mass, with its line; nil where it is missing.
    func runs(_ couplings: [(text: String?, line: Int?)]) -> [[FoundRow]] {
        switch self {
        case .points(let masses): Self.runs(masses, couplings)
        case .bins(let bins): Self.runs(bins, couplings)
        }
    }

    private static func runs(_ masses: [String?], _ couplings: [(text: String?, line: Int?)]) -> [[FoundRow]] {
        var runs: [[FoundRow]] = [[]]
        for (mass, coupling) in zip(masses, couplings) {
            if let mass, let text = coupling.text {
                runs[runs.count - 1].append(FoundRow(line: coupling.line, mass: mass, coupling: text))
            } else if runs.last?.isEmpty == false {
                runs.append([])
            }
        }
        return runs.filter { !$0.isEmpty }
    }

    /// A step holds from its point's mass to the next; the last bin's end is a point of its own.
    private static func runs(
        _ bins: [(low: String, high: String)?], _ couplings: [(text: String?, line: Int?)]
    ) -> [[FoundRow]] {
        var runs: [[FoundRow]] = []
        var run: [FoundRow] = []
        var end: String?
        func close() {
            if let end, let last = run.last {
                run.append(FoundRow(line: last.line, mass: end, coupling: last.coupling))
                runs.append(run)
            }
            run = []
            end = nil
        }
        for (bin, coupling) in zip(bins, couplings) {
            guard let bin, let text = coupling.text else {
                close()
                continue
            }
            if let before = end, !isSame(before, bin.low) { close() }
            run.append(FoundRow(line: coupling.line, mass: bin.low, coupling: text))
            end = bin.high
        }
        close()
        return runs
    }

    private static func isSame(_ one: String, _ other: String) -> Bool {
        guard let one = (try? DecimalText(one))?.finite, let other = (try? DecimalText(other))?.finite else {
            return false
        }
        return one == other
    }
}
