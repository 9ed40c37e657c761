import LimitModel

/// What happened to one limit that descriptors ask for.
public struct ComputedLimit: Sendable, Hashable {
    /// The limit.
    public let limit: Slug
    /// `computed`, `up to date`, `unchanged` or `failed`.
    public let verdict: String
    /// Why it was computed, or why it failed.
    public let why: String
    /// How many points its curves have.
    public let points: Int?
    /// How long it took.
    public let seconds: Double?
    /// Whether it could not be computed.
    public var isFailure: Bool { verdict == "failed" }
}
