import Regions
import Testing

@Suite("United stretches")
struct UniteTests {
    private func interval(_ from: Double, _ to: Double, _ kind: EdgeKind = .measured) -> Interval {
        Interval(from: from, to: to, fromKind: kind, toKind: to == .infinity ? .open : kind)
    }

    @Test("stretches that touch become one, and know who gives the ends")
    func touching() {
        let first = [(owner: 2, interval: interval(1, 2, .cap)), (owner: 0, interval: interval(0, 1))]
        let second = [(owner: 1, interval: interval(3, .infinity)), (owner: 2, interval: interval(5, 6))]
        let united = unite(first + second)
        #expect(united.count == 2)
        #expect(united[0].interval == Interval(from: 0, to: 2, fromKind: .measured, toKind: .cap))
        #expect((united[0].owners, united[0].fromOwner, united[0].toOwner) == ([0, 2], 0, 2))
        #expect(united[1].interval == Interval(from: 3, to: .infinity, fromKind: .measured, toKind: .open))
        #expect((united[1].owners, united[1].fromOwner, united[1].toOwner) == ([1, 2], 1, 1))
    }

    @Test("equal ends go to the lower owner, in any order of the parts")
    func ties() {
        let parts = [(3, interval(0, 5, .cap)), (1, interval(0, 5)), (2, interval(0, 5, .kinematic))]
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            let united = unite(order.map { (owner: parts[$0].0, interval: parts[$0].1) })
            #expect(united == [UnitedInterval(interval: interval(0, 5), owners: [1, 2, 3], fromOwner: 1, toOwner: 1)])
        }
    }

    @Test("nothing united is nothing")
    func nothing() { #expect(unite([]).isEmpty) }
}
