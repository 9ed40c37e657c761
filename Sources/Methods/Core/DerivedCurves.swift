import LimitModel

/// The curves of a computed limit, with their errors.
package struct DerivedCurves: Sendable {
    /// Way in which the curves enclose the region.
    package var shape: Limit.Shape
    /// The curves, the limit itself first.
    package var curves: [Curve]
    /// Reason why the curves end where they do; nil where their shape says it.
    package var ends: Limit.Ends?
    /// Reason why nothing is excluded, for the shape `empty`.
    package var emptyReason: String?
    /// Largest relative error of the coupling from numerics and interpolation.
    package var numericalError: Double
    /// Relative error of the coupling from inputs and method; nil when not known.
    package var theoryError: Double?
    /// Scope of the theory error, and what it leaves out.
    package var theoryNote: String?
    /// Note about the method for a reader of the limit.
    package var note: String?

    /// Curves with their errors.
    package init(
        shape: Limit.Shape, curves: [Curve], ends: Limit.Ends? = nil, emptyReason: String? = nil,
        numericalError: Double, theoryError: Double?,
        theoryNote: String? = nil, note: String? = nil
    ) {
        self.shape = shape
        self.curves = curves
        self.ends = ends
        self.emptyReason = emptyReason
        self.numericalError = numericalError
        self.theoryError = theoryError
        self.theoryNote = theoryNote
        self.note = note
    }
}
