/// What is looked for in limits as values, whatever format they came in.
public enum LimitCheck: String, Sendable, Hashable, CaseIterable {
    // One limit: its curves.
    case unitFactor = "unit-factor"
    case squaredCoupling = "squared-coupling"
    case massesTwice = "masses-twice"
    case massTenfold = "mass-tenfold"
    case wideGap = "wide-gap"
    // One limit: what is said of it.
    case openAboveIsland = "open-above-island"
    case notObserved = "not-observed"
    case levelUnknown = "level-unknown"
    case readingErrorUnknown = "reading-error-unknown"
    case noReference = "no-reference"
    // Several limits.
    case duplicate
    case copiedCurve = "copied-curve"
    case conventionFactor = "convention-factor"
    case unitFactorOther = "unit-factor-other"
    case swappedReferences = "swapped-references"
    case mixedLevels = "mixed-levels"

    /// Its entry in the catalogue.
    public var check: Check {
        switch self {
        case .unitFactor:
            entry(
                .warning, "a power of 1000 would bring all values inside the plausible range of the plane",
                "check the unit of the column; digitised tables often say MeV and hold GeV")
        case .squaredCoupling:
            entry(
                .warning, "the couplings look like squares, or roots, of the quantity of the plane",
                "check whether the column is ε or ε²; say convention epsilon^2 if it is the square")
        case .massesTwice:
            entry(
                .warning, "the coupling column follows the mass column",
                "check which columns of the source were taken")
        case .massTenfold:
            entry(
                .warning, "one mass is off by ten from where its neighbours expect it",
                "check its decimal point: 2511.9 stands for 251.19 in published tables")
        case .wideGap:
            entry(
                .note, "neighbouring points are more than a decade of mass apart",
                "linear and log-log interpolation differ there by up to a factor of 8: look for more points")
        case .openAboveIsland:
            entry(
                .warning, "a supernova or beam-dump limit excludes everything above its curve",
                "such limits end where particles are trapped or decay too early: give the upper edge too")
        case .notObserved:
            entry(
                .warning, "the status is observed, but a title speaks of a projection or expectation",
                "set status projection or expected, or correct the title")
        case .levelUnknown:
            entry(
                .note, "the confidence level is unknown, so no union it joins has a known coverage",
                "look it up in the publication")
        case .readingErrorUnknown:
            entry(
                .note, "the curve was digitised with an unknown error, so ties cannot be told",
                "read a few axis ticks back and give error-dex")
        case .noReference:
            entry(
                .note, "no publication is cited, or the one cited cannot be looked up",
                "cite a publication with texkey, arxiv, doi or url")
        case .duplicate:
            entry(
                .warning, "another limit has the same curve",
                "remove one, or give both the same data tag: one data set has one vote")
        case .copiedCurve:
            entry(
                .warning, "the curve is another one times a constant, though the two count as independent",
                "set origin recast, or give both the same data tag")
        case .conventionFactor:
            entry(
                .warning, "the ratio to another version of the search is 2, 4, 1/2 or 1/4 throughout",
                "check the coupling convention of both: g, g/2 or g/4 in the Lagrangian")
        case .unitFactorOther:
            entry(
                .warning, "the ratio to another limit of the search is close to a power of 1000",
                "check the units of both")
        case .swappedReferences:
            entry(
                .warning, "two limits cite publications that name each other's experiment, not their own",
                "exchange the two references")
        case .mixedLevels:
            entry(
                .note, "limits at 90% and at 95% confidence stand together in one scenario",
                "an envelope of both has no single confidence level; see Docs/use/statistics.md")
        }
    }

    private func entry(_ severity: Severity, _ meaning: String, _ remedy: String) -> Check {
        Check(rawValue, severity, meaning, remedy)
    }
}
