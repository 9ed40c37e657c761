import LimenKit

/// The size of a figure in points of 1/72 inch.
package struct FigureSize: Sendable, Hashable {
    package var width, height: Double

    /// A size from its sides in points.
    package init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }

    /// Points in a millimetre.
    static let pointsPerMillimetre = 72 / 25.4

    /// The sizes known by name, in millimetres.
    static let presets: [(name: String, width: Double, height: Double)] = [
        ("single-column", 86, 80), ("double-column", 180, 130), ("slide", 254, 143),
    ]

    /// The sides a figure may have, in millimetres.
    static let allowedSides = 40.0...2000.0

    /// The default, the width of a page.
    package static let doubleColumn = FigureSize(
        width: 180 * pointsPerMillimetre, height: 130 * pointsPerMillimetre)

    /// A size from a name such as `single-column`, or from its sides such as `180x130mm`.
    /// - Throws: `LimenError` of kind `usage`.
    package init(_ text: String) throws {
        if let preset = Self.presets.first(where: { $0.name == text }) {
            self.init(
                width: preset.width * Self.pointsPerMillimetre, height: preset.height * Self.pointsPerMillimetre)
            return
        }
        let lower = text.lowercased()
        let sides = (lower.hasSuffix("mm") ? lower.dropLast(2) : lower[...]).split(separator: "x").map { Double($0) }
        guard lower.hasSuffix("mm"), sides.count == 2, let width = sides[0], let height = sides[1] else {
            let names = Self.presets.map(\.name).joined(separator: ", ")
            throw LimenError(.usage, "'\(text)' is not a size: write 180x130mm, or one of \(names)")
        }
        guard Self.allowedSides.contains(width), Self.allowedSides.contains(height) else {
            throw LimenError(.usage, "a side is 40 to 2000 mm long, not as in '\(text)'")
        }
        self.init(width: width * Self.pointsPerMillimetre, height: height * Self.pointsPerMillimetre)
    }
}
