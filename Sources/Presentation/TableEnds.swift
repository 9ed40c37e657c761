import JSON
import Formats
import LimenKit
import Quantities

extension TableEnd {
    /// In words: `sn1987a below 965.3 keV`.
    package var text: String { "\(limit) \(isLow ? "below" : "above") \(Quantity(mass, .energy).printed())" }

    /// As an element of `table_ends`.
    var json: JSON {
        ["limit": .text(limit.text), "mass": .number(mass), "side": .text(isLow ? "low" : "high")]
    }
}

extension [TableEnd] {
    /// The names, for a cell.
    var names: String { map(\.limit.text).joined(separator: " ") }
}
