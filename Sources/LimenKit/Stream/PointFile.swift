import Archive

extension Ensemble {
    /// The most points that are read into memory for a figure.
    public static let largestPointCount = 100_000

    /// The points of a file, read as `answerPoints` reads them, with whether each is excluded.
    /// - Throws: `LimenError` naming file, line and remedy; of kind `badData` for more points than a figure holds.
    public func points(from path: String) throws -> [ExcludedAnswer] {
        let source = try LineSource(path: path)
        let name = path == "-" ? "standard input" : path
        var reader = PointReader(name: name, couplingDimension: plane.coupling.dimension)
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
