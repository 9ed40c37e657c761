import LimitModel

/// A question with the plane and the scenario that it names.
package struct ResolvedQuestion: Sendable {
    /// The question as it was asked.
    package var question: Question
    /// The plane.
    package let plane: Plane
    /// The scenario with the parameters to answer for.
    package let scenario: Scenario

    package var status: Status { question.status }
    package var worstGrade: Grade { question.worstGrade }
    package var layers: [Statement.Layer] { question.layers }
    package var inclusions: Set<Question.Inclusion> { question.inclusions }
    package var preferredVersion: Question.VersionKind? { question.preferredVersion }

    /// A question about a scenario of a plane, with the values of its parameters that were asked for.
    package init(_ question: Question, plane: Plane, scenario: Scenario) {
        self.question = question
        self.plane = plane
        self.scenario = scenario
    }
}

/// A limit that may take part in an answer, as it stands in the archive.
package struct Candidate: Sendable {
    /// The limit; its curves need no points.
    package var limit: Limit
    /// Its case in the archive's standing.
    package var standing: Standing

    /// The standing of one limit.
    package enum Standing: Sendable, Hashable {
        /// Nothing is said.
        case current
        /// It is the version of its search to use.
        case preferred
        /// Another limit replaces it.
        case superseded(by: String, reason: String)
        /// It was taken back.
        case retracted(reason: String)
    }

    /// A limit with its standing.
    package init(limit: Limit, standing: Standing) {
        self.limit = limit
        self.standing = standing
    }
}
