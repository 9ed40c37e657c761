import JSON
import Regions

/// One curve as it was given: masses and couplings in the canonical units of the plane, in the order of the source.
public struct Curve: Sendable, Hashable {
    /// Role of the curve in its limit.
    public enum Role: String, Sendable, Hashable, JSONConvertible, CaseIterable {
        /// The limit itself, excluded above.
        case central
        /// The lower edge of a region.
        case lowerEdge = "lower-edge"
        /// The upper edge of a region.
        case upperEdge = "upper-edge"
        /// A closed contour, excluded inside.
        case contour
        /// The limit expected without signal.
        case expected
        case bandLow = "band-low"
        case bandHigh = "band-high"
        case plusOneSigma = "plus-1-sigma"
        case minusOneSigma = "minus-1-sigma"
        case plusTwoSigma = "plus-2-sigma"
        case minusTwoSigma = "minus-2-sigma"
        /// The limit one production channel would give alone; `name` says which.
        case component
    }

    /// Interpolation between the points.
    public enum Interpolation: String, Sendable, Hashable, JSONConvertible, CaseIterable {
        /// Straight in log mass and log coupling.
        case logLog = "log-log"
        /// A value holds from its point's mass up to the next point's mass.
        case step
    }

    /// A point of a curve.
    public struct Point: Sendable, Hashable {
        /// The mass in the plane's unit.
        public var mass: Double
        /// The coupling in the plane's unit.
        public var coupling: Double
        /// Kind of the segment that ends here; at the first point of a contour, of the segment that closes it.
        public var edge: EdgeKind
        /// Cautions.
        public var flags: Flags

        public init(mass: Double, coupling: Double, edge: EdgeKind = .measured, flags: Flags = []) {
            self.mass = mass
            self.coupling = coupling
            self.edge = edge
            self.flags = flags
        }
    }

    /// Cautions a point may carry.
    public struct Flags: OptionSet, Sendable, Hashable {
        public let rawValue: UInt8

        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// The coupling times the largest energy exceeds 1: the effective theory is strained.
        public static let effectiveTheory = Flags(rawValue: 1)
        /// Close to a kinematic threshold, where the narrow-width approximation is strained.
        public static let nearThreshold = Flags(rawValue: 2)

        private static let names: [(Flags, String)] = [
            (.effectiveTheory, "effective-theory"), (.nearThreshold, "near-threshold"),
        ]

        /// The names, in a fixed order.
        public var names: [String] { Self.names.filter { contains($0.0) }.map(\.1) }

        /// - Throws: `ModelError.badDocument` for a name nobody knows.
        public init(names: [String]) throws(ModelError) {
            var flags: Flags = []
            for name in names {
                guard let flag = Self.names.first(where: { $0.1 == name }) else {
                    throw .badDocument("unknown point flag '\(name)'")
                }
                flags.insert(flag.0)
            }
            self = flags
        }
    }

    public var role: Role
    /// Tells curves of one role apart.
    public var name: String?
    public var interpolation: Interpolation
    /// The points; kept apart from the rest of the document, in documents and in the archive.
    public var points: [Point] = []

    public init(role: Role, name: String? = nil, interpolation: Interpolation = .logLog, points: [Point]) {
        self.role = role
        self.name = name
        self.interpolation = interpolation
        self.points = points
    }

    /// The name for messages.
    public var label: String { name.map { "\(role.rawValue) '\($0)'" } ?? role.rawValue }
}
