import LimenKit

/// The size of a figure in points.
public struct FigureSize: Sendable, Hashable {
    public var width, height: Double

    public init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }
}
