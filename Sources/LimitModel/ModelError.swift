import Regions

/// Reason why values do not make a limit.
public enum ModelError: Error, Hashable, Sendable {
    /// Not a slug.
    case badSlug(String)
    /// A curve point that cannot be drawn on logarithmic axes.
    case badPoint(curve: String, index: Int, why: String)
    /// A curve or shape that does not enclose a region.
    case badCurve(curve: String, why: String, remedy: String? = nil)
    /// A number that is not finite cannot be part of a canonical form.
    case notFinite(path: String)
    /// Stored text that is not what it should be.
    case badDocument(String)
}

extension ModelError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .badSlug: "\(problem): \(remedy ?? "")"
        default: remedy.map { "\(problem); \($0)" } ?? problem
        }
    }

    /// What helps; nil when that is plain.
    package var remedy: String? {
        switch self {
        case .badSlug: Slug.rule
        case .badCurve(_, _, let remedy): remedy
        default: nil
        }
    }

    /// What is wrong, and where.
    package var problem: String {
        switch self {
        case .badSlug(let text): "'\(text)' is not a name"
        case .badPoint(let curve, let index, let why): "\(curve), point \(index + 1): \(why)"
        case .badCurve(let curve, let why, _): "\(curve): \(why)"
        case .notFinite(let path): "\(path) is not a finite number"
        case .badDocument(let why): "stored document: \(why)"
        }
    }
}
