import LimitModel
import PortalPhysics
import Quantities

/// The shape and place of a detector: the beam goes along +z, the target stands at the origin. Sizes are full lengths, except
/// the radius.
enum SolidInputs {
    private static let shape = TextInput("shape", .word(["box", "cylinder", "sphere"]))
    private static let centreX = NumberInput("centre-x", .length)
    private static let centreY = NumberInput("centre-y", .length)
    private static let centreZ = NumberInput("centre-z", .length, .any, "with <planes>: where the middle plane stands")
    private static let width = NumberInput("width", .length, .positive)
    private static let height = NumberInput("height", .length, .positive)
    private static let length = NumberInput("length", .length, .positive, "of a box or a cylinder, along z")
    private static let radius = NumberInput("radius", .length, .positive)

    private static let first = NumberInput("first", .dimensionless)
    private static let last = NumberInput("last", .dimensionless)
    private static let middle = NumberInput("middle", .dimensionless)
    private static let pitch = NumberInput("pitch", .length, .positive)
    private static let planes = GroupInput(
        "planes", "from the first to the last plane used", [first.part, last.part, middle.part, pitch.part])

    /// Parts of the group of a detector.
    static let inputs = [
        shape.part, .optional(centreX.part), .optional(centreY.part), centreZ.part,
        ChoiceInput(
            [width.part, height.part, ChoiceInput([length.part], [planes.part]).part],
            [radius.part, .optional(length.part)]
        ).part,
    ]

    /// Reads a solid; a box may be given by the planes of a calorimeter.
    static func solid(_ inputs: Inputs) throws(InputError) -> Solid {
        var centre = SIMD3(
            try inputs.value(ifPresent: centreX) ?? 0, try inputs.value(ifPresent: centreY) ?? 0,
            try inputs.value(centreZ))
        let solid: Solid
        switch try inputs.text(shape) {
        case "sphere": solid = .sphere(centre: centre, radius: try inputs.value(radius))
        case "cylinder":
            solid = .cylinder(centre: centre, radius: try inputs.value(radius), length: try inputs.value(length))
        default:
            let depth: Double
            if let planes = inputs.group(ifPresent: Self.planes) {
                let (shift, extent) = try stack(planes)
                centre.z += shift
                depth = extent
            } else {
                depth = try inputs.value(length)
            }
            solid = .box(
                centre: centre,
                halfWidths: SIMD3(try inputs.value(width) / 2, try inputs.value(height) / 2, depth / 2))
        }
        guard solid.isSound else {
            throw inputs.fail(
                nil, "the target at the origin lies inside it", "move its centre or make it smaller")
        }
        return solid
    }

    /// From the first to the last plane used: the shift of their middle from the middle plane, which stands at the
    /// centre, and the distance between them.
    private static func stack(_ planes: Inputs) throws(InputError) -> (shift: Double, extent: Double) {
        let pitch = try planes.value(Self.pitch)
        let first = try planes.value(Self.first)
        let last = try planes.value(Self.last, in: .above(first, "the first"))
        let middle = try planes.value(Self.middle)
        return (((first + last) / 2 - middle) * pitch, (last - first) * pitch)
    }
}
