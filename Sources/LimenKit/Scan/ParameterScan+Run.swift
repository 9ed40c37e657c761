import Methods
import Foundation
import PortalPhysics

extension ParameterScan {
    /// What a run did.
    public struct Outcome: Sendable {
        /// Variants whose rows were written.
        public let finishedVariants: Int
        /// Whether any row has a bound.
        public let hasBound: Bool
    }

    /// Rows that one wave of work holds at most: what bounds the memory, together with `tablesPerCore`.
    static let waveRows = 4_096
    /// Different tables that one wave makes at most, for each core.
    static let tablesPerCore = 4

    /// Computes every variant on all cores and hands its rows on, in order and in constant memory.
    /// - Parameters:
    ///   - isStopped: asked between variants; once it says yes, the rows that are complete are handed on and the run ends.
    ///   - progress: called after every wave with the variants that are done.
    ///   - making: what becomes of the rows of a variant; called on all cores.
    ///   - taking: takes what was made of one variant after the other.
    /// - Throws: what `taking` throws.
    public func run<Made: Sendable>(
        isStopped: @escaping @Sendable () -> Bool = { false }, progress: (Int) -> Void = { _ in },
        making: @Sendable ([ScanRow]) -> Made, taking: (Made) throws -> Void
    ) throws -> Outcome {
        var hasBound = false
        var tables: [Int: CrossSectionTables] = [:]
        var next = 0
        while next < variantCount {
            let wave = wave(from: next)
            let groups = groups(of: wave)
            // Tables that the wave before has made go on; older ones are not needed again.
            tables = tables.filter { groups.contains($0.key) }
            let new = groups.filter { tables[$0] == nil }
            for group in new { tables[group] = CrossSectionTables() }
            let all = tables
            // Made side by side before the rows, so that no two cores make the same one.
            _ = AllCores.map(new.count) { index in
                guard !isStopped(), let made = all[new[index]] else { return }
                _ = prepared(max(wave.lowerBound, new[index] * variantsPerTable), made)
            }
            let parts = AllCores.map(wave.count) { index -> (made: Made, hasBound: Bool)? in
                let variant = wave.lowerBound + index
                guard !isStopped(), let tables = all[variant / variantsPerTable] else { return nil }
                let rows = rows(ofVariant: variant, tables)
                return (making(rows), rows.contains { $0.bound != nil })
            }
            for part in parts {
                guard let part else { return Outcome(finishedVariants: next, hasBound: hasBound) }
                try taking(part.made)
                hasBound = hasBound || part.hasBound
                next += 1
            }
            progress(next)
        }
        return Outcome(finishedVariants: next, hasBound: hasBound)
    }

    /// The variants that are computed together from one on.
    func wave(from first: Int) -> Range<Int> {
        let byRows = max(AllCores.count, Self.waveRows / max(1, massesGeV.count))
        let lastGroup = first / variantsPerTable + Self.tablesPerCore * AllCores.count
        let byTables = lastGroup.multipliedReportingOverflow(by: variantsPerTable)
        return first..<min(variantCount, first + byRows, byTables.overflow ? variantCount : byTables.partialValue)
    }

    /// Numbers of the tables that variants need.
    func groups(of variants: Range<Int>) -> ClosedRange<Int> {
        (variants.lowerBound / variantsPerTable)...((variants.upperBound - 1) / variantsPerTable)
    }

    /// A variant's search with its tables, or what is wrong with the combination.
    private func prepared(
        _ variant: Int, _ tables: CrossSectionTables
    ) -> Result<(point: ParameterPoint, answers: PointwiseAnswers), InputError> {
        var changed = request
        var point: [String: Double] = [:]
        for (parameter, value) in zip(parameters, values(ofVariant: variant)) {
            switch (parameter.role, value) {
            case (.input(let input), _): changed.method = input.changed(changed.method, to: value)
            case (.parameter, .number(let number)): point[parameter.name] = number
            default: break
            }
        }
        return Result { [changed, point] () throws(InputError) in
            let derivation = try MethodAtPoint(changed, plane: plane, at: point)
            // Only such methods can be scanned.
            guard let answers = try derivation.answers(named.context(tables)) else {
                throw InputError(
                    field: method.name, line: nil, problem: "it has no single coupling for each mass",
                    remedy: "compute it instead")
            }
            return (derivation.point, answers)
        }
    }

    private func rows(ofVariant variant: Int, _ tables: CrossSectionTables) -> [ScanRow] {
        let values = values(ofVariant: variant)
        func row(_ mass: Double?, _ bound: ScanRow.Bound?, _ reason: String?) -> ScanRow {
            ScanRow(variant: variant + 1, values: values, massGeV: mass, bound: bound, reason: reason)
        }
        switch prepared(variant, tables) {
        case .failure(let error): return [row(nil, nil, error.description)]
        case .success(let (point, answers)):
            return massesGeV.map { mass in
                do {
                    let bound = try answers.bound(atMassGeV: mass)
                    guard let bound = self.bound(bound, mass, point.axionMassOverMass, values) else {
                        return row(mass, nil, "γ' → χχ̄ is closed: the dark photon does not decay invisibly")
                    }
                    return row(mass, bound, nil)
                } catch {
                    return row(mass, nil, "\(error)")
                }
            }
        }
    }

    /// A row's bound; nil for a dark photon that cannot decay invisibly.
    private func bound(
        _ point: MassBound, _ mass: Double, _ axionRatio: Double, _ values: [InputValue]
    ) -> ScanRow.Bound? {
        var flags = point.flags.names
        var grade = request.holdings.map(\.grade).max() ?? .approximate
        if keepsForeignYields, isForeign(values) {
            flags.append("meson-yields-as-given")
            grade = max(grade, .assumed)
        }
        var bound = ScanRow.Bound(point: point, grade: grade, flags: flags)
        guard var sector = decays else { return bound }
        for (parameter, value) in zip(parameters, values) {
            guard case .number(let number) = value else { continue }
            switch parameter.role {
            case .darkCoupling: sector.alphaD = number
            case .fermionMass: sector.fermionMassOverMass = number
            case .input, .parameter: break
            }
        }
        let decay = DarkPhotonDecay(
            darkCoupling: sector.alphaD, darkPhotonMassGeV: mass, fermionMassGeV: sector.fermionMassOverMass * mass,
            axionMassGeV: axionRatio * mass)
        guard decay.darkMatterWidthGeV > 0 else { return nil }
        bound.decay = .init(
            widthOverMass: decay.widthOverMass(couplingInverseGeV: point.coupling),
            invisibleShare: decay.invisibleShare(couplingInverseGeV: point.coupling),
            coupling: decay.coupling(ifAllWereInvisible: point.coupling))
        return bound
    }

    /// Whether beam or target are others than those that the descriptor's meson yields were found for.
    private func isForeign(_ values: [InputValue]) -> Bool {
        zip(parameters, values).contains { parameter, value in
            guard case .input(let input) = parameter.role, input.changesSetup else { return false }
            return input.value(in: request.method) != value
        }
    }
}
