import LimitModel
import Methods

/// One mass of one variant of a scan.
public struct ScanRow: Sendable {
    /// A bound with what has to be said about it.
    public struct Bound: Sendable {
        /// The dark photon's decays at the bound.
        public struct Decay: Sendable {
            /// The width over the mass, and the share of decays into χχ̄.
            public let widthOverMass, invisibleShare: Double
            /// The bound when visible decays are lost; nil when they hide every coupling.
            public let coupling: Double?
        }

        /// The bound itself.
        public let point: MassBound
        public let grade: Grade
        public let flags: [String]
        /// Nil where the scan does not know how the dark photon decays.
        public internal(set) var decay: Decay?
    }

    /// The number of the variant, from 1.
    public let variant: Int
    /// The values of what was varied, in the order of `ParameterScan.parameters`.
    public let values: [InputValue]
    /// The mass in GeV; nil where the variant as a whole has no bound.
    public let massGeV: Double?
    /// The bound; nil where there is none.
    public let bound: Bound?
    /// Why there is no bound.
    public let reason: String?
}
