import LimitModel
import Quantities

/// Dependence of the result of a method on a parameter of its plane.
package enum ParameterUse: Sendable, Hashable {
    /// It is computed at one value, which the scenario or the descriptor's `<set>` says.
    case input
    /// The method assumes this value.
    case fixed(Double)
    /// It plays no part.
    case independent
}

/// The parameter values that a method computes at.
package struct ParameterPoint: Sendable, Hashable {
    private var values: [String: Double]

    /// A point with these values; other parameters have none.
    package init(_ values: [String: Double] = [:]) { self.values = values }

    /// The value of an input parameter.
    package subscript(_ name: String) -> Double { values[name] ?? 0 }

    /// m_a/m_γ'.
    package var axionMassOverMass: Double { self[PortalParameter.axionMass] }

    /// The point with other values of some parameters.
    package func at(_ changes: [String: Double]) -> ParameterPoint {
        ParameterPoint(values.merging(changes) { _, new in new })
    }

    /// The point at which a request wants its limit, compared with where the limit claims to hold.
    /// - Throws: `InputError` when the plane has not what the method needs, or the limit claims to hold where it was not
    ///   computed.
    init(_ request: DerivationRequest, plane: Plane, uses: [String: ParameterUse]) throws(InputError) {
        var values: [String: Double] = [:]
        func fail(_ name: String, _ problem: String, _ remedy: String) -> InputError {
            InputError(
                field: "\(request.method.name) \(name)", line: request.method.line, problem: problem, remedy: remedy)
        }
        for set in request.point where uses[set.parameter.text] != .input {
            throw fail(
                set.parameter.text, "the method does not compute at a value of it",
                "take <set parameter=\"\(set.parameter)\"> out")
        }
        for set in request.point { values[set.parameter.text] = set.value }
        for (name, use) in uses.sorted(by: { $0.key < $1.key }) {
            guard let parameter = plane.parameters.first(where: { $0.name.text == name }) else {
                guard use == .input else { continue }
                throw fail(
                    name, "the plane '\(plane.slug)' has no such parameter, and the method computes at a value of it",
                    "add <parameter name=\"\(name)\"> to the plane")
            }
            for holding in request.holdings {
                guard let scenario = plane.scenario(holding.scenario) else { continue }
                guard let value = Self.value(of: parameter.name, use, request, scenario) else {
                    guard use == .input else { continue }
                    throw fail(
                        name, "neither the scenario '\(scenario.slug)' nor the descriptor says its value",
                        "write <set parameter=\"\(name)\"> before the method")
                }
                if let before = values[name], !Scenario.isSame(before, value) {
                    throw fail(
                        name, "the scenarios it holds in have \(before.printed()) and \(value.printed())",
                        "write one derivation for each of them")
                }
                values[name] = value
                try Self.check(holding.extent(of: parameter.name, in: scenario), holding, value, use, name, fail)
            }
        }
        self.values = values
    }

    private static func value(
        of name: Slug, _ use: ParameterUse, _ request: DerivationRequest, _ scenario: Scenario
    ) -> Double? {
        switch use {
        case .input: request.point.first { $0.parameter == name }?.value ?? scenario.value(of: name)
        case .fixed(let value): scenario.value(of: name) == nil ? nil : value
        case .independent: nil
        }
    }

    /// The values for which the limit claims to hold must be those that it was computed at; of an input a range around it may
    /// be claimed.
    private static func check(
        _ extent: Holding.Extent?, _ holding: Holding, _ value: Double, _ use: ParameterUse, _ name: String,
        _ fail: (String, String, String) -> InputError
    ) throws(InputError) {
        guard let extent else { return }
        let claims = "it claims to hold in '\(holding.scenario)' for \(name)"
        switch (extent, use) {
        case (_, .independent): return
        case (.any, _):
            throw fail(name, "\(claims) of any value, but depends on it", "give the range that it is good for")
        case (.range(let from, let to), .fixed):
            guard Scenario.isSame(from, value), Scenario.isSame(to, value) else {
                throw fail(
                    name, "\(claims) \(extent.text), but the method is that for \(value.printed())",
                    "write from=\"\(value.printed())\" to=\"\(value.printed())\"")
            }
        default:
            guard extent.contains(value) else {
                throw fail(
                    name, "\(claims) \(extent.text), but is computed at \(value.printed())",
                    "give a range around \(value.printed()), or compute it there with <set parameter=\"\(name)\">")
            }
        }
    }
}

/// Names of parameters that planes of known models have.
package enum PortalParameter {
    /// m_a/m_γ'.
    package static let axionMass = "ma-over-m"
    /// Λ/TeV of a loop.
    package static let cutoff = "cutoff-over-tev"
    /// α_D of γ' → χχ̄.
    package static let darkCoupling = "alpha-d"
    /// m_χ/m_γ' of γ' → χχ̄.
    package static let fermionMass = "mchi-over-m"
    /// Br(γ' → χχ̄).
    package static let invisibleShare = "br-invisible"
    /// Br(γ' → a γ).
    package static let visibleShare = "br-visible"

    /// For searches that see a dark photon which always decays invisibly and at once, however that comes about.
    static let invisible: [String: ParameterUse] = [
        axionMass: .input, invisibleShare: .fixed(1), darkCoupling: .independent, fermionMass: .independent,
    ]
    /// For searches that see γ' → a γ of a dark photon without other decays.
    static let visible: [String: ParameterUse] = [axionMass: .input, visibleShare: .fixed(1)]
    /// For loops, in which the dark photon is virtual.
    static let virtual: [String: ParameterUse] = [
        axionMass: .input, invisibleShare: .independent, visibleShare: .independent, darkCoupling: .independent,
        fermionMass: .independent,
    ]

    /// The meaning of those that a method can compute at.
    static let meanings = [
        axionMass: "mass of the axion over mass of the dark photon", cutoff: "where a loop is cut, in TeV",
    ]
}
