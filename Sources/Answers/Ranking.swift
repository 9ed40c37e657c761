import LimitModel

/// Order of limits by which one speaks for a search or a data set.
struct Ranking {
    private let question: ResolvedQuestion
    private let candidates: [Candidate]

    init(_ question: ResolvedQuestion, _ candidates: [Candidate]) {
        self.question = question
        self.candidates = candidates
    }

    /// Rank: the kind of version the question asks for, then preferred, then better grade, then later publication, then
    /// name.
    func precedes(_ one: Selection.Member, _ other: Selection.Member) -> Bool {
        let (isOneAsked, isOtherAsked) = (isAskedFor(one), isAskedFor(other))
        if isOneAsked != isOtherAsked { return isOneAsked }
        let (isOnePreferred, isOtherPreferred) = (isPreferred(one), isPreferred(other))
        if isOnePreferred != isOtherPreferred { return isOnePreferred }
        if one.holding.grade != other.holding.grade { return one.holding.grade < other.holding.grade }
        let (oneYear, otherYear) = (one.limit.publication?.year ?? 0, other.limit.publication?.year ?? 0)
        if oneYear != otherYear { return oneYear > otherYear }
        return one.limit.slug < other.limit.slug
    }

    /// Reason why a member comes first, when somebody has decided that.
    func reason(for member: Selection.Member) -> String? {
        if isAskedFor(member) { return "asked for by kind" }
        return isPreferred(member) ? "preferred" : nil
    }

    private func isAskedFor(_ member: Selection.Member) -> Bool {
        question.preferredVersion == Question.VersionKind(member.limit)
    }

    private func isPreferred(_ member: Selection.Member) -> Bool {
        candidates[member.candidate].standing == .preferred
    }
}
