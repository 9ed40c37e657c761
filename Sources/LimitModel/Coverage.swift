/// Probability, at least, with which the union of several limits leaves the truth alone.
public struct Coverage: Sendable, Hashable {
    /// Number of independent votes: limits with a confidence level that reach this mass, one per data set.
    public let count: Int
    /// The product of the confidence levels: a lower bound if the limits are independent. Nil when one is unknown.
    public let lowerBoundIfIndependent: Double?
    /// 1 − Σ(1 − CL), at least 0: a lower bound whatever the correlations. Nil when one is unknown.
    public let lowerBound: Double?

    /// Coverage of a union of limits with these confidence levels; nil stands for unknown.
    public init(levels: [Double?]) {
        count = levels.count
        let known = levels.compactMap(\.self)
        guard !levels.isEmpty, known.count == levels.count else {
            lowerBoundIfIndependent = nil
            lowerBound = nil
            return
        }
        lowerBoundIfIndependent = known.reduce(1, *)
        lowerBound = max(0, 1 - known.reduce(0) { $0 + (1 - $1) })
    }
}
