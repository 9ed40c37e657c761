import Formats
import LimitModel
import Quantities
import Regions

/// Files of other formats in tests: two planes, everything said that a file may leave out.
enum Foreign {
    static func planes() throws -> [Plane] {
        func axis(_ symbol: String, _ dimension: PhysicalDimension, _ from: Double, _ to: Double) -> Plane.Axis {
            Plane.Axis(symbol: symbol, title: symbol, dimension: dimension, from: from, to: to)
        }
        func plane(_ name: String, _ coupling: Plane.Axis, prefactor: Double?) throws -> Plane {
            Plane(
                slug: try Slug(name), title: name, model: try Slug(name), convention: "L", prefactor: prefactor,
                mass: axis("m", .energy, 1e-10, 1e4), coupling: coupling, parameters: [],
                scenarios: [Scenario(slug: try Slug("visible"), title: "Visible", values: [])])
        }
        return [
            try plane("dark-axion-portal", axis("g", .inverseEnergy, 1e-12, 10), prefactor: 0.5),
            try plane("kinetic-mixing", axis("ε", .dimensionless, 1e-10, 1), prefactor: nil),
        ]
    }

    /// All that has to be said of two columns without a header.
    static func said(_ change: (inout Declaration) throws -> Void = { _ in }) throws -> Declaration {
        var said = Declaration()
        said.experiment = Experiment(id: try Slug("e"), name: "E")
        said.plane = try Slug("dark-axion-portal")
        said.scenarios = [try Slug("visible")]
        said.status = .observed
        said.statement = .confidence(.init(level: .level(0.9)))
        said.originKind = .published
        said.isPublicationUnknown = true
        said.massUnit = "MeV"
        said.couplingUnit = "1/GeV"
        said.convention = "plane"
        said.shape = .above
        try change(&said)
        return said
    }

    /// The same in the plane of kinetic mixing, where no unit and no convention is said.
    static func mixing(_ change: (inout Declaration) throws -> Void = { _ in }) throws -> Declaration {
        try said {
            $0.plane = try Slug("kinetic-mixing")
            $0.massUnit = nil
            $0.couplingUnit = nil
            $0.convention = nil
            $0.shape = nil
            try change(&$0)
        }
    }

    static func read(
        _ bytes: [UInt8], name: String = "x.txt", as format: Format? = nil, said: Declaration,
        sidecar: String? = nil, aids change: (inout ReadingAids) -> Void = { _ in }
    ) throws -> ReadSubmission {
        var request = ForeignRequest(input: ForeignInput(name: name, bytes: bytes), planes: try planes())
        request.format = format
        request.declaration = said
        request.spelling = .options(prefix: "--")
        request.sidecar = sidecar.map {
            ForeignInput.File(name: name + ForeignInput.sidecarSuffix, bytes: Array($0.utf8))
        }
        change(&request.aids)
        return try request.read()
    }

    static func read(
        _ text: String, name: String = "x.txt", as format: Format? = nil, said: Declaration,
        sidecar: String? = nil, aids: (inout ReadingAids) -> Void = { _ in }
    ) throws -> ReadSubmission {
        try read(Array(text.utf8), name: name, as: format, said: said, sidecar: sidecar, aids: aids)
    }

    /// The only limit of a file.
    static func limit(
        _ text: String, name: String = "x.txt", as format: Format? = nil, said: Declaration,
        aids: (inout ReadingAids) -> Void = { _ in }
    ) throws -> Limit {
        let limits = try read(text, name: name, as: format, said: said, aids: aids).submission.limits
        guard limits.count == 1, let limit = limits.first else { throw Unexpected(count: limits.count) }
        return limit
    }

    /// What the reader says is wrong; empty when nothing is.
    static func errors(
        _ text: String, name: String = "x.txt", as format: Format? = nil, said: Declaration? = nil,
        aids: (inout ReadingAids) -> Void = { _ in }
    ) throws -> [String] {
        do {
            _ = try read(text, name: name, as: format, said: try said ?? self.said(), aids: aids)
            return []
        } catch let error as FormatErrors {
            return error.findings.map(\.description)
        }
    }

    static func codes(
        _ text: String, said: Declaration? = nil, aids: (inout ReadingAids) -> Void = { _ in }
    ) throws -> [Finding.Code] {
        try read(text, said: try said ?? self.said(), aids: aids).warnings.map(\.code)
    }

    struct Unexpected: Error { let count: Int }
}

extension Limit {
    /// Masses and couplings of the first curve.
    var points: [[Double]] { curves.first.map { $0.points.map { [$0.mass, $0.coupling] } } ?? [] }
}
