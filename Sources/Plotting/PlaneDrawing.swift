import LimenKit

/// Content of a figure of the plane, as plain values: areas, curves, points and the words around them.
package struct PlaneDrawing: Sendable {
    /// Style of a limit.
    package enum Style: String, Sendable {
        /// An observed limit with a confidence level.
        case filled
        /// An observed criterion.
        case hatched
        /// A projection or an expected limit.
        case dashed
    }

    /// A limit in the figure.
    package struct Entry: Sendable {
        /// Its name in the archive, its title, and the words after it in the description: statement and content hash.
        package var slug, title, note: String
        /// The experiment that decides the colour, and its name for where there is little room.
        package var experiment, experimentName: String
        package var region: Region
        package var style: Style
        /// Tells whether it has a confidence level: the two kinds are never united, in projections neither.
        package var layer: Statement.Layer
        /// Tells whether it belongs to the envelope of its style.
        package var isInEnvelope: Bool

        package init(
            slug: String, title: String, note: String, experiment: String, experimentName: String, region: Region,
            style: Style, layer: Statement.Layer, isInEnvelope: Bool = true
        ) {
            self.slug = slug
            self.title = title
            self.note = note
            self.experiment = experiment
            self.experimentName = experimentName
            self.region = region
            self.style = style
            self.layer = layer
            self.isInEnvelope = isInEnvelope
        }
    }

    /// A point of a user's.
    package struct Point: Sendable, Hashable {
        /// In the plane's units.
        package var mass, coupling: Double
        package var isExcluded: Bool

        package init(mass: Double, coupling: Double, isExcluded: Bool) {
            self.mass = mass
            self.coupling = coupling
            self.isExcluded = isExcluded
        }
    }

    /// The axes as the plane names them.
    package var massAxis, couplingAxis: Plane.Axis
    package var title: String
    package var subtitle: String
    /// Lines under the figure, the last one with archive, release and version.
    package var captions: [String]
    /// The lines of the description inside the file.
    package var description: [String]
    package var entries: [Entry]
    package var points: [Point] = []
    /// The ranges asked for, in the plane's units; found from the limits when nil.
    package var massRange, couplingRange: ClosedRange<Double>?
    package var showsLabels = true
    package var showsEnvelope = true
    package var showsWinners = true

    package init(
        massAxis: Plane.Axis, couplingAxis: Plane.Axis, title: String, subtitle: String, captions: [String],
        description: [String], entries: [Entry]
    ) {
        self.massAxis = massAxis
        self.couplingAxis = couplingAxis
        self.title = title
        self.subtitle = subtitle
        self.captions = captions
        self.description = description
        self.entries = entries
    }
}

extension Plane.Axis {
    /// Symbol and unit, for the axis of a figure.
    var name: RichText {
        let unit = dimension.canonicalUnit
        let symbol = RichText(symbol: self.symbol)
        return unit == "1" || unit.isEmpty
            ? symbol
            : symbol + RichText(plain: "\u{A0}[") + RichText(unit: unit) + RichText(plain: "]")
    }
}
