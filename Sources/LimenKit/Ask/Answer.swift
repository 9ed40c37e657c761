import Answers
import Foundation
import LimitModel
import Regions

/// One limit's lowest edge at a mass, with what a reader needs to judge it.
public struct Bound: Sendable, Hashable {
    /// The limit.
    public let limit: Slug
    /// The coupling at the edge, in the plane's unit.
    public let coupling: Double
    /// What the edge stands for.
    public let kind: EdgeKind
    /// The statement behind it.
    public let statement: Statement
    /// A known bias of the limit.
    public let bias: Limit.Bias?
    /// The grade of that edge in the scenario asked for.
    public let grade: Grade
    /// How the values came to be.
    public let origin: Origin.Kind
    /// The error of reading a figure in dex, when known.
    public let digitisationError: Double?
    /// The publication that states the result.
    public let publication: Publication?
}

/// A range of couplings that a union of limits excludes at one mass.
public struct ExcludedInterval: Sendable, Hashable {
    /// The ends, in the plane's unit; nil above means without end.
    public let from: Double
    public let to: Double?
    /// What the ends stand for.
    public let fromKind, toKind: EdgeKind
    /// Limits with a confidence level and criteria are united apart from each other.
    public let layer: Statement.Layer
    /// The limits that take part.
    public let limits: [Slug]
    /// The grades of the two edges.
    public let fromGrade, toGrade: Grade
}

/// What is excluded at one mass, and by whom.
public struct StrongestAnswer: Sendable {
    /// The mass in the plane's unit.
    public let mass: Double
    /// The excluded intervals, limits with a confidence level first, then criteria, each upwards.
    public let excluded: [ExcludedInterval]
    /// Where the interval without upper end begins, by limits with a confidence level.
    public let excludedAbove: Double?
    /// The same by criteria.
    public let excludedAboveByCriterion: Double?
    /// The lowest edge among limits with a confidence level, and the next.
    public let strongest, runnerUp: Bound?
    /// The lowest edge among criteria, and the next.
    public let strongestCriterion, runnerUpCriterion: Bound?
    /// How often the union of the limits with a confidence level spares the truth.
    public let coverage: Coverage
    /// Whether winner and runner-up differ by less than their errors of digitisation, where both are known.
    public let isTie: Bool
    /// Whether any limit reaches this mass at all.
    public let isReached: Bool
    /// The limits whose tables end before this mass: what they exclude here is not known.
    public let tableEnds: [TableEnd]
}

/// A limit that joined, asked at a mass beyond its table: nothing is known of it there.
public struct TableEnd: Sendable, Hashable {
    /// The limit.
    public let limit: Slug
    /// Where its table ends, in the plane's unit.
    public let mass: Double
    /// Whether that is its smallest mass.
    public let isLow: Bool
    /// What it excludes at its last mass, in logarithms.
    let intervals: [Interval]

    /// Whether it excludes a coupling at its last mass, so that it may exclude it beyond.
    func covers(_ y: Double) -> Bool { intervals.contains { $0.from <= y && y <= $0.to } }

    /// Whether it excludes some of a window at its last mass.
    func overlaps(from low: Double, to high: Double) -> Bool { intervals.contains { $0.from < high && low < $0.to } }
}

/// Whether a point of the plane is excluded.
public struct ExcludedAnswer: Sendable, Hashable {
    /// The point, in the plane's units.
    public let mass, coupling: Double
    /// Nil when no limit reaches this mass.
    public let isExcluded: Bool?
    /// The limits with a confidence level that exclude it.
    public let by: [Slug]
    /// The criteria that exclude it.
    public let byCriterion: [Slug]
    /// The limits whose tables end before this mass, and that exclude the coupling where they end: whether they exclude it
    /// here is not known.
    public internal(set) var tableEnds: [TableEnd] = []
}

/// A range of couplings that is still open at one mass.
public struct OpenWindow: Sendable, Hashable {
    /// The ends, in the plane's unit.
    public let from, to: Double
    /// The limits at the ends; nil at the ends of the plane.
    public let fromLimit, toLimit: Slug?
    /// The limits whose tables end before this mass, and that exclude some of the window where they end: the window is not
    /// known to be open.
    public let tableEnds: [TableEnd]
    /// Projections that would close it or part of it, the largest share first.
    public let closing: [Closing]

    /// A projection and the share of the window, in dex, that it would exclude; 1 closes it.
    public struct Closing: Sendable, Hashable {
        /// The projection.
        public let limit: Slug
        /// The share of the window.
        public let share: Double
        /// How good it is: projections rest on estimates more often than not.
        public let grade: Grade
    }
}

/// The open windows at one mass.
public struct AllowedAnswer: Sendable, Hashable {
    /// The mass in the plane's unit.
    public let mass: Double
    /// The windows, upwards.
    public let windows: [OpenWindow]
    /// Whether any limit reaches this mass at all.
    public let isReached: Bool
}

/// A piece of the boundary of the excluded union.
public struct EnvelopePiece: Sendable, Hashable {
    public let massFrom, massTo: Double
    public let couplingFrom, couplingTo: Double
    public let side: Side
    public let kind: EdgeKind
    public let layer: Statement.Layer
    /// The limit whose edge it is.
    public let limit: Slug
    /// The limit that would take over if the owner were taken away.
    public let runnerUp: Slug?
    /// Whether the runner-up's edge coincides with the owner's.
    public let isOverlap: Bool
    /// The closed line it belongs to, and its place along it.
    public let loop, order: Int
}

/// The boundary of what all members exclude together.
public struct EnvelopeAnswer: Sendable {
    /// The pieces, by loop and order.
    public let pieces: [EnvelopePiece]
    /// The limits that own a piece, and those that joined without owning one.
    public let contributors, hidden: [Slug]
}

/// Logarithms of the plane and back.
package enum Scale {
    /// Two edges this close in dex count as one point, so that a reported edge is excluded when asked for again.
    package static let tolerance = 1e-12

    /// The logarithm as strips hold it.
    package static func log(_ value: Double) -> Double { log10(value) }

    /// The value of a logarithm to 13 digits: more than interpolation is worth, and free of the last bits' noise.
    package static func value(_ logarithm: Double) -> Double {
        let exact = pow(10, logarithm)
        return Double(String(format: "%.12e", exact)) ?? exact
    }
}
