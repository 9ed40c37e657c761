import LimitModel

/// The method of a request with its inputs, and the parameter point where it computes.
package struct MethodAtPoint: Sendable {
    /// The method with its inputs.
    package let method: any Method
    /// Point at which it computes.
    package let point: ParameterPoint

    /// The method at the point of the request, or at another one.
    /// - Parameter values: values of parameters that differ from those of the request.
    /// - Throws: `InputError` when the request is bad, or the method computes nothing at these values.
    package init(
        _ request: DerivationRequest, plane: Plane, at values: [String: Double] = [:]
    ) throws(InputError) {
        let type = try MethodList.named(request.method)
        method = try type.init(request, plane: plane)
        point = try type.point(of: request, in: plane).at(values)
        if !values.isEmpty { try method.check(at: point) }
    }

    /// Derives the curves.
    /// - Throws: `InputError` when the inputs leave nothing to compute.
    package func derive(_ context: MethodContext = MethodContext()) throws(InputError) -> DerivedCurves {
        try method.derive(at: point, context)
    }

    /// The bounds at all masses, one by one; nil for a method that has none of this kind.
    /// - Throws: `InputError` when the inputs leave nothing to compute.
    package func answers(_ context: MethodContext = MethodContext()) throws(InputError) -> PointwiseAnswers? {
        try (method as? any PointwiseMethod)?.answers(at: point, context)
    }
}
