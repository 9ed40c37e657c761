import LimitModel

/// Reason why a plane, search, limit, preference or decision does not fit the archive or the rest of its submission.
package enum SubmissionProblem: Hashable, Sendable {
    /// The submission names the slug more than once.
    case givenTwice
    /// The plane is neither in the archive nor in the submission.
    case unknownPlane(Slug, known: [Slug])
    /// The plane has no such scenario.
    case unknownScenario(Slug, plane: Slug, known: [Slug])
    /// The plane has no such parameter.
    case unknownParameter(Slug, plane: Slug, known: [Slug])
    /// A parameter has values that make no sense.
    case impossibleValue(Double, of: Slug, domain: String)
    /// The limit holds in no scenario, so that no answer could ever use it.
    case holdsNowhere
    /// The limit was in another plane before.
    case otherPlane(was: Slug, now: Slug)
    /// The new plane lacks a scenario or parameter that a limit in the archive uses.
    case stillUsed(Slug, by: Slug)
    /// The limit to prefer is neither in the archive nor in the submission, and nothing computes it.
    case unknownLimit
    /// Two limits, or two reasons, are preferred in one place.
    case preferredTwice(other: Slug)
    /// The curves enclose no region, or a number is not finite.
    case badContent(ModelError)
    /// A descriptor asks to compute a limit that was given as it is.
    case isGiven
    /// A limit computed elsewhere that this archive derives from its own descriptor.
    case isDerived(search: Slug)
    /// A computed limit without a record of its computation.
    case notComputed
    /// The descriptor has another revision now than the one the limit was computed from.
    case descriptorChanged(search: Slug)
    /// A decision about a limit that is not in the archive.
    case noSuchLimit(known: [Slug])
    /// A decision without a reason.
    case noReason
    /// A limit cannot supersede or overlap itself.
    case relatedToItself
    /// The limit that should take its place is in another plane.
    case successorElsewhere(Slug, plane: Slug, not: Slug)
    /// The limit that should take its place has been superseded by it, through the limits named.
    case circle([Slug])
    /// A limit is preferred in a scenario it does not hold in.
    case holdsNotIn(Slug, but: [Slug])
}

extension SubmissionProblem: CustomStringConvertible {
    package var description: String { remedy.map { "\(problem); \($0)" } ?? problem }

    /// What is wrong.
    var problem: String {
        switch self {
        case .givenTwice: "the name is given twice"
        case .unknownPlane(let plane, _): "unknown plane '\(plane)'"
        case .unknownScenario(let scenario, let plane, _): "plane \(plane) has no scenario '\(scenario)'"
        case .unknownParameter(let parameter, let plane, _): "plane \(plane) has no parameter '\(parameter)'"
        case .impossibleValue(let value, let parameter, _): "\(parameter) cannot be \(value)"
        case .holdsNowhere: "the limit holds in no scenario"
        case .otherPlane(let was, let now): "the limit was in plane \(was) and cannot move to \(now)"
        case .stillUsed(let name, let limit): "'\(name)' is missing, but limit \(limit) uses it"
        case .unknownLimit: "there is no such limit to prefer"
        case .preferredTwice(let other): "\(other) is preferred in the same place, or for another reason"
        case .badContent(let error): error.problem
        case .isGiven: "there is a limit of that name that was not computed"
        case .isDerived(let search): "this archive computes it from search \(search), with another result or not yet"
        case .notComputed: "the limit carries no record of its computation"
        case .descriptorChanged(let search): "search \(search) has changed since the limit was computed from it"
        case .noSuchLimit(let known): known.isEmpty ? "the archive has no limits yet" : "there is no such limit"
        case .noReason: "a decision needs a reason"
        case .relatedToItself: "a limit does not supersede or overlap itself"
        case .successorElsewhere(let other, let plane, let own): "\(other) is in plane \(plane), not in \(own)"
        case .circle(let chain):
            "that would go in a circle: \(chain.map(\.text).joined(separator: " is superseded by "))"
        case .holdsNotIn(let scenario, _): "the limit does not hold in scenario \(scenario)"
        }
    }

    /// What to do about it; nil when that is plain.
    var remedy: String? {
        switch self {
        case .givenTwice: "each needs its own"
        case .unknownPlane(_, let known): "import it first, or use \(Self.list(known))"
        case .unknownScenario(_, _, let known), .unknownParameter(_, _, let known): "use \(Self.list(known))"
        case .impossibleValue(_, _, let domain): "its values are \(domain)"
        case .holdsNowhere: "name at least one"
        case .otherPlane: "give it a name of its own there"
        case .stillUsed: "keep it"
        case .unknownLimit: "import it first, or correct the name"
        case .preferredTwice: "keep one of the two preferences"
        case .badContent(let error): error.remedy
        case .isGiven: "give the computed one its own name"
        case .isDerived: "compute it, or import the file into an archive without that descriptor"
        case .notComputed: nil
        case .descriptorChanged: "compute again"
        case .noSuchLimit(let known): known.isEmpty ? nil : "use \(Self.list(known))"
        case .noReason: "say why"
        case .relatedToItself: "name another one"
        case .successorElsewhere: "only a limit of the same plane can take its place"
        case .circle: "reinstate one of them first"
        case .holdsNotIn(_, let others): "it holds in \(Self.list(others))"
        }
    }

    /// The largest number of names in a message.
    private static let longest = 40

    private static func list(_ slugs: [Slug]) -> String {
        guard !slugs.isEmpty else { return "one (there is none yet)" }
        let names = slugs.sorted().map(\.text)
        let rest = names.count - longest
        return names.prefix(longest).joined(separator: ", ") + (rest > 0 ? " or \(rest) others" : "")
    }
}
