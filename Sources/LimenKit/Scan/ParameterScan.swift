import LimitModel
import Methods
import Foundation
import PortalPhysics

/// What a scan varies, and where it asks.
public struct ScanOptions: Sendable, Hashable {
    /// What becomes of meson yields that a descriptor states, when a scan changes the beam or the target they were found for.
    public enum Mesons: String, Sendable, Hashable, CaseIterable {
        /// They are taken for every variant, and variants with another beam or target are marked.
        case asGiven = "as-given"
        /// All variants go without mesons.
        case none

        fileprivate var meaning: String {
            switch self {
            case .asGiven: "the same yields everywhere, marked"
            case .none: "bremsstrahlung alone"
            }
        }
    }

    /// What is varied, one for each parameter.
    public var variations: [Variation]
    /// Masses in GeV; when empty, `count` masses, or those of the limit's own curve.
    public var masses: [Double]
    /// How many masses over the range of the descriptor, at equal factors.
    public var count: Int?
    /// What becomes of mesons; must be said when beam or target vary.
    public var mesons: Mesons?

    public init(variations: [Variation], masses: [Double] = [], count: Int? = nil, mesons: Mesons? = nil) {
        self.variations = variations
        self.masses = masses
        self.count = count
        self.mesons = mesons
    }
}

/// Variants of one search: every combination of the values of some parameters, each at some masses. Nothing is stored.
///
/// Variants are numbered from 1. Parameters that need tables of their own (target, energy, x-min) change slowest, so that
/// tables are made once and memory does not grow; otherwise the last parameter given changes fastest.
public struct ParameterScan: Sendable {
    /// Most variants of one scan.
    public static let mostVariants = 10_000_000
    /// Most masses of one scan.
    public static let mostMasses = 10_000

    /// The search, and the limit whose request is varied.
    public let search, limit: Slug
    /// What was varied, in the order in which it changes.
    public let parameters: [ScanParameter]
    /// The masses in GeV at which every variant is asked.
    public let massesGeV: [Double]
    /// How many variants there are.
    public let variantCount: Int
    let named: NamedRequest
    let method: any PointwiseMethod.Type
    /// The descriptor's values of what is not varied, for the dark photon's decays; nil where they play no part.
    let decays: DarkSector?
    let keepsForeignYields: Bool
    /// What becomes of the descriptor's mesons, in words; nil when it has none.
    let mesons: String?

    /// What decides how the dark photon decays.
    struct DarkSector: Sendable {
        var alphaD, fermionMassOverMass: Double
    }

    /// - Throws: `LimenError` of kind `usage` for what cannot be varied, `badData` when the descriptor itself fails.
    init(_ named: NamedRequest, _ options: ScanOptions) throws {
        let request = named.request
        (search, limit) = (named.search, request.limit)
        guard let method = try? MethodList.named(request.method) as? any PointwiseMethod.Type else {
            let possible = MethodList.all.filter { $0 is any PointwiseMethod.Type }.map { $0.name }.joined(
                separator: ", ")
            throw LimenError(
                .usage,
                "'\(limit)' is derived by \(request.method.name), which has no single coupling for each mass by itself; "
                    + "\(possible) can be scanned; of others, change the descriptor and compute the limit")
        }
        self.method = method
        guard !options.variations.isEmpty else {
            throw LimenError(
                .usage, "say what varies, as in name=value,value; of \(method.name) can be varied:",
                subject: .variation,
                choices: ScanParameter.choices(method))
        }
        let given = try options.variations.map { try ScanParameter($0, method: method) }
        for (index, parameter) in given.enumerated()
        where given[..<index].contains(where: { $0.name == parameter.name }) {
            throw ScanParameter.fail(parameter.name, "it is varied twice: give all its values at once")
        }
        parameters = given.filter(\.changesTables) + given.filter { !$0.changesTables }
        variantCount = try Self.product(parameters.map(\.values.count), atMost: Self.mostVariants)

        let node = try Self.base(request, method, parameters, mesons: options.mesons)
        keepsForeignYields = node.keepsForeignYields
        mesons = node.mesons
        var alone = named
        alone.request.method = node.method
        self.named = alone
        decays = try Self.decays(alone.request, alone.plane, method, parameters)
        try Self.checkValues(alone.request, alone.plane, parameters)
        massesGeV = try Self.masses(options, alone)
    }

    /// The request that all variants start from.
    package var request: DerivationRequest { named.request }
    /// The plane of the limit.
    package var plane: Plane { named.plane }

    /// The method that computes the variants, and the version of its results.
    package var methodName: String { method.name }
    package var methodVersion: Int { method.version }

    /// Whether it is known how the dark photon decays.
    package var knowsDecays: Bool { decays != nil }

    /// What was chosen for all variants and no row says.
    package var fixed: [(name: String, value: String)] {
        var fixed: [(name: String, value: String)] = []
        if let decays {
            let varied = parameters.map(\.name)
            if !varied.contains("alpha-d") { fixed.append(("alpha-d", "\(decays.alphaD)")) }
            if !varied.contains("mchi-over-m") { fixed.append(("mchi-over-m", "\(decays.fermionMassOverMass)")) }
        }
        if let mesons { fixed.append(("mesons", mesons)) }
        return fixed
    }

    private static func product(_ counts: [Int], atMost most: Int) throws -> Int {
        var product = 1
        for count in counts {
            let (next, isOver) = product.multipliedReportingOverflow(by: count)
            guard !isOver, next <= most else {
                throw LimenError(.usage, "these are more than \(most) variants: scan in parts")
            }
            product = next
        }
        return product
    }

    /// The method as all variants start from it. Meson yields belong to the beam and the target they were found for: nobody
    /// but the user can say what becomes of them with others.
    private static func base(
        _ request: DerivationRequest, _ method: any PointwiseMethod.Type, _ parameters: [ScanParameter],
        mesons wanted: ScanOptions.Mesons?
    ) throws -> (method: InputNode, keepsForeignYields: Bool, mesons: String?) {
        let yields = request.method.children.filter { $0.name == method.setupGroup }
        guard !yields.isEmpty else { return (request.method, false, nil) }
        let names = yields.compactMap { $0.child("name")?.text }
        if wanted == ScanOptions.Mesons.none {
            var without = request.method
            without.children.removeAll { $0.name == method.setupGroup }
            return (without, false, ScanOptions.Mesons.none.rawValue)
        }
        guard let changed = parameters.first(where: { $0.changesSetup(of: request.method) }) else {
            return (request.method, false, names.joined(separator: " "))
        }
        guard wanted == .asGiven else {
            throw LimenError(
                .usage,
                "the yields of \(names.joined(separator: ", ")) in '\(request.limit)' hold for its own beam and target, and "
                    + "'\(changed.name)' varies: say what becomes of them",
                subject: .mesons,
                choices: ScanOptions.Mesons.allCases.map { .init(name: $0.rawValue, meaning: $0.meaning) })
        }
        return (request.method, true, names.joined(separator: " ") + ", as given")
    }

    /// α_D and m_χ/m as the scenario of the limit has them, unless they are varied.
    private static func decays(
        _ request: DerivationRequest, _ plane: Plane, _ method: any PointwiseMethod.Type, _ parameters: [ScanParameter]
    ) throws -> DarkSector? {
        guard method.needsInvisibleDecay else { return nil }
        let scenarios = plane.scenarios.filter { scenario in
            request.holdings.contains { $0.scenario == scenario.slug }
        }
        func value(_ name: String) -> Double? {
            if case .number(let first) = parameters.first(where: { $0.name == name })?.values.first { return first }
            return scenarios.lazy.compactMap { $0.values.first { $0.parameter.text == name }?.value }.first
        }
        switch (value("alpha-d"), value("mchi-over-m")) {
        case (let alphaD?, let ratio?): return DarkSector(alphaD: alphaD, fermionMassOverMass: ratio)
        case (nil, nil): return nil
        case (_, nil): throw missing("mchi-over-m")
        case (nil, _): throw missing("alpha-d")
        }
    }

    private static func missing(_ name: String) -> LimenError {
        LimenError(.usage, "no scenario of the limit says \(name): vary it, or give it one value", subject: .variation)
    }

    /// Refuses the descriptor when it fails by itself, and values that are impossible whatever the others are.
    private static func checkValues(
        _ request: DerivationRequest, _ plane: Plane, _ parameters: [ScanParameter]
    ) throws {
        do { _ = try MethodAtPoint(request, plane: plane) } catch {
            throw LimenError(.badData, "\(request.limit): \(error)")
        }
        for parameter in parameters {
            let domain = plane.parameters.first { $0.name.text == parameter.name }
            for case .number(let value) in parameter.values {
                guard let domain, !domain.allows(value) else { continue }
                throw ScanParameter.fail(
                    parameter.name, "it cannot be \(value.printed()); its values are \(domain.domain)")
            }
            guard case .input(let input) = parameter.role else { continue }
            if let need = input.needed(by: request.method) {
                throw ScanParameter.fail(parameter.name, need)
            }
            for value in parameter.values {
                do {
                    var changed = request
                    changed.method = input.changed(request.method, to: value)
                    _ = try MethodAtPoint(changed, plane: plane)
                } catch let error where error.field.hasSuffix(input.field) {
                    throw ScanParameter.fail(parameter.name, "\(error.problem); \(error.remedy)")
                } catch {
                    // Impossible in this combination alone: the rows say so.
                }
            }
        }
    }

    private static func masses(
        _ options: ScanOptions, _ named: NamedRequest
    ) throws -> [Double] {
        guard options.masses.isEmpty || options.count == nil else {
            throw LimenError(.usage, "give either masses or their number", subject: .count)
        }
        guard options.masses.count <= mostMasses else {
            throw LimenError(.usage, "at most \(mostMasses) masses", subject: .mass)
        }
        guard options.masses.isEmpty else {
            return try options.masses.map(LimenArchive.check)
        }
        do {
            guard let count = options.count else {
                let derivation = try MethodAtPoint(named.request, plane: named.plane)
                let masses = try derivation.derive(named.context()).curves.first?.points.map(\.mass) ?? []
                guard !masses.isEmpty else {
                    throw LimenError(
                        .usage, "'\(named.request.limit)' is empty, so it has no masses of its own: give some",
                        subject: .mass)
                }
                return masses
            }
            guard (2...mostMasses).contains(count) else {
                throw LimenError(.usage, "2 to \(mostMasses) masses can be asked for", subject: .count)
            }
            return try named.answers().masses(count: count)
        } catch let error as InputError {
            throw LimenError(.badData, "\(named.request.limit): \(error)")
        }
    }

    /// The value of every parameter in a variant, numbered from 0.
    func values(ofVariant variant: Int) -> [InputValue] {
        var rest = variant
        var values: [InputValue] = []
        for parameter in parameters.reversed() {
            values.append(parameter.values[rest % parameter.values.count])
            rest /= parameter.values.count
        }
        return values.reversed()
    }

    /// How many successive variants share their tables.
    var variantsPerTable: Int { parameters.filter { !$0.changesTables }.reduce(1) { $0 * $1.values.count } }
}

extension ScanParameter {
    var changesTables: Bool {
        if case .input(let input) = role { input.changesTables } else { false }
    }

    /// Whether some value takes meson yields away from what they were found for.
    func changesSetup(of method: InputNode) -> Bool {
        guard case .input(let input) = role, input.changesSetup else { return false }
        return values.contains { $0 != input.value(in: method) }
    }
}
