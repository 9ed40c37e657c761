/// The Sobol sequence in up to 16 dimensions with a seeded digital shift: points that fill the unit cube more evenly
/// than random ones, the same on every machine for the same seed.
///
/// Direction numbers: Joe and Kuo, SIAM J. Sci. Comput. 30 (2008) 2635, set new-joe-kuo-6. The first 2ᵏ points of a
/// sequence are balanced: take powers of two. The shift is an exclusive or with 32 bits per dimension drawn from the
/// seed; sequences with different seeds are independent estimates of one integral, and their spread is its error.
package struct SobolPoints: Sendable {
    /// Number of coordinates per point.
    package let dimensions: Int
    /// The seed of the digital shift; nil for the plain sequence.
    package let seed: UInt64?
    @usableFromInline let directions: [UInt32]
    @usableFromInline var state: [UInt32]
    @usableFromInline var index: UInt32 = 0

    /// The largest number of dimensions.
    package static let highestDimensions = 16

    /// A sequence at its first point; nil unless there are 1 to 16 dimensions.
    package init?(dimensions: Int, seed: UInt64?) {
        guard (1...Self.highestDimensions).contains(dimensions) else { return nil }
        self.dimensions = dimensions
        self.seed = seed
        directions = (0..<dimensions).flatMap(Self.directions)
        var generator = SplitMix64(state: seed ?? 0)
        state = (0..<dimensions).map { _ in seed == nil ? 0 : UInt32(truncatingIfNeeded: generator.next() >> 32) }
    }

    /// Writes the next point, each coordinate in (0, 1), over the first `dimensions` elements.
    @inlinable
    package mutating func next(into point: inout [Double]) {
        for dimension in 0..<dimensions {
            // The middle of the cell of width 2⁻³²: never 0 or 1.
            point[dimension] = (Double(state[dimension]) + 0.5) * 0x1p-32
        }
        // Gray code order: one exclusive or per coordinate.
        let bit = (~index).trailingZeroBitCount
        index &+= 1
        guard bit < 32 else { return }
        for dimension in 0..<dimensions { state[dimension] ^= directions[dimension * 32 + bit] }
    }

    /// The 32 direction numbers of one dimension, highest bit first.
    private static func directions(of dimension: Int) -> [UInt32] {
        guard dimension > 0 else { return (0..<32).map { 1 << (31 - $0) } }
        let (polynomial, start) = table[dimension - 1]
        let degree = start.count
        var numbers = start.enumerated().map { $1 << (31 - UInt32($0)) }
        for k in degree..<32 {
            var number = numbers[k - degree] ^ (numbers[k - degree] >> UInt32(degree))
            for j in 1..<max(degree, 1) where (polynomial >> UInt32(degree - 1 - j)) & 1 == 1 {
                number ^= numbers[k - j]
            }
            numbers.append(number)
        }
        return numbers
    }

    /// Coefficients of the primitive polynomial and initial direction numbers, dimensions 2 to 16.
    private static let table: [(polynomial: UInt32, start: [UInt32])] = [
        (0, [1]), (1, [1, 3]), (1, [1, 3, 1]), (2, [1, 1, 1]), (1, [1, 1, 3, 3]), (4, [1, 3, 5, 13]),
        (2, [1, 1, 5, 5, 17]), (4, [1, 1, 5, 5, 5]), (7, [1, 1, 7, 11, 19]), (11, [1, 1, 5, 1, 1]),
        (13, [1, 1, 1, 3, 11]), (14, [1, 3, 5, 5, 31]), (1, [1, 3, 3, 9, 7, 49]), (13, [1, 1, 1, 15, 21, 21]),
        (16, [1, 3, 1, 13, 27, 49]),
    ]
}

/// Steele, Lea and Flood's SplitMix64: turns one seed into a stream of well mixed words.
package struct SplitMix64: Sendable {
    /// The counter.
    package var state: UInt64

    /// A stream that starts at a seed.
    @inlinable
    package init(state: UInt64) { self.state = state }

    /// The next word.
    @inlinable
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
