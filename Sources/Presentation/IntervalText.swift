import Regions
import Quantities

/// Intervals of couplings as tables write them.
package enum IntervalText {
    package static func range(_ from: Double, _ to: Double?) -> String {
        to.map { "\(from.printed()) to \($0.printed())" } ?? "above \(from.printed())"
    }

    /// Names the edges that are not plainly measured.
    package static func edges(_ from: EdgeKind, _ to: EdgeKind) -> String {
        switch (from, to) {
        case (.measured, .measured), (.measured, .open): "measured"
        case (_, .open): from.rawValue
        default: "\(from.rawValue) to \(to.rawValue)"
        }
    }
}
