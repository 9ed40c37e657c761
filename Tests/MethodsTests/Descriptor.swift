import LimitModel
import Quantities
import Testing

@testable import Methods

/// Inputs as a descriptor would give them; the line of every node is its place in the list, so that messages can be told
/// apart.
enum Descriptor {
    static func number(
        _ name: String, _ value: Double, _ dimension: PhysicalDimension = .dimensionless, error: Double? = nil,
        line: Int = 1
    ) -> InputNode {
        InputNode(
            name: name, number: .init(value: value, dimension: dimension, error: error, status: .stated), line: line)
    }

    static func text(_ name: String, _ text: String, line: Int = 1) -> InputNode {
        InputNode(name: name, text: text, line: line)
    }

    static func group(_ name: String, _ children: [InputNode], line: Int = 1) -> InputNode {
        InputNode(name: name, children: children, line: line)
    }

    static func beam(_ energy: Double = 100, lepton: String = "electron") -> InputNode {
        group("beam", [text("lepton", lepton, line: 11), number("energy", energy, .energy, line: 12)], line: 11)
    }

    /// One radiation length of lead as in the physics notes.
    static let lead = group(
        "target",
        [
            text("element", "Pb", line: 13), number("mass-number", 207), number("density", 11.34, .density),
            number("thickness", 0.0056, .length, line: 14),
        ], line: 13)

    /// 0.4 radiation lengths of aluminium as in the physics notes.
    static let aluminium = group(
        "target",
        [
            text("element", "Al"), number("mass-number", 27), number("density", 2.7, .density),
            number("radiation-lengths", 0.4), number("radiation-length", 0.089, .length),
        ])

    static func masses(from: Double = 1e-3, to: Double? = nil) -> InputNode {
        group(
            "mass-range",
            [number("from", from, .energy, line: 31)] + (to.map { [number("to", $0, .energy, line: 32)] } ?? []),
            line: 30)
    }

    /// NA64e without mesons, background-free.
    static func na64(exposure: Double = 5e12) -> [InputNode] {
        [
            beam(), lead, number("x-min", 0.5, line: 15), number("exposure", exposure, .count, line: 16),
            number("efficiency", 1, line: 17), number("background", 0, .count, line: 18), masses(),
        ]
    }

    /// A vector meson from the table of arXiv:2602.11405 with a yield at 5e12 electrons on target.
    static func meson(_ name: String, mass: Double, coupling: Double, width: Double, yield: Double, factor: Double = 1)
        -> InputNode
    {
        group(
            "meson",
            [
                text("name", name), number("mass", mass, .energy), number("coupling-constant", coupling),
                number("total-width", width, .energy), number("yield", yield, .count, line: 21),
                number("at-exposure", 5e12, .count), number("yield-factor", factor, line: 22),
            ], line: 20)
    }

    static let na64Mesons = [
        meson("rho", mass: 0.775, coupling: 4.96, width: 0.147, yield: 117_138_165.45795003, factor: 3),
        meson("omega", mass: 0.782, coupling: 17.3, width: 8.6e-3, yield: 12_330_333.2061, factor: 3),
        meson("phi", mass: 1.019, coupling: 13.4, width: 4.2e-3, yield: 8_014_716.583965, factor: 3),
        meson("J/psi", mass: 3.097, coupling: 11.8, width: 0.093e-3, yield: 184_954.9980915, factor: 3),
    ]

    /// The inputs with some of them replaced by name, or taken away.
    static func changed(_ inputs: [InputNode], _ replacements: [String: InputNode?]) -> [InputNode] {
        inputs.compactMap { node in replacements[node.name].map { $0 } ?? node }
    }

    static func request(
        _ method: String, _ inputs: [InputNode], status: Status = .projection,
        statement: Statement = .confidence(.init(level: .level(0.9), sides: .one, method: .cls)),
        point: [String: Double] = [:], holdings: [Holding] = []
    ) throws -> DerivationRequest {
        DerivationRequest(
            limit: try Slug("x"), title: "X", plane: try Slug("plane"), status: status, statement: statement,
            holdings: holdings, point: try point.map { .init(parameter: try Slug($0.key), value: $0.value) },
            method: InputNode(name: method, children: inputs, line: 10))
    }

    /// A plane of the model whose couplings have this dimension, or of another model, with one scenario.
    static func plane(
        _ dimension: PhysicalDimension = .inverseEnergy, top: Double = 10, model: PortalModel? = nil
    ) throws -> Plane {
        let model = model ?? (dimension == .dimensionless ? .kineticMixing : .darkAxionPortal)
        let values = ["ma-over-m": 0.0, "cutoff-over-tev": 1, "br-invisible": 1]
        return Plane(
            slug: try Slug("plane"), title: "P", model: try Slug(model.name), convention: "L",
            prefactor: model.prefactor,
            mass: .init(symbol: "m", title: "mass", dimension: .energy, from: 1e-10, to: 1e4),
            coupling: .init(symbol: "g", title: "g", dimension: dimension, from: 1e-12, to: top),
            parameters: try values.keys.sorted().map {
                .init(name: try Slug($0), symbol: $0, meaning: $0, from: 0, to: $0 == "cutoff-over-tev" ? nil : 1)
            },
            scenarios: [
                Scenario(
                    slug: try Slug("case"), title: "Case",
                    values: try values.sorted { $0.key < $1.key }.map {
                        .init(parameter: try Slug($0.key), value: $0.value)
                    })
            ])
    }

    /// An upper limit in a plane of its own.
    static func limit(_ name: String, plane: String, points: [(Double, Double)]) throws -> Limit {
        Limit(
            slug: try Slug(name), title: "L", search: try Slug(name),
            experiment: Experiment(id: try Slug("e"), name: "E"),
            plane: try Slug(plane), status: .observed, statement: .confidence(.init(level: .level(0.9))),
            holdings: [Holding(scenario: try Slug("case"), grade: .published)],
            origin: Origin(kind: .published), shape: .above,
            curves: [Curve(role: .central, points: points.map { .init(mass: $0.0, coupling: $0.1) })])
    }
}

/// The coupling of a curve at a mass, straight in log-log.
func coupling(_ curve: Curve, _ mass: Double) -> Double? { TabulatedCurve(curve).value(atMassGeV: mass) }

extension Method {
    /// The curves at the parameter values of the scenario of `Descriptor.plane`, or others.
    func derive(
        _ context: MethodContext = MethodContext(), at values: [String: Double] = [:]
    ) throws(InputError) -> DerivedCurves {
        try derive(at: ParameterPoint(["ma-over-m": 0, "cutoff-over-tev": 1]).at(values), context)
    }
}

/// The error that a body throws.
func failure(_ body: () throws -> Void) -> InputError? {
    do {
        try body()
        return nil
    } catch {
        return error as? InputError
    }
}
