import Formats
import JSON
import LimenKit
import LimitModel
import Quantities

extension Ensemble {
    /// The members every answer object begins with, around a body, ending with what was left out.
    package func document(_ format: String, _ body: [JSON.Member]) -> JSON {
        let parameters = scenario.values.map { JSON.Member($0.parameter.text, .number($0.value)) }
        let head: [JSON.Member] = [
            .init("format", .text(format)), .init("plane", .text(plane.slug.text)),
            .init("scenario", .text(scenario.slug.text)), .init("parameters", .object(parameters)),
            .init("status", .text(question.status.rawValue)), .init("coupling_unit", .text(couplingUnit)),
            .init("archive", .text(archiveHash)), .init("release", .text(release)), .init("pending", pending.json),
            .init(
                "biases",
                .list(
                    biased.map {
                        [
                            "limit": .text($0.limit.text), "direction": .text($0.bias.direction.rawValue),
                            "evidence": .text($0.bias.evidence),
                        ]
                    })),
        ]
        let tail = JSON.Member(
            "left_out", .list(leftOut.map { ["limit": .text($0.limit.text), "why": .text($0.why)] }))
        let notHeld = JSON.Member("not_held", .list(notHeld.map { .text($0.text) }))
        return .object(head + body + [tail, notHeld])
    }

    /// What was asked, in a line.
    package var heading: String {
        let values = scenario.values.map { "\($0.parameter)=\($0.value.printed())" }.joined(separator: ", ")
        let grade = question.worstGrade == .derived ? "" : ", grade \(question.worstGrade.rawValue) or better"
        return "plane \(plane.slug), scenario \(scenario.slug)" + (values.isEmpty ? "" : " (\(values))")
            + "; \(question.status.rawValue)\(grade); couplings in \(couplingUnit)"
    }

    /// The comment lines of an answer as CSV.
    package func comments(_ format: String) -> [String] {
        [
            format, heading,
            "archive: \(archiveHash), release: \(release ?? "none"), made with limen \(LimenArchive.toolVersion)",
            "masses in GeV, couplings in \(couplingUnit); \(plane.convention)",
        ] + notices
    }

    /// What a reader of any answer has to know besides: limits that are not computed, and limits that are known to err.
    package var notices: [String] {
        let errs = biased.map { limit, bias in
            "\(limit) is known to be \(bias.direction.text)"
        }
        return [pending.text].compactMap(\.self) + errs
    }
}

extension PendingLimits {
    /// As a member of an answer.
    fileprivate var json: JSON {
        [
            "missing": .list(missing.map { .text($0.text) }), "stale": .list(stale.map { .text($0.text) }),
        ]
    }
}
