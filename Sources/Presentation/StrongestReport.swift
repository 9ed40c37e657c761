import JSON
import Formats
import LimenKit
import LimitModel
import Quantities

/// `limen.strongest/1`: what is excluded at masses, and by whom.
package struct StrongestReport: Report {
    private let ensemble: Ensemble
    private let answers: [StrongestAnswer]

    /// The answers of an ensemble.
    package init(_ answers: [StrongestAnswer], of ensemble: Ensemble) {
        self.answers = answers
        self.ensemble = ensemble
    }

    package var json: JSON {
        ensemble.document("limen.strongest/1", [.init("answers", .list(answers.map(\.json)))])
    }

    /// One row for each excluded interval.
    package var csv: String {
        var text = CSVText(
            comments: ensemble.comments("limen.strongest/1"),
            columns: [
                "mass_GeV", "layer", "from", "to", "from_kind", "to_kind", "from_grade", "to_grade", "limits",
                "strongest", "strongest_coupling", "confidence_level", "coverage_k", "coverage_if_independent",
                "coverage", "table_ends",
            ])
        for answer in answers {
            for interval in answer.excluded {
                let winner = interval.layer == .confidence ? answer.strongest : answer.strongestCriterion
                text.append([
                    .number(answer.mass), .text(interval.layer.rawValue), .number(interval.from),
                    interval.to.map { .number($0) } ?? .none, .text(interval.fromKind.rawValue),
                    .text(interval.toKind.rawValue), .text(interval.fromGrade.rawValue),
                    .text(interval.toGrade.rawValue), .text(interval.limits.map(\.text).joined(separator: " ")),
                    .text(winner?.limit.text ?? ""), winner.map { .number($0.coupling) } ?? .none,
                    winner?.statement.level.map { .number($0) } ?? .none, .integer(answer.coverage.count),
                    answer.coverage.lowerBoundIfIndependent.map { .number($0) } ?? .none,
                    answer.coverage.lowerBound.map { .number($0) } ?? .none, .text(answer.tableEnds.names),
                ])
            }
        }
        return text.text
    }

    package var blocks: [Block] {
        let intervals = intervals
        let second: [Block] = intervals.isEmpty ? [] : [.line(""), .table(intervals)]
        return [.text(ensemble.heading), .table(ranking)] + second
    }

    private var ranking: Table {
        var table = Table([
            .init(title: "mass"), .init(title: "strongest bound", wraps: true),
            .init(title: "coupling", isNumber: true),
            .init(title: "CL or criterion", wraps: true), .init(title: "runner-up", wraps: true),
        ])
        for answer in answers {
            let mass = Quantity(answer.mass, .energy).printed()
            let rows = [(answer.strongest, answer.runnerUp), (answer.strongestCriterion, answer.runnerUpCriterion)]
            for (winner, runnerUp) in rows {
                guard let winner else { continue }
                let second = runnerUp.map { "\($0.limit) \($0.coupling.printed())" } ?? "-"
                let marks = [
                    winner.grade > .derived ? winner.grade.rawValue : nil,
                    winner.bias.map { "known to be \($0.direction.text)" },
                    answer.isTie ? "tie" : nil,
                ]
                .compactMap(\.self).map { " (\($0))" }.joined()
                table.append([
                    mass, winner.limit.text + marks, winner.coupling.printed(), winner.statement.shortText, second,
                ])
            }
            if answer.strongest == nil, answer.strongestCriterion == nil {
                table.append([mass, answer.isReached ? "nothing excluded here" : "no bound here", "", "", ""])
            }
        }
        return table
    }

    private var intervals: Table {
        var table = Table([
            .init(title: "mass"), .init(title: "excluded couplings", wraps: true), .init(title: "edges", wraps: true),
            .init(title: "by", wraps: true), .init(title: "coverage", wraps: true),
        ])
        for answer in answers {
            for interval in answer.excluded {
                table.append([
                    Quantity(answer.mass, .energy).printed(), IntervalText.range(interval.from, interval.to),
                    IntervalText.edges(interval.fromKind, interval.toKind),
                    interval.limits.map(\.text).joined(separator: ", "),
                    interval.layer == .confidence ? answer.coverage.shortText : "criterion",
                ])
            }
        }
        return table
    }
}

extension StrongestAnswer {
    /// As an element of `answers`.
    fileprivate var json: JSON {
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

extension Bound {
    /// As a member of an answer.
    fileprivate var json: JSON {
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

extension ExcludedInterval {
    /// As an element of `excluded`.
    fileprivate var json: JSON {
        [
            "from": .number(from), "to": .number(to), "from_kind": .text(fromKind.rawValue),
            "to_kind": .text(toKind.rawValue), "layer": .text(layer.rawValue),
            "from_grade": .text(fromGrade.rawValue), "to_grade": .text(toGrade.rawValue),
            "limits": .list(limits.map { .text($0.text) }),
        ]
    }
}
