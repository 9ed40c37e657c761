import Foundation
import PortalPhysics
import Quadrature
import Testing

@Suite struct SolidTests {
    static let solids: [Solid] = [
        .box(centre: SIMD3(5, 0, 480), halfWidths: SIMD3(1.5, 1.5, 17.5)),
        .cylinder(centre: SIMD3(0, -4.6, 30), radius: 2.5, length: 8.3), .sphere(centre: SIMD3(0, 0, 490), radius: 5),
    ]

    @Test func `rays through the centre cross the whole body`() throws {
        let sphere = Solid.sphere(centre: SIMD3(0, 0, 490), radius: 5)
        let along = try #require(Ray(origin: .zero, along: SIMD3(0, 0, 2)))
        let chord = try #require(sphere.crossing(along))
        #expect(abs(chord.entryM - 485) < 1e-9 && abs(chord.exitM - 495) < 1e-9)
        let box = Solid.box(centre: SIMD3(0, 0, 10), halfWidths: SIMD3(1, 2, 3))
        let through = try #require(box.crossing(along))
        #expect(through == (7, 13))
        let cylinder = Solid.cylinder(centre: SIMD3(0, 0, 10), radius: 1, length: 4)
        #expect(try #require(cylinder.crossing(along)) == (8, 12))
        let aside = try #require(Ray(origin: SIMD3(-9, 0, 10), along: SIMD3(1, 0, 0)))
        #expect(try #require(cylinder.crossing(aside)) == (8, 10))
        #expect(try #require(box.crossing(aside)) == (8, 10))
    }

    @Test func `a ray that starts inside enters at zero, one that points away misses`() throws {
        for solid in Self.solids {
            let inside = try #require(Ray(origin: solid.centre, along: SIMD3(0.3, -0.2, 0.9)))
            let crossing = try #require(solid.crossing(inside))
            #expect(crossing.entryM == 0 && crossing.exitM > 0)
            let away = try #require(Ray(origin: .zero, along: -solid.centre))
            #expect(solid.crossing(away) == nil)
        }
        let parallel = try #require(Ray(origin: SIMD3(3, 0, 0), along: SIMD3(0, 0, 1)))
        #expect(Solid.cylinder(centre: SIMD3(0, 0, 10), radius: 1, length: 4).crossing(parallel) == nil)
        #expect(Ray(origin: .zero, along: .zero) == nil)
    }

    @Test(arguments: solids)
    func `both ends of a crossing lie on the surface`(solid: Solid) throws {
        var points = try #require(SobolPoints(dimensions: 3, seed: 7))
        var u = [0.0, 0, 0]
        for _ in 0..<200 {
            points.next(into: &u)
            let inside = solid.point(atUnit: SIMD3(u[0], u[1], u[2]))
            #expect(solid.contains(inside))
            let ray = try #require(Ray(origin: .zero, along: inside))
            let crossing = try #require(solid.crossing(ray))
            let distance = (inside * inside).sum().squareRoot()
            #expect(crossing.entryM <= distance * (1 + 1e-12) && distance <= crossing.exitM * (1 + 1e-12))
            #expect(!solid.contains(ray.point(atM: crossing.entryM * (1 - 1e-9))))
            #expect(!solid.contains(ray.point(atM: crossing.exitM * (1 + 1e-9))))
        }
    }

    /// ∫ dΩ (l₂ − l₁) = ∫ d³y/|y|²: rays and volume points describe the same body.
    @Test(arguments: solids)
    func `chords and volumes agree`(solid: Solid) throws {
        var points = try #require(SobolPoints(dimensions: 5, seed: 11))
        var u = [Double](repeating: 0, count: 5)
        let centre = solid.centre
        let distance = (centre * centre).sum().squareRoot()
        let cap = 7 / distance
        let count = 1 << 14
        var (rays, volume) = (0.0, 0.0)
        for _ in 0..<count {
            points.next(into: &u)
            let inside = solid.point(atUnit: SIMD3(u[0], u[1], u[2]))
            volume += solid.volumeM3 / (inside * inside).sum()
            // Directions in a square around the centre's, by tangent coordinates.
            let n = centre / distance
            let side = SIMD3(n.z, 0, -n.x) / (n.x * n.x + n.z * n.z).squareRoot()
            let up = SIMD3(n.y * side.z - n.z * side.y, n.z * side.x - n.x * side.z, n.x * side.y - n.y * side.x)
            let (a, b) = (cap * (2 * u[3] - 1), cap * (2 * u[4] - 1))
            let ray = try #require(Ray(origin: .zero, along: n + a * side + b * up))
            if let crossing = solid.crossing(ray) {
                rays += (crossing.exitM - crossing.entryM) * 4 * cap * cap / pow(1 + a * a + b * b, 1.5)
            }
        }
        #expect(agrees(rays / Double(count), volume / Double(count), 0.02))
    }

    @Test func `bodies that make no sense are refused`() {
        #expect(!Solid.sphere(centre: .zero, radius: 1).isSound)
        #expect(!Solid.sphere(centre: SIMD3(0, 0, 5), radius: -1).isSound)
        #expect(!Solid.box(centre: SIMD3(0, 0, .nan), halfWidths: SIMD3(1, 1, 1)).isSound)
        #expect(!Solid.cylinder(centre: SIMD3(0, 0, 1), radius: 1, length: 3).isSound)
        for solid in Self.solids { #expect(solid.isSound) }
    }
}
