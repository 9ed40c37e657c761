import LimitModel
import Regions

/// The boundary of a union of limits on its way out of an archive.
package struct ExportedEnvelope: Sendable {
    /// A corner of the boundary.
    package struct Point: Sendable, Hashable {
        package let mass, coupling: Double
        /// The limit whose edge leads to it, or, at the first corner, away from it.
        package let owner: Slug
        package let kind: EdgeKind
        package let side: Side

        package init(mass: Double, coupling: Double, owner: Slug, kind: EdgeKind, side: Side) {
            self.mass = mass
            self.coupling = coupling
            self.owner = owner
            self.kind = kind
            self.side = side
        }
    }

    /// One line of the boundary: what it bounds lies on its left.
    package struct Loop: Sendable {
        package let layer: Statement.Layer
        package let number: Int
        package let points: [Point]

        package init(layer: Statement.Layer, number: Int, points: [Point]) {
            self.layer = layer
            self.number = number
            self.points = points
        }

        /// Limits with a confidence level and criteria are united apart from each other.
        var title: String { "\(layer.rawValue) part \(number)" }
    }

    /// A limit that owns a piece of the boundary.
    package struct Contributor: Sendable {
        package let exported: ExportedLimit
        package let grade: Grade

        package init(exported: ExportedLimit, grade: Grade) {
            self.exported = exported
            self.grade = grade
        }
    }

    /// The answer as it is printed, made when a format asks for it.
    package struct Answer: Sendable {
        let csv, json: @Sendable () -> String

        package init(csv: @escaping @Sendable () -> String, json: @escaping @Sendable () -> String) {
            self.csv = csv
            self.json = json
        }
    }

    package let source: ExportSource
    package let plane: Plane
    /// The scenario asked for.
    package let scenario: Slug
    /// The parameters the answer is for.
    package let parameters: [Scenario.Value]
    package let status: Status
    package let loops: [Loop]
    package let contributors: [Contributor]
    /// Limits that joined without owning a piece.
    package let hidden: [Slug]
    /// Limits that did not join, with the reason.
    package let leftOut: [(limit: Slug, why: String)]
    package let answer: Answer

    package init(
        source: ExportSource, plane: Plane, scenario: Slug, parameters: [Scenario.Value], status: Status,
        loops: [Loop], contributors: [Contributor], hidden: [Slug], leftOut: [(limit: Slug, why: String)],
        answer: Answer
    ) {
        self.source = source
        self.plane = plane
        self.scenario = scenario
        self.parameters = parameters
        self.status = status
        self.loops = loops
        self.contributors = contributors
        self.hidden = hidden
        self.leftOut = leftOut
        self.answer = answer
    }

    /// The lines of a head. An envelope is not a limit: its head is not one that `LimenHeader` takes for one.
    func lines(_ units: ColumnUnits, format: Format) -> [String] {
        let values = parameters.map { "\($0.parameter)=\($0.value.decimal())" }.joined(separator: " ")
        var lines = [
            "limen.envelope/1", "format: \(format.rawValue)", "title: what all limits exclude together",
            "plane: \(plane.slug)", "scenario: \(scenario)" + (values.isEmpty ? "" : " \(values)"),
            "status: \(status.rawValue)",
        ]
        lines += units.lines(plane) + source.lines
        lines += contributors.map { "contributor: \($0.text)" }
        lines += hidden.map { "joined_without_piece: \($0)" }
        lines += leftOut.map { "left_out: \($0.limit): \($0.why)".collapsed }
        return lines
    }
}

extension ExportedEnvelope.Contributor {
    /// One line: statement, grade, publication and content hash.
    var text: String {
        let limit = exported.limit
        let statement =
            switch limit.statement {
            case .confidence(let confidence):
                "confidence level \(confidence.level.value.map { "\($0)" } ?? "unknown")"
            case .criterion(let criterion): "criterion \(criterion.name)"
            }
        let publication = limit.publication.map { Citation(role: .result, publication: $0).text } ?? "no publication"
        return
            "\(limit.slug)@\(exported.revision); \(statement); grade \(grade.rawValue); hash \(exported.hash); \(publication)"
            .collapsed
    }
}
