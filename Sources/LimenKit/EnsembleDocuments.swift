import Formats

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

    /// `limen.envelope/1`.
    /// - Parameter query: the command that writes the document again, named in it.
    package func document(of answer: EnvelopeAnswer, query: String? = nil) -> JSON {
        let sources = members.indices.filter { answer.contributors.contains(members[$0].limit.slug) }.map {
            index -> JSON in
            let limit = members[index].limit
            return [
                "limit": .text(limit.slug.text), "revision": .integer(revisions[index].number),
                "hash": .text(revisions[index].hash), "publication": .text(limit.publication?.key),
                "confidence_level": .number(limit.statement.level),
            ]
        }
        let asked = query.map { [JSON.Member("query", .text($0))] } ?? []
        return document(
            "limen.envelope/1",
            asked + [
                .init("written_by", .text("limen \(LimenArchive.toolVersion)")), .init("sources", .list(sources)),
                .init("pieces", .list(answer.pieces.map(\.json))),
                .init("contributors", .list(answer.contributors.map { .text($0.text) })),
                .init("joined_without_piece", .list(answer.hidden.map { .text($0.text) })),
            ])
    }

    /// One row per piece; the head names contributors with confidence level, publication and hash, and what was left out.
    package func csv(of answer: EnvelopeAnswer, query: String? = nil) -> CSVText {
        var comments = comments("limen.envelope/1")
        if let query { comments.append("query: \(query)") }
        for (index, member) in members.enumerated() where answer.contributors.contains(member.limit.slug) {
            let publication = member.limit.publication.map { ", \($0.key)" } ?? ""
            comments.append(
                "contributor \(member.limit.slug)@\(revisions[index].number): \(member.limit.statement.shortText), "
                    + "grade \(member.holding.grade.rawValue)\(publication), hash \(revisions[index].hash)")
        }
        comments += leftOut.map { "left out \($0.limit): \($0.why)" }
        var text = CSVText(
            comments: comments,
            columns: [
                "mass_from_GeV", "mass_to_GeV", "coupling_from", "coupling_to", "side", "kind", "layer", "limit",
                "runner_up", "overlap", "loop", "order",
            ])
        for piece in answer.pieces {
            text.append([
                .number(piece.massFrom), .number(piece.massTo), .number(piece.couplingFrom),
                .number(piece.couplingTo), .text(piece.side.rawValue), .text(piece.kind.rawValue),
                .text(piece.layer.rawValue), .text(piece.limit.text), .text(piece.runnerUp?.text ?? ""),
                .text(piece.isOverlap ? "yes" : "no"), .integer(piece.loop), .integer(piece.order),
            ])
        }
        return text
    }
}

extension EnvelopeAnswer {
    /// Consecutive pieces of one owner, side, edge kind and runner-up, for tables.
    public struct OwnerRun: Sendable, Hashable {
        public var massFrom, massTo: Double
        public var couplingLow, couplingHigh: Double
        public let side: Side
        public let kind: EdgeKind
        public let limit: Slug
        public let runnerUp: Slug?
        let loop: Int
    }

    /// The pieces gathered by owner along each loop.
    public var ownerRuns: [OwnerRun] {
        var runs: [OwnerRun] = []
        for piece in pieces {
            let (low, high) = (
                min(piece.couplingFrom, piece.couplingTo), max(piece.couplingFrom, piece.couplingTo)
            )
            if let last = runs.last, last.loop == piece.loop, last.limit == piece.limit, last.side == piece.side,
                last.kind == piece.kind, last.runnerUp == piece.runnerUp
            {
                runs[runs.count - 1].massFrom = min(last.massFrom, piece.massFrom)
                runs[runs.count - 1].massTo = max(last.massTo, piece.massTo)
                runs[runs.count - 1].couplingLow = min(last.couplingLow, low)
                runs[runs.count - 1].couplingHigh = max(last.couplingHigh, high)
            } else {
                runs.append(
                    OwnerRun(
                        massFrom: piece.massFrom, massTo: piece.massTo, couplingLow: low, couplingHigh: high,
                        side: piece.side, kind: piece.kind, limit: piece.limit, runnerUp: piece.runnerUp,
                        loop: piece.loop))
            }
        }
        return runs
    }
}
