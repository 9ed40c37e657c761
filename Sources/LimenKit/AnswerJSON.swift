import Answers
import Formats
import LimitModel

// The JSON contract of answers; `Docs/json.md` documents it.

extension Bound {
    /// As a member of an answer.
    public var json: JSON {
        var members: [JSON.Member] = [
            .init("limit", .text(limit.text)), .init("coupling", .number(coupling)),
            .init("kind", .text(kind.rawValue)),
        ]
        switch statement {
        case .confidence(let confidence):
            members.append(.init("confidence_level", .number(confidence.level.value)))
        case .criterion(let criterion):
            members.append(.init("confidence_level", .null))
            members.append(.init("criterion", .text(criterion.name)))
        }
        members += [
            .init("grade", .text(grade.rawValue)), .init("origin", .text(origin.rawValue)),
            .init("publication", .text(publication?.key)), .init("bias", .text(bias?.direction.rawValue)),
        ]
        return .object(members)
    }
}

extension Publication {
    /// What to cite it by: its texkey, else arXiv number, DOI, or local name.
    public var key: String { texkey ?? arxiv.map { "arXiv:\($0)" } ?? doi.map { "doi:\($0)" } ?? id.text }
}

extension ExcludedInterval {
    /// As a member of an answer.
    public var json: JSON {
        [
            "from": .number(from), "to": .number(to), "from_kind": .text(fromKind.rawValue),
            "to_kind": .text(toKind.rawValue), "layer": .text(layer.rawValue),
            "from_grade": .text(fromGrade.rawValue), "to_grade": .text(toGrade.rawValue),
            "limits": .list(limits.map { .text($0.text) }),
        ]
    }
}

extension StrongestAnswer {
    /// As an element of `answers`.
    public var json: JSON {
        [
            "mass": .number(mass), "excluded": .list(excluded.map(\.json)), "excluded_above": .number(excludedAbove),
            "excluded_above_by_criterion": .number(excludedAboveByCriterion),
            "strongest": strongest?.json ?? .null, "runner_up": runnerUp?.json ?? .null,
            "tie_within_digitisation_error": .truth(isTie),
            "strongest_criterion": strongestCriterion?.json ?? .null,
            "runner_up_criterion": runnerUpCriterion?.json ?? .null,
            "coverage": [
                "k": .integer(coverage.count), "lower_bound_if_independent": .number(coverage.lowerBoundIfIndependent),
                "lower_bound": .number(coverage.lowerBound),
            ],
            "table_ends": .list(tableEnds.map(\.json)),
        ]
    }
}

extension ExcludedAnswer {
    /// As a line of its own for streams.
    public var json: JSON { .object(members) }

    /// As an element of `answers`.
    var element: JSON { .object(members + [.init("table_ends", .list(tableEnds.map(\.json)))]) }

    private var members: [JSON.Member] {
        [
            .init("mass", .number(mass)), .init("coupling", .number(coupling)),
            .init("excluded", isExcluded.map { .truth($0) } ?? .null),
            .init("by", .list((by + byCriterion).map { .text($0.text) })),
            .init("by_criterion", .list(byCriterion.map { .text($0.text) })),
        ]
    }
}

extension AllowedAnswer {
    /// As an element of `answers`.
    public var json: JSON {
        [
            "mass": .number(mass),
            "windows": .list(
                windows.map { window in
                    [
                        "from": .number(window.from), "to": .number(window.to),
                        "from_limit": .text(window.fromLimit?.text), "to_limit": .text(window.toLimit?.text),
                        "table_ends": .list(window.tableEnds.map(\.json)),
                        "closed_by": .list(
                            window.closing.map {
                                [
                                    "limit": .text($0.limit.text), "share": .number($0.share),
                                    "grade": .text($0.grade.rawValue),
                                ]
                            }),
                    ]
                }),
        ]
    }
}

extension EnvelopePiece {
    /// As an element of `pieces`.
    public var json: JSON {
        [
            "mass_from": .number(massFrom), "mass_to": .number(massTo), "coupling_from": .number(couplingFrom),
            "coupling_to": .number(couplingTo), "side": .text(side.rawValue), "kind": .text(kind.rawValue),
            "layer": .text(layer.rawValue), "limit": .text(limit.text), "runner_up": .text(runnerUp?.text),
            "overlap": .truth(isOverlap), "loop": .integer(loop), "order": .integer(order),
        ]
    }
}
