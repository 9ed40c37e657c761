import LimitModel
import PortalPhysics
import Quantities
import Synchronization

/// Another limit of the archive that a method starts from.
package struct SourceReference: Sendable, Hashable {
    /// The limit's name.
    package let limit: Slug
    /// The field that names it.
    package let field: String
    /// The line of the descriptor's file.
    package let line: Int?
}

/// The surroundings of a computation outside its descriptor: the limits it names, and tables that several of them share.
///
/// One value serves one run; nothing in it outlives the run.
package struct MethodContext: Sendable {
    private let limits: [Slug: Limit]
    /// The plane of every limit handed in.
    private let planes: [Slug: Plane]
    /// σ_V of each beam and target, made when first asked for.
    let tables: CrossSectionTables

    /// MethodContext with these limits, their points included.
    package init(limits: [Limit] = [], planes: [Plane] = [], tables: CrossSectionTables = CrossSectionTables()) {
        self.limits = Dictionary(limits.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
        self.planes = Dictionary(planes.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
        self.tables = tables
    }

    /// σ_V of a beam from the beginning of a range upwards.
    /// - Throws: `InputError` when x > x_min is closed there.
    func table(_ beam: BeamOnTarget, of range: MassRange) throws(InputError) -> CrossSectionTable {
        guard let table = tables.table(beam, lowestMassGeV: range.from) else {
            throw range.fail("phase space is closed there", "begin at a smaller mass")
        }
        return table
    }

    /// An upper limit of another model that holds at some parameter values.
    /// - Throws: `InputError` when it is not there, is of another model, does not hold there, or is not an upper limit.
    func limit(
        _ reference: SourceReference, model: PortalModel, holdingAt values: [String: Double]
    ) throws(InputError) -> Limit {
        let limit = try limit(reference)
        guard let plane = planes[limit.plane], plane.model?.text == model.name else {
            throw fail(
                reference,
                "'\(limit.slug)' lies in plane \(limit.plane), of the model '\(planes[limit.plane]?.model?.text ?? "unknown")'",
                "name a limit of the model '\(model.name)'")
        }
        let holds = limit.holdings.contains { holding in
            guard let scenario = plane.scenario(holding.scenario) else { return false }
            return values.allSatisfy { name, value in
                guard let parameter = plane.parameters.first(where: { $0.name.text == name }) else { return false }
                return holding.extent(of: parameter.name, in: scenario)?.contains(value) ?? false
            }
        }
        guard holds else {
            let point = values.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value.printed())" }
            throw fail(
                reference, "'\(limit.slug)' does not hold for \(point.joined(separator: ", "))",
                "name a limit that does: it is \(limit.holdings.map { $0.summary(in: plane) }.joined(separator: "; "))")
        }
        return limit
    }

    /// An upper limit of the same plane that holds wherever another one is to hold.
    /// - Throws: `InputError` when it is not there, lies in another plane, holds in less, or is not an upper limit.
    func limit(
        _ reference: SourceReference, plane name: Slug, holdingWhere holdings: [Holding]
    ) throws(InputError) -> Limit {
        let limit = try limit(reference)
        guard limit.plane == name else {
            throw fail(
                reference, "'\(limit.slug)' lies in plane \(limit.plane), not in \(name)",
                "name a limit of the plane \(name)")
        }
        guard let plane = planes[name] else { return limit }
        for holding in holdings {
            guard let own = limit.holdings.first(where: { $0.scenario == holding.scenario }),
                let scenario = plane.scenario(holding.scenario)
            else {
                throw fail(
                    reference, "'\(limit.slug)' does not hold in '\(holding.scenario)'",
                    "take that scenario out, or name a limit that holds there")
            }
            for value in scenario.values {
                guard let claimed = holding.extent(of: value.parameter, in: scenario),
                    let known = own.extent(of: value.parameter, in: scenario), !known.contains(claimed)
                else { continue }
                throw fail(
                    reference,
                    "'\(limit.slug)' holds in '\(holding.scenario)' for \(value.parameter) \(known.text), and this limit claims \(claimed.text)",
                    "claim no more than it")
            }
        }
        return limit
    }

    private func fail(_ reference: SourceReference, _ problem: String, _ remedy: String) -> InputError {
        InputError(field: reference.field, line: reference.line, problem: problem, remedy: remedy)
    }

    private func limit(_ reference: SourceReference) throws(InputError) -> Limit {
        guard let limit = limits[reference.limit] else {
            throw fail(
                reference, "there is no limit '\(reference.limit)' in the archive", "import or compute it first")
        }
        guard limit.shape == .above, let curve = limit.curves.first, curve.role == .central,
            curve.interpolation == .logLog
        else {
            throw fail(
                reference, "'\(limit.slug)' is not an upper limit along one curve",
                "name one that excludes everything above its curve")
        }
        return limit
    }
}

/// Cross section tables, each made once: a beam on a target serves all its exposures and recasts.
package final class CrossSectionTables: Sendable {
    private struct Key: Hashable {
        let process: VectorBremsstrahlung
        let lowestEnergyShare: Double
        let lowestMass: Double
    }

    /// The place of one table, made or not; callers wait while it is being made.
    private final class Place: Sendable {
        let table = Mutex<CrossSectionTable??>(nil)
    }

    private let places = Mutex<[Key: Place]>([:])

    /// No tables yet.
    package init() {}

    /// The table from a mass upwards; nil when x > x_min is closed there.
    func table(_ beam: BeamOnTarget, lowestMassGeV: Double) -> CrossSectionTable? {
        let key = Key(
            process: beam.process, lowestEnergyShare: beam.lowestEnergyShare, lowestMass: lowestMassGeV)
        let place = places.withLock { places in
            let place = places[key] ?? Place()
            places[key] = place
            return place
        }
        return place.table.withLock { made in
            if let table = made { return table }
            let table = CrossSectionTable(
                process: beam.process, aboveEnergyShare: beam.lowestEnergyShare, lowestMassGeV: lowestMassGeV)
            made = .some(table)
            return table
        }
    }
}
