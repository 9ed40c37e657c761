import LimitModel
import PortalPhysics
import Quantities
import Synchronization

/// Another limit of the archive that a derivation starts from.
public struct SourceReference: Sendable, Hashable {
    /// The limit's name.
    public let limit: Slug
    /// The field that names it.
    public let field: String
    /// The line of the descriptor's file.
    public let line: Int?
}

/// What a derivation gets from outside its descriptor: the limits it names, and tables that several of them share.
///
/// One value serves one run; nothing in it outlives the run.
public struct Supplies: Sendable {
    private let limits: [Slug: Limit]
    /// The plane of every limit handed in.
    private let planes: [Slug: Plane]
    /// σ_V of each beam and target, made when first asked for.
    let tables: CrossSectionTables

    /// Supplies with these limits, their points included.
    public init(limits: [Limit] = [], planes: [Plane] = [], tables: CrossSectionTables = CrossSectionTables()) {
        self.limits = Dictionary(limits.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
        self.planes = Dictionary(planes.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
        self.tables = tables
    }

    /// The limit behind a reference.
    /// - Parameter dimension: what its plane must measure couplings in.
    /// - Throws: `InputError` when it is not there, lies in another kind of plane, or is no upper limit.
    func limit(_ reference: SourceReference, coupling dimension: PhysicalDimension) throws(InputError) -> Limit {
        func fail(_ problem: String, _ remedy: String) -> InputError {
            InputError(field: reference.field, line: reference.line, problem: problem, remedy: remedy)
        }
        guard let limit = limits[reference.limit] else {
            throw fail("there is no limit '\(reference.limit)' in the archive", "import or compute it first")
        }
        if let plane = planes[limit.plane], plane.coupling.dimension != dimension {
            throw fail(
                "'\(limit.slug)' lies in plane \(plane.slug), whose couplings are \(plane.coupling.dimension.name)",
                "name a limit whose couplings are \(dimension.name)")
        }
        guard limit.shape == .above, let curve = limit.curves.first, curve.role == .central,
            curve.interpolation == .logLog
        else {
            throw fail(
                "'\(limit.slug)' is no upper limit along one curve", "name one that excludes everything above its curve"
            )
        }
        return limit
    }
}

/// Cross section tables, each made once: a beam on a target serves all its exposures and recasts.
public final class CrossSectionTables: Sendable {
    private struct Key: Hashable {
        let process: VectorBremsstrahlung
        let lowestEnergyShare: Double
        let lowestMass: Double
    }

    /// Where one table is, or will be: who comes while it is being made waits for it.
    private final class Place: Sendable {
        let table = Mutex<CrossSectionTable??>(nil)
    }

    private let places = Mutex<[Key: Place]>([:])

    /// No tables yet.
    public init() {}

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
