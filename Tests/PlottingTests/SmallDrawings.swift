// swift-format-ignore-file: NeverUseForceTry, NeverForceUnwrap
import Regions
import Foundation
import LimenKit

@testable import Plotting

/// Drawings made by hand, with numbers that mean nothing.
enum SmallDrawings {
    static let mass = Plane.Axis(symbol: "m_γ'", title: "mass", dimension: .energy, from: 1e-6, to: 1e3)
    static let coupling = Plane.Axis(
        symbol: "g_aγγ'", title: "coupling", dimension: .inverseEnergy, from: 1e-9, to: 10)

    static func vertices(_ points: [(Double, Double)]) -> [Vertex] { points.map { Vertex(x: $0.0, y: $0.1) } }

    static func above(_ points: [(Double, Double)]) -> Region { try! Region.above(vertices(points)) }
    static func island(_ points: [(Double, Double)]) -> Region { try! Region.inside([vertices(points)]) }

    static func entry(
        _ slug: String, _ region: Region, _ style: PlaneDrawing.Style, title: String? = nil, experiment: String? = nil
    ) -> PlaneDrawing.Entry {
        PlaneDrawing.Entry(
            slug: slug, title: title ?? slug.capitalized, note: "90% CL", experiment: experiment ?? slug,
            experimentName: slug, region: region, style: style, layer: style == .hatched ? .criterion : .confidence)
    }

    static func drawing(_ entries: [PlaneDrawing.Entry], title: String = "A plane") -> PlaneDrawing {
        PlaneDrawing(
            massAxis: mass, couplingAxis: coupling, title: title, subtitle: "90% CL; m_a/m_γ' = 0",
            captions: ["archive 0123456789ab · limen"], description: ["archive: 0123456789ab"], entries: entries)
    }

    /// An upper limit, an island that is a criterion, and a projection.
    static let mixed: PlaneDrawing = {
        var drawing = SmallDrawings.drawing([
            entry("alpha", above([(-3, -2), (-1, -2), (0, -1), (0.5, 1)]), .filled),
            entry("beta", island([(-2.5, -5), (-1, -6), (-0.5, -4), (-2, -3)]), .hatched),
            entry("gamma", above([(-3, -3.5), (-1.5, -3.4), (0.2, -1.5)]), .dashed),
        ])
        drawing.points = [
            .init(mass: 0.01, coupling: 0.1, isExcluded: true), .init(mass: 1, coupling: 1e-4, isExcluded: false),
        ]
        return drawing
    }()

    /// An island alone.
    static let island = drawing([entry("beta", island([(-2.5, -5), (-1, -6), (-0.5, -4), (-2, -3)]), .filled)])

    /// A chart of two panels.
    static let chart = Chart(
        title: "A chart", subtitle: "two panels", captions: ["below"], description: ["made by hand"],
        massName: mass.name, masses: -3...1,
        panels: [
            .init(
                name: RichText(plain: "events"), range: 0...4,
                curves: [
                    .init(name: "sum", lines: [[Spot(x: -3, y: 3), Spot(x: 1, y: 1)]]),
                    .init(name: "part", colour: 1, dash: 0, lines: [[Spot(x: -3, y: 2), Spot(x: 1, y: 0.5)]]),
                ], heading: "1e16 electrons"),
            .init(
                name: RichText(plain: "shift [dex]"), range: -0.5...0.5, isLinear: true, share: 0.5,
                curves: [.init(name: "edge", colour: 2, lines: [[Spot(x: -2, y: 0.1), Spot(x: 0, y: -0.3)]])],
                band: -0.1...0.1, baseline: 0),
        ])
}
