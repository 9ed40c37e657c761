import JSON
import Regions

/// Difference of one curve between two revisions of a limit.
public struct CurveDifference: Sendable, Hashable {
    /// The role and name, for messages.
    public var label: String
    public var points: PointsDifference
    /// Shift of the curve; nil when the two cannot be compared as functions of the mass.
    public var shift: Shift?

    /// nil when the points are the same.
    init?(from old: Curve, to new: Curve) {
        points = PointsDifference(from: old.points, to: new.points)
        guard !points.isEmpty else { return nil }
        label = new.label
        shift = Shift(from: old, to: new)
    }
}

/// Difference of what two revisions of a limit exclude.
public struct CurvesDifference: Sendable, Hashable {
    /// The curves with other points.
    public var changed: [CurveDifference] = []
    /// The labels of curves that only one of the two has.
    public var added: [String] = []
    public var removed: [String] = []
    /// Change of the region; nil when no curve changed, or a region cannot be cut.
    public var region: RegionDifference?

    /// Tells whether no curve has changed.
    public var isEmpty: Bool { changed.isEmpty && added.isEmpty && removed.isEmpty }

    /// Compares the curves of one role and name with each other, in their order.
    public init(from old: Limit, to new: Limit) {
        var waiting: [String: [Curve]] = [:]
        for curve in old.curves.reversed() { waiting[curve.label, default: []].append(curve) }
        for curve in new.curves {
            guard let before = waiting[curve.label]?.popLast() else {
                added.append(curve.label)
                continue
            }
            if let difference = CurveDifference(from: before, to: curve) { changed.append(difference) }
        }
        removed = waiting.flatMap { name, rest in rest.map { _ in name } }.sorted()
        guard !isEmpty || old.shape != new.shape, let before = try? old.region(), let after = try? new.region() else {
            return
        }
        region = RegionDifference(from: before, to: after)
    }
}

/// Members in which two documents differ.
public enum DocumentDifference {
    /// The names of the top-level members that are new, gone or say something else, sorted.
    /// - Throws: `ModelError.badDocument` for a text that is not a document.
    public static func fields(from old: String, to new: String) throws(ModelError) -> [String] {
        let (before, after) = (try members(old), try members(new))
        return Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.sorted()
    }

    /// The canonical form of each member.
    private static func members(_ document: String) throws(ModelError) -> [String: [UInt8]] {
        let json: JSON
        do {
            json = try JSON(document)
        } catch {
            throw .badDocument("not JSON: \(error)")
        }
        guard case .object(let members) = json else { throw .badDocument("not an object") }
        var forms: [String: [UInt8]] = [:]
        for member in members {
            var form = CanonicalForm(domain: "")
            form.append(member.value)
            forms[member.name] = form.bytes
        }
        return forms
    }
}
