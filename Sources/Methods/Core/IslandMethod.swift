import LimitModel
import PortalPhysics

/// A method that excludes the couplings between two at every mass, so that its curve is a closed contour: events are too few at
/// small couplings, and at large ones what makes them no longer arrives.
package protocol IslandMethod: Method {
    /// The masses in GeV that are tried.
    var massesGeV: ClosedRange<Double> { get }
    /// N_cut: more events are excluded.
    var cut: Double { get }
    /// The top of the plane.
    var couplingTop: Double { get }
    /// The energy in GeV that the effective vertex feels.
    var energyGeV: Double { get }
    /// The number of mesons may be larger or smaller by this factor; nil when the descriptor does not say.
    var yieldFactor: Double? { get }
    /// Effects that the error of the coupling leaves out, and how the limit was computed.
    var remarks: (theory: String, note: String) { get }
    /// Makes what all masses share; the events at a mass are a function of the coupling.
    /// - Throws: `InputError` when nothing reaches the detector.
    func rates(at point: ParameterPoint) throws(InputError) -> @Sendable (Double) -> (any PortalRate)?
}

extension IslandMethod {
    package func derive(at point: ParameterPoint, _ context: MethodContext) throws(InputError) -> DerivedCurves {
        let trace = IslandTrace(
            cut: cut, from: massesGeV.lowerBound, to: massesGeV.upperBound, top: couplingTop,
            rate: try rates(at: point))
        return trace.curves(
            energyGeV: energyGeV, yieldFactor: yieldFactor, theory: remarks.theory, note: remarks.note)
    }
}
