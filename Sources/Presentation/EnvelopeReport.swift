import JSON
import Formats
import LimenKit
import LimitModel
import Regions
import Quantities

/// `limen.envelope/1`: the boundary of what limits exclude together, with its owners.
package struct EnvelopeReport: Report {
    private let ensemble: Ensemble
    private let envelope: EnvelopeAnswer
    private let query: String?

    /// The envelope of an ensemble.
    /// - Parameter query: the command that writes the document again, named in it.
    package init(_ envelope: EnvelopeAnswer, of ensemble: Ensemble, query: String? = nil) {
        self.envelope = envelope
        self.ensemble = ensemble
        self.query = query
    }

    package var json: JSON {
        let sources = ensemble.members.indices.filter {
            envelope.contributors.contains(ensemble.members[$0].limit.slug)
        }.map {
            index -> JSON in
            let limit = ensemble.members[index].limit
            return [
                "limit": .text(limit.slug.text), "revision": .integer(ensemble.revisions[index].number),
                "hash": .text(ensemble.revisions[index].hash), "publication": .text(limit.publication?.key),
                "confidence_level": .number(limit.statement.level),
            ]
        }
        let asked = query.map { [JSON.Member("query", .text($0))] } ?? []
        return ensemble.document(
            "limen.envelope/1",
            asked + [
                .init("written_by", .text("limen \(LimenArchive.toolVersion)")), .init("sources", .list(sources)),
                .init("pieces", .list(envelope.pieces.map(Self.element))),
                .init("contributors", .list(envelope.contributors.map { .text($0.text) })),
                .init("joined_without_piece", .list(envelope.hidden.map { .text($0.text) })),
            ])
    }

    /// One row per piece; the head names contributors with confidence level, publication and hash, and what was left out.
    package var csv: String {
        var comments = ensemble.comments("limen.envelope/1")
        if let query { comments.append("query: \(query)") }
        for (index, member) in ensemble.members.enumerated() where envelope.contributors.contains(member.limit.slug) {
            let publication = member.limit.publication.map { ", \($0.key)" } ?? ""
            comments.append(
                "contributor \(member.limit.slug)@\(ensemble.revisions[index].number): \(member.limit.statement.shortText), "
                    + "grade \(member.holding.grade.rawValue)\(publication), hash \(ensemble.revisions[index].hash)")
        }
        comments += ensemble.leftOut.map { "left out \($0.limit): \($0.why)" }
        var text = CSVText(
            comments: comments,
            columns: [
                "mass_from_GeV", "mass_to_GeV", "coupling_from", "coupling_to", "side", "kind", "layer", "limit",
                "runner_up", "overlap", "loop", "order",
            ])
        for piece in envelope.pieces {
            text.append([
                .number(piece.massFrom), .number(piece.massTo), .number(piece.couplingFrom),
                .number(piece.couplingTo), .text(piece.side.rawValue), .text(piece.kind.rawValue),
                .text(piece.layer.rawValue), .text(piece.limit.text), .text(piece.runnerUp?.text ?? ""),
                .text(piece.isOverlap ? "yes" : "no"), .integer(piece.loop), .integer(piece.order),
            ])
        }
        return text.text
    }

    package var blocks: [Block] {
        var table = Table([
            .init(title: "masses", wraps: true), .init(title: "couplings", wraps: true), .init(title: "side"),
            .init(title: "edge"), .init(title: "limit", wraps: true), .init(title: "runner-up", wraps: true),
        ])
        for run in envelope.ownerRuns {
            table.append([
                "\(Quantity(run.massFrom, .energy).printed()) to \(Quantity(run.massTo, .energy).printed())",
                "\(run.couplingLow.printed()) to \(run.couplingHigh.printed())", run.side.rawValue,
                run.kind.rawValue, run.limit.text, run.runnerUp?.text ?? "-",
            ])
        }
        return [.text(ensemble.heading), .table(table)]
    }

    /// A piece as an element of `pieces`.
    private static func element(_ piece: EnvelopePiece) -> JSON {
        [
            "mass_from": .number(piece.massFrom), "mass_to": .number(piece.massTo),
            "coupling_from": .number(piece.couplingFrom), "coupling_to": .number(piece.couplingTo),
            "side": .text(piece.side.rawValue), "kind": .text(piece.kind.rawValue),
            "layer": .text(piece.layer.rawValue), "limit": .text(piece.limit.text),
            "runner_up": .text(piece.runnerUp?.text), "overlap": .truth(piece.isOverlap),
            "loop": .integer(piece.loop), "order": .integer(piece.order),
        ]
    }
}

extension EnvelopeAnswer {
    /// Consecutive pieces of one owner, side, edge kind and runner-up, for tables.
    struct OwnerRun: Sendable, Hashable {
        var massFrom, massTo: Double
        var couplingLow, couplingHigh: Double
        let side: Side
        let kind: EdgeKind
        let limit: Slug
        let runnerUp: Slug?
        let loop: Int
    }

    /// The pieces gathered by owner along each loop.
    var ownerRuns: [OwnerRun] {
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
