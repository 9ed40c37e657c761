import LimitModel
import PortalPhysics
import Quantities

/// The shape and place of a detector: the beam goes along +z, the target stands at the origin.
enum SolidInputs {
    /// Reads a solid; a box may be given by the planes of a calorimeter.
    static func solid(_ inputs: Inputs) throws(InputError) -> Solid {
        let shape = try inputs.text("shape", oneOf: ["box", "cylinder", "sphere"])
        func length(_ name: String) throws(InputError) -> Double {
            try inputs.number(name, .length, where: { $0 > 0 }, "positive").value
        }
        func place(_ name: String) throws(InputError) -> Double {
            try inputs.number(ifPresent: name, .length)?.value ?? 0
        }
        var centre = SIMD3(try place("centre-x"), try place("centre-y"), try inputs.number("centre-z", .length).value)
        let solid: Solid
        switch shape {
        case "sphere": solid = .sphere(centre: centre, radius: try length("radius"))
        case "cylinder": solid = .cylinder(centre: centre, radius: try length("radius"), length: try length("length"))
        default:
            let depth: Double
            if let planes = inputs.group(ifPresent: "planes") {
                let (shift, extent) = try stack(planes)
                centre.z += shift
                depth = extent
            } else {
                depth = try length("length")
            }
            solid = .box(
                centre: centre, halfWidths: SIMD3(try length("width") / 2, try length("height") / 2, depth / 2))
        }
        guard solid.isSound else {
            throw InputError(
                field: inputs.path, line: inputs.node.line, problem: "the target at the origin lies inside it",
                remedy: "move its centre or make it smaller")
        }
        return solid
    }

    /// From the first to the last plane used: the shift of their middle from the middle plane, which stands at the
    /// centre, and the distance between them.
    private static func stack(_ planes: Inputs) throws(InputError) -> (shift: Double, extent: Double) {
        let pitch = try planes.number("pitch", .length, where: { $0 > 0 }, "positive").value
        let first = try planes.number("first", .dimensionless).value
        let last = try planes.number("last", .dimensionless, where: { $0 > first }, "above the first").value
        let middle = try planes.number("middle", .dimensionless).value
        return (((first + last) / 2 - middle) * pitch, (last - first) * pitch)
    }
}
