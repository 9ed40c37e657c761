/// The resolution of BaBar's missing-mass-squared for single photons.
public enum BaBarWindow {
    /// Half width w(M) = [1.5 − 0.8 (M²/64 GeV²)] GeV² of the window around M² (arXiv:1702.03327, not checked at the source: an
    /// estimate of ours).
    public static func halfWidthGeV2(centreGeV: Double) -> Double {
        max(0, 1.5 - 0.8 * (centreGeV * centreGeV / 64))
    }
}
