import BigInt

/// An exact fraction in lowest terms, as an oracle.
struct Rational: Hashable, Comparable {
    let numerator: BigInt
    let denominator: BigInt

    init(_ numerator: BigInt, _ denominator: BigInt = 1) {
        let divisor = numerator.greatestCommonDivisor(with: denominator)
        let sign: BigInt = denominator.sign == .minus ? -1 : 1
        self.numerator = divisor == 0 ? 0 : sign * numerator / divisor
        self.denominator = divisor == 0 ? 1 : sign * denominator / divisor
    }

    /// An integral double.
    init(_ whole: Double) { self.init(BigInt(Int(whole))) }

    static func + (a: Self, b: Self) -> Self {
        Self(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
    }
    static func - (a: Self, b: Self) -> Self {
        Self(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)
    }
    static func * (a: Self, b: Self) -> Self { Self(a.numerator * b.numerator, a.denominator * b.denominator) }
    static func / (a: Self, b: Self) -> Self { Self(a.numerator * b.denominator, a.denominator * b.numerator) }
    static func < (a: Self, b: Self) -> Bool { a.numerator * b.denominator < b.numerator * a.denominator }

    /// The nearest double, to a unit in the last place.
    var double: Double {
        let scaled = (numerator << 80) / denominator
        return Double(scaled) / 0x1p80
    }
}

/// A straight edge with integral ends, from left to right.
struct ExactEdge: Hashable {
    let x0, y0, x1, y1: Rational

    /// The edge between two integral points; nil when vertical.
    init?(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double) {
        if ax == bx { return nil }
        let swap = bx < ax
        x0 = Rational(swap ? bx : ax)
        y0 = Rational(swap ? by : ay)
        x1 = Rational(swap ? ax : bx)
        y1 = Rational(swap ? ay : by)
    }

    func height(_ x: Rational) -> Rational { y0 + (y1 - y0) * (x - x0) / (x1 - x0) }

    func spans(_ x: Rational) -> Bool { x0 < x && x < x1 }

    /// Where the edges cross inside both, or touch; nil when parallel or apart.
    func crossing(_ other: ExactEdge) -> Rational? {
        let slope = (y1 - y0) / (x1 - x0)
        let otherSlope = (other.y1 - other.y0) / (other.x1 - other.x0)
        if slope == otherSlope { return nil }
        let x = (other.y0 - otherSlope * other.x0 - y0 + slope * x0) / (slope - otherSlope)
        return x >= max(x0, other.x0) && x <= min(x1, other.x1) ? x : nil
    }
}

/// All abscissae where anything happens among edges, rising.
func criticalAbscissae(_ edges: [ExactEdge]) -> [Rational] {
    var all = Set(edges.flatMap { [$0.x0, $0.x1] })
    for i in edges.indices {
        for j in 0..<i {
            if let x = edges[i].crossing(edges[j]) { all.insert(x) }
        }
    }
    return all.sorted()
}

/// The exact integral over x of a length that is linear between critical abscissae.
func exactArea(_ abscissae: [Rational], length: (Rational) -> Rational) -> Rational {
    zip(abscissae, abscissae.dropFirst()).reduce(Rational(0)) { sum, slab in
        sum + (slab.1 - slab.0) * length((slab.0 + slab.1) / Rational(2))
    }
}
