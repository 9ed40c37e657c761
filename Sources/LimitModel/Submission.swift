/// Content of one file or folder: it enters the archive whole or not at all.
public struct Submission: Sendable, Hashable {
    public var planes: [Plane]
    public var searches: [Search]
    public var limits: [Limit]
    public var preferences: [Preference]

    public init(
        planes: [Plane] = [], searches: [Search] = [], limits: [Limit] = [], preferences: [Preference] = []
    ) {
        self.planes = planes
        self.searches = searches
        self.limits = limits
        self.preferences = preferences
    }
}
