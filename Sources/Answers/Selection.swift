import LimitModel
import Quantities

/// The limits that join an answer, and why the others do not.
package struct Selection: Sendable {
    /// A limit that joins.
    package struct Member: Sendable {
        /// Its place among the candidates.
        package let candidate: Int
        /// The limit.
        package let limit: Limit
        /// Its applicability in the scenario.
        package let holding: Holding
    }

    /// A limit that does not join, and why, in words for a reader.
    package struct LeftOut: Sendable, Hashable {
        /// The limit.
        package let limit: Slug
        /// The reason.
        package let why: String
    }

    /// The limits that join, in the order of the candidates.
    package let members: [Member]
    /// The others of the same plane.
    package let leftOut: [LeftOut]
    /// Limits that could join if a curve of them were held.
    package let notHeld: [Slug]

    /// Applies the rules one after the other: plane, layer, scenario, status, grade, parameter ranges, standing, one
    /// version of a search, one vote per data set.
    package init(_ question: ResolvedQuestion, among candidates: [Candidate]) {
        var members: [Member] = []
        var leftOut: [LeftOut] = []
        var preferredButTooRough: [Slug: Slug] = [:]
        let ofPlane = candidates.enumerated().filter { $0.element.limit.plane == question.plane.slug }
        notHeld = ofPlane.map(\.element.limit).filter { limit in
            limit.shape == .missing && limit.status == question.status
                && limit.holdings.contains { $0.scenario == question.scenario.slug }
        }.map(\.slug)
        for (index, candidate) in ofPlane where candidate.limit.shape != .missing {
            switch Self.holding(of: candidate, question) {
            case .success(let holding):
                members.append(Member(candidate: index, limit: candidate.limit, holding: holding))
            case .failure(let reason):
                leftOut.append(LeftOut(limit: candidate.limit.slug, why: reason.text))
                if reason.isGrade, candidate.standing == .preferred {
                    preferredButTooRough[candidate.limit.search] = candidate.limit.slug
                }
            }
        }
        // A version that is not preferred does not join because the preferred one rests on an estimate.
        if question.preferredVersion == nil, !question.inclusions.contains(.variants) {
            members.removeAll { member in
                guard let other = preferredButTooRough[member.limit.search] else { return false }
                let why = "another version of this search, \(other), is preferred, but not of the grade asked for"
                leftOut.append(LeftOut(limit: member.limit.slug, why: why))
                return true
            }
        }
        if !question.inclusions.contains(.variants) {
            members = Self.oneVersionOfEachSearch(members, Ranking(question, candidates), &leftOut)
        }
        members = Self.oneVotePerDataSet(members, Ranking(question, candidates), &leftOut)
        self.members = members
        self.leftOut = leftOut.sorted { $0.limit < $1.limit }
    }

    private struct Reason: Error {
        let text: String
        var isGrade = false
    }

    private static func holding(of candidate: Candidate, _ question: ResolvedQuestion) -> Result<Holding, Reason> {
        let limit = candidate.limit
        func refuse(_ text: String) -> Result<Holding, Reason> { .failure(Reason(text: text)) }
        guard question.layers.contains(limit.statement.layer) else {
            return refuse(
                limit.statement.layer == .criterion ? "a criterion without confidence level" : "has a confidence level")
        }
        guard let holding = limit.holdings.first(where: { $0.scenario == question.scenario.slug }) else {
            return refuse("not for scenario \(question.scenario.slug)")
        }
        guard limit.status == question.status else { return refuse("status \(limit.status.rawValue)") }
        guard (holding.lowerGrade ?? holding.grade) <= question.worstGrade else {
            return .failure(Reason(text: "grade \(holding.grade.rawValue)", isGrade: true))
        }
        // The scenario as the plane defines it: what the question sets is not a claim of the limit.
        let defined = question.plane.scenario(holding.scenario) ?? question.scenario
        for range in holding.ranges where question.scenario.value(of: range.parameter) == nil {
            return refuse("depends on \(range.parameter), which the scenario leaves open")
        }
        for asked in question.scenario.values {
            guard let extent = holding.extent(of: asked.parameter, in: defined) else {
                return refuse("says nothing of \(asked.parameter)")
            }
            guard extent.contains(asked.value) else {
                let span =
                    if case .range(let from, let to) = extent, from < to { "= \(extent.text)" } else { extent.text }
                return refuse("holds for \(asked.parameter) \(span), asked \(asked.value.printed())")
            }
        }
        if limit.shape == .empty { return refuse("no bound: \(limit.emptyReason ?? "nothing is excluded")") }
        switch candidate.standing {
        case .superseded(let other, let reason) where !question.inclusions.contains(.superseded):
            return refuse("superseded by \(other): \(reason)")
        case .retracted(let reason) where !question.inclusions.contains(.retracted):
            return refuse("retracted: \(reason)")
        default: return .success(holding)
        }
    }

    /// Of several versions of one search the preferred one joins; without a preference the first in rank does.
    private static func oneVersionOfEachSearch(
        _ members: [Member], _ ranking: Ranking, _ leftOut: inout [LeftOut]
    ) -> [Member] {
        keepBest(of: members, ranking, groupedBy: { [$0.limit.search] }, &leftOut) { _, winner in
            let other = "another version of this search, \(winner.limit.slug),"
            return ranking.reason(for: winner).map { "\(other) is \($0)" }
                ?? "\(other) ranks first; no preference is recorded"
        }
    }

    /// Limits with a confidence level that share data are not independent: one of them votes. Criteria have no coverage
    /// to protect, so they all stay.
    private static func oneVotePerDataSet(
        _ members: [Member], _ ranking: Ranking, _ leftOut: inout [LeftOut]
    ) -> [Member] {
        let tags: (Member) -> [Slug] = { $0.limit.statement.layer == .confidence ? $0.limit.data : [] }
        return keepBest(of: members, ranking, groupedBy: tags, &leftOut) { loser, winner in
            let shared = loser.limit.data.filter(winner.limit.data.contains).map(\.text).joined(separator: ", ")
            return "shares data (\(shared.isEmpty ? "indirectly" : shared)) with \(winner.limit.slug), which votes"
        }
    }

    /// Keeps the first in rank of each set of members connected by common keys.
    private static func keepBest(
        of members: [Member], _ ranking: Ranking, groupedBy keys: (Member) -> [Slug],
        _ leftOut: inout [LeftOut], why: (Member, Member) -> String
    ) -> [Member] {
        // Places instead of members: a member is large, and moved often.
        let ranked = members.indices.sorted { ranking.precedes(members[$0], members[$1]) }
        var ownerOfKey: [Slug: Int] = Dictionary(minimumCapacity: members.count)
        var isKept = [Bool](repeating: false, count: members.count)
        for place in ranked {
            let keys = keys(members[place])
            if let winner = keys.lazy.compactMap({ ownerOfKey[$0] }).first {
                let member = members[place]
                leftOut.append(LeftOut(limit: member.limit.slug, why: why(member, members[winner])))
            } else {
                isKept[place] = true
                for key in keys { ownerOfKey[key] = place }
            }
        }
        return members.indices.filter { isKept[$0] }.map { members[$0] }
    }
}
