import Archive

// What figures need beyond answers: regions, points and ranges.

extension Ensemble {
    /// The most points that are read into memory for a figure.
    public static let largestPointCount = 100_000

    /// The points of a file, read as `answerPoints` reads them, with whether each is excluded.
    /// - Throws: `LimenError` naming file, line and remedy; of kind `badData` for more points than a figure holds.
    public func points(from path: String) throws -> [ExcludedAnswer] {
        let source = try LineSource(path: path)
        let name = path == "-" ? "standard input" : path
        var reader = PointReader(name: name, couplingDimension: question.plane.coupling.dimension)
        var answers: [ExcludedAnswer] = []
        // A file of points asks for many masses.
        _ = try regions()
        while let line = try source.next() {
            guard let point = try reader.point(from: line) else { continue }
            guard answers.count < Self.largestPointCount else {
                throw LimenError(.badData, "\(name): a figure holds at most \(Self.largestPointCount) points")
            }
            answers.append(try excluded(mass: point.mass, coupling: point.coupling))
        }
        return answers
    }
}

extension LimitRecord {
    /// What the limit excludes, in logarithms of the plane's units.
    public var excludedRegion: Region { region }
}

extension Plane.Axis {
    /// A range of values from two quantities with their units, as in `1 MeV,10 GeV`.
    /// - Throws: `LimenError` of kind `usage`.
    public func range(_ text: String, _ option: String) throws -> ClosedRange<Double> {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map {
            $0.trimmingPrefix { $0 == " " }
        }
        guard parts.count == 2 else {
            throw LimenError(.usage, "\(option): '\(text)' is no range: write two values, as in \"1 MeV,10 GeV\"")
        }
        let ends = try parts.map { try AskOptions.quantity(String($0), as: dimension, option) }
        guard ends[0] < ends[1] else {
            throw LimenError(.usage, "\(option): the first value of '\(text)' must be the smaller one")
        }
        return ends[0]...ends[1]
    }
}
