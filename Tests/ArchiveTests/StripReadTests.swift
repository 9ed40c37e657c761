import Foundation
import LimitModel
import Regions
import Testing

@testable import Archive

@Suite struct StripReadTests {
    @Test("the strips at a mass are those of the region, at every vertex, between and outside")
    func atEveryMass() throws {
        let small = try SmallArchive.make()
        var limit = try SmallArchive.island("islands")
        let second = [(0.2, 1e-5), (1, 1e-5), (1, 1e-4), (0.2, 1e-4), (0.05, 3e-5)]
        limit.curves.append(
            Curve(role: .contour, name: "upper", points: second.map { Curve.Point(mass: $0.0, coupling: $0.1) }))
        try small.file.append(.init(limits: [limit]), toolVersion: "test")
        for slug in ["upper", "island", "islands"] {
            try small.file.read { reader in
                let head = try #require(try reader.head(.limit, Slug(slug)))
                let region = try reader.region(of: head.id)
                #expect(!region.isEmpty)
                let ends = region.strips.flatMap { [$0.x0, $0.x1, ($0.x0 + $0.x1) / 2, $0.x0.nextDown, $0.x1.nextUp] }
                for x in ends + [-300, 300, .nan, .infinity, -.infinity] {
                    let expected = region.strips.filter { $0.x0 <= x && x <= $0.x1 }
                    #expect(try reader.strips(of: [head.id, head.id], atX: x) == [expected, expected])
                }
            }
        }
    }

    @Test("however many strips there are, they are stored as they were cut", arguments: [1, 31, 32, 33, 64, 95, 100])
    func manyAtOnce(count: Int) throws {
        let small = try SmallArchive.make()
        var limit = try SmallArchive.limit("long")
        limit.curves[0].points = (0...count).map {
            Curve.Point(mass: 0.01 + Double($0), coupling: 1e-3 / Double($0 + 1))
        }
        limit.curves[0].points[1].edge = .cap
        try small.file.append(.init(limits: [limit]), toolVersion: "test")
        try small.file.read { reader in
            let head = try #require(try reader.head(.limit, limit.slug))
            let stored = try reader.region(of: head.id)
            #expect(stored.strips.count == count)
            #expect(try stored == limit.region())
        }
        #expect(try small.file.verify() == [])
    }

    @Test("an empty limit has no strips")
    func empty() throws {
        let small = try SmallArchive.make()
        var limit = try SmallArchive.limit("nothing")
        (limit.shape, limit.curves, limit.emptyReason) = (.empty, [], "no sensitivity")
        try small.file.append(.init(limits: [limit]), toolVersion: "test")
        try small.file.read { reader in
            let head = try #require(try reader.head(.limit, limit.slug))
            #expect(try reader.region(of: head.id).isEmpty)
            #expect(try reader.limit(head) == limit)
        }
    }
}
