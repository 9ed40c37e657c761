import LimitModel

/// A decision about a limit, to be written down.
public enum Decision: Sendable, Hashable {
    /// Another limit takes its place: default answers leave it out.
    case supersede(Slug, by: Slug)
    /// Whoever published it has taken it back: default answers leave it out.
    case retract(Slug)
    /// It counts again.
    case reinstate(Slug)
    /// Of the versions of its search it stands for them, in one scenario or in every one.
    case prefer(Slug, scenario: Slug? = nil)
    /// It shares data with another limit.
    case overlap(Slug, with: Slug)

    /// The limit it is about.
    public var limit: Slug {
        switch self {
        case .supersede(let limit, _), .retract(let limit), .reinstate(let limit), .prefer(let limit, _),
            .overlap(let limit, _):
            limit
        }
    }
}

/// What became of a decision.
public struct DecisionOutcome: Sendable, Hashable {
    /// The decision as the archive keeps it.
    public var event: StandingEvent
    /// False when it was the present standing already, so that nothing was written.
    public var isNew: Bool
}
