// swift-format-ignore-file: NeverUseForceTry, NeverForceUnwrap
import Foundation
import LimitModel
import Quantities

/// For each check, limits with the fault and without.
enum LintCases {
    static let masses = (0...12).map { 1e-3 * pow(10, Double($0) / 6) }

    /// A curve with bends that are all its own.
    static func bent(_ masses: [Double], times factor: Double) -> [Curve.Point] {
        masses.map { mass in
            let x = log10(mass)
            return Curve.Point(mass: mass, coupling: factor * pow(10, -4 + 0.4 * sin(3 * x) + 0.1 * x * x))
        }
    }

    static func plane(isPureNumber: Bool = false) -> Plane {
        Plane(
            slug: try! Slug("p"), title: "P", model: try! Slug("made-up"), convention: "L",
            mass: .init(symbol: "m", title: "mass", dimension: .energy, from: 1e-4, to: 10),
            coupling: .init(
                symbol: "ε", title: "coupling", dimension: isPureNumber ? .dimensionless : .inverseEnergy, from: 1e-6,
                to: 10),
            parameters: [], scenarios: [])
    }

    static func limit(
        _ name: String, _ points: [Curve.Point]? = nil, search: String? = nil, experiment: String = "Lab",
        _ change: (inout Limit) -> Void = { _ in }
    ) -> Limit {
        var limit = Limit(
            slug: try! Slug(name), title: "Limit", search: try! Slug(search ?? name),
            experiment: Experiment(id: try! Slug("e"), name: experiment), plane: try! Slug("p"), status: .observed,
            statement: .confidence(.init(level: .level(0.9))),
            holdings: [Holding(scenario: try! Slug("visible"), grade: .published)], origin: Origin(kind: .published),
            citations: [cite("Some search")], shape: .above,
            curves: [Curve(role: .central, points: points ?? bent(masses, times: 1))])
        change(&limit)
        return limit
    }

    static func cite(_ title: String, id: String = "paper", arxiv: String? = "2001.00001") -> Citation {
        Citation(role: .result, publication: Publication(id: try! Slug(id), arxiv: arxiv, title: title))
    }

    private static func one(_ change: (inout Limit) -> Void) -> [Limit] { [limit("l", nil, change)] }

    private static func curve(_ pairs: [(Double, Double)]) -> [Limit] {
        [limit("l", pairs.map { Curve.Point(mass: $0.0, coupling: $0.1) })]
    }

    private static func pair(_ one: [Curve.Point], _ other: [Curve.Point], search: String? = nil) -> [Limit] {
        [limit("a", one, search: search), limit("b", other, search: search)]
    }

    private static func swapped(_ first: String, _ second: String) -> [Limit] {
        let straight = masses.map { Curve.Point(mass: $0, coupling: 1e-4) }
        return [
            limit("a", straight, experiment: "BaBar") { $0.citations = [cite(first, id: "first")] },
            limit("b", straight.dropLast(), experiment: "Belle II") {
                $0.experiment.id = try! Slug("belle2")
                $0.citations = [cite(second, id: "second", arxiv: "2002.00001")]
            },
        ]
    }

    static let all: [LintCase] = alone + together

    private static let alone = [
        LintCase(
            check: .unitFactor, faulty: curve([(1, 1e-3), (8, 2e-3), (50, 1e-3)]),
            right: curve([(1e-3, 1e-3), (8e-3, 2e-3), (5e-2, 1e-3)])),
        LintCase(
            check: .squaredCoupling, faulty: curve([(1, 1e-8), (2, 2e-8), (3, 1e-7)]),
            right: curve([(1, 1e-4), (2, 1.4e-4), (3, 3e-4)]), isPureNumber: true),
        LintCase(
            check: .massesTwice,
            faulty: curve([(0.01, 0.011), (0.02, 0.021), (0.05, 0.052), (0.1, 0.103), (0.2, 0.207), (0.5, 0.51)]),
            right: curve([(0.01, 0.011), (0.02, 0.011), (0.05, 0.052), (0.1, 0.03), (0.2, 0.207), (0.5, 0.1)])),
        LintCase(
            check: .massTenfold,
            faulty: curve([(0.01, 1e-4), (0.02, 2e-4), (0.03, 1e-4), (0.04, 1e-4), (0.05, 2e-4), (0.6, 1e-4)]),
            right: curve([(0.01, 1e-4), (0.02, 2e-4), (0.03, 1e-4), (0.04, 1e-4), (0.05, 2e-4), (0.06, 1e-4)])),
        LintCase(
            check: .wideGap, faulty: curve([(0.01, 1e-4), (0.02, 2e-4), (0.3, 1e-3)]),
            right: curve([(0.01, 1e-4), (0.02, 2e-4), (0.1, 5e-4), (0.3, 1e-3)])),
        LintCase(
            check: .openAboveIsland, faulty: one { $0.title = "SN 1987A cooling" },
            right: one {
                $0.title = "SN 1987A cooling"
                $0.shape = .inside
                $0.curves[0].role = .contour
            }),
        LintCase(
            check: .notObserved, faulty: one { $0.title = "Lab, projected" },
            right: one {
                $0.title = "Lab, projected"
                $0.status = .projection
            }),
        LintCase(
            check: .levelUnknown, faulty: one { $0.statement = .confidence(.init(level: .unknown)) },
            right: one { _ in }),
        LintCase(
            check: .readingErrorUnknown, faulty: one { $0.origin = Origin(kind: .digitised) },
            right: one { $0.origin = Origin(kind: .digitised, digitisationError: 0.02) }),
        LintCase(
            check: .noReference, faulty: one { $0.citations = [cite("T", arxiv: nil)] },
            right: one { $0.citations = [cite("T")] }),
    ]

    private static let together = [
        LintCase(
            check: .duplicate, faulty: pair(bent(masses, times: 1), bent(masses, times: 1)),
            right: pair(bent(masses, times: 1), bent(masses.map { 0.6 * $0 }, times: 1))),
        LintCase(
            check: .copiedCurve, faulty: pair(bent(masses, times: 1), bent(masses, times: 3)),
            right: pair(
                bent(masses, times: 1),
                bent(masses, times: 3).map { .init(mass: $0.mass, coupling: pow($0.coupling, 1.1)) }
            )),
        LintCase(
            check: .conventionFactor, faulty: pair(bent(masses, times: 1), bent(masses, times: 2), search: "s"),
            right: pair(bent(masses, times: 1), bent(masses, times: 2.3), search: "s")),
        LintCase(
            check: .unitFactorOther, faulty: pair(bent(masses, times: 1e-1), bent(masses, times: 1e2), search: "s"),
            right: pair(bent(masses, times: 1), bent(masses, times: 70), search: "s")),
        LintCase(
            check: .swappedReferences, faulty: swapped("Search at Belle II", "Dark photons at BaBar"),
            right: swapped("Dark photons at BaBar", "Search at Belle II")),
        LintCase(
            check: .mixedLevels,
            faulty: [
                limit("a", masses.map { .init(mass: $0, coupling: 1e-4) }),
                limit("b") { $0.statement = .confidence(.init(level: .level(0.95))) },
            ],
            right: [limit("a", masses.map { .init(mass: $0, coupling: 1e-4) }), limit("b")]),
    ]
}
