import Quantities

/// Why a reading aid cannot be understood.
public struct ReadingAidError: Error, Hashable, Sendable {
    /// The aid as options and sidecars name it, for example `x-axis`.
    public let name: String
    public let message: String
    public let remedy: String
}

extension ReadingAids {
    /// Sets what `--columns` says: names or numbers from 1, separated by commas.
    public mutating func setColumns(_ text: String) throws(ReadingAidError) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { String($0).collapsed }
        guard (2...3).contains(parts.count), !parts.contains("") else {
            throw ReadingAidError(
                name: "columns", message: "'\(text)' does not name two or three columns",
                remedy: "write for example 1,2 for mass and coupling, or 1,2,3 for mass, lower and upper edge")
        }
        columns = parts
    }

    /// Sets what `--log10` says: x, y or both.
    public mutating func setLogarithms(_ text: String) throws(ReadingAidError) {
        switch text {
        case "x", "mass": isMassLog10 = true
        case "y", "coupling": isCouplingLog10 = true
        case "both": (isMassLog10, isCouplingLog10) = (true, true)
        default:
            throw ReadingAidError(
                name: "log10", message: "'\(text)' is no column", remedy: "write x, y or both")
        }
    }

    /// Sets what `--tolerance` says: a positive number.
    public mutating func setTolerance(_ text: String) throws(ReadingAidError) {
        guard let value = try? DecimalText(text).double(), value > 0 else {
            throw ReadingAidError(
                name: "tolerance", message: "'\(text)' is not a positive number",
                remedy: "write for example 0.001, in decades")
        }
        tolerance = value
    }

    /// Sets an axis of a drawing, the mass or the coupling axis.
    public mutating func setAxis(_ text: String, isMass: Bool) throws(ReadingAidError) {
        let axis = try Axis(text, name: isMass ? "x-axis" : "y-axis")
        if isMass { massAxis = axis } else { couplingAxis = axis }
    }

    /// These aids, with what they leave open taken from weaker ones.
    public func filled(from weaker: ReadingAids) -> ReadingAids {
        var aids = self
        if aids.tables.isEmpty { aids.tables = weaker.tables }
        if aids.columns.isEmpty { aids.columns = weaker.columns }
        aids.isBinned = isBinned || weaker.isBinned
        aids.isMassLog10 = isMassLog10 || weaker.isMassLog10
        aids.isCouplingLog10 = isCouplingLog10 || weaker.isCouplingLog10
        aids.keepsSentinels = keepsSentinels || weaker.keepsSentinels
        aids.splitsContours = splitsContours || weaker.splitsContours
        aids.allowsSteps = allowsSteps || weaker.allowsSteps
        aids.lowestMass = lowestMass ?? weaker.lowestMass
        if aids.paths.isEmpty { aids.paths = weaker.paths }
        if aids.colours.isEmpty { aids.colours = weaker.colours }
        aids.massAxis = massAxis ?? weaker.massAxis
        aids.couplingAxis = couplingAxis ?? weaker.couplingAxis
        aids.tolerance = tolerance ?? weaker.tolerance
        return aids
    }
}

extension ReadingAids.Axis {
    /// Reads `120=1e-3,480=1,log`: two positions in the drawing with their values, and `log` or `linear`.
    public init(_ text: String, name: String) throws(ReadingAidError) {
        func wrong(_ message: String) -> ReadingAidError {
            ReadingAidError(
                name: name, message: message,
                remedy: "write two positions with their values, for example \"120=1e-3,480=1,log\"")
        }
        var words = text.replacing(",", with: " ").split(whereSeparator: \.isWhitespace).map(String.init)
        let kind = words.popLast() ?? ""
        guard ["log", "linear"].contains(kind) else { throw wrong("'\(text)' does not end with log or linear") }
        guard words.count == 2 else { throw wrong("'\(text)' does not name two positions") }
        var marks: [ReadingAids.Mark] = []
        for word in words {
            let sides = word.split(separator: "=", omittingEmptySubsequences: false)
            guard sides.count == 2, let position = try? DecimalText(sides[0]).double(),
                let value = try? DecimalText(sides[1]).double()
            else { throw wrong("'\(word)' is not position=value") }
            if kind == "log", value <= 0 { throw wrong("'\(word)' has no logarithm") }
            marks.append(ReadingAids.Mark(position: position, value: value))
        }
        guard marks[0].position != marks[1].position, marks[0].value != marks[1].value else {
            throw wrong("the two positions in '\(text)' are not different")
        }
        self.init(first: marks[0], second: marks[1], isLogarithmic: kind == "log")
    }
}
