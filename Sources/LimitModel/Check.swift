extension Finding {
    /// The kinds of finding. The raw values are the names that users see, and stable.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        // MARK: Files: errors
        case unreadableFile = "unreadable-file"
        case notAllowedHere = "not-allowed-here"
        case invalid
        case missingAnswer = "missing-answer"
        case notANumber = "not-a-number"
        case decimalComma = "decimal-comma"
        case fortranNumber = "fortran-number"
        case notFinite = "not-finite"
        case notPositive = "not-positive"
        case unit
        case columns
        case confidenceLevel = "confidence-level"
        case fewPoints = "few-points"
        case massTwice = "mass-twice"
        case massOrder = "mass-order"
        case massDecimalPoint = "mass-decimal-point"
        case region
        case reference
        case readingErrorMissing = "reading-error-missing"
        case estimateGrade = "estimate-grade"
        case derivation
        case unknownPlane = "unknown-plane"
        case inconsistent

        // MARK: Files: warnings
        case outsidePlane = "outside-plane"
        case equalColumns = "equal-columns"
        case flatTail = "flat-tail"
        case sentinel
        case repeatedRow = "repeated-row"
        case edgeWithoutPartner = "edge-without-partner"
        case referenceYears = "reference-years"
        case unused
        case overridden
        case bareHeader = "bare-header"
        case fortranExponent = "fortran-exponent"
        case mixedSeparators = "mixed-separators"
        case reversed
        case openEdge = "open-edge"
        case binFromZero = "bin-from-zero"
        case jump
        case leftOut = "left-out"
        case calibration

        // MARK: One limit
        case unitFactor = "unit-factor"
        case squaredCoupling = "squared-coupling"
        case massesTwice = "masses-twice"
        case massTenfold = "mass-tenfold"
        case openAboveIsland = "open-above-island"
        case notObserved = "not-observed"
        case wideGap = "wide-gap"
        case levelUnknown = "level-unknown"
        case readingErrorUnknown = "reading-error-unknown"
        case noReference = "no-reference"

        // MARK: Several limits
        case duplicate
        case copiedCurve = "copied-curve"
        case conventionFactor = "convention-factor"
        case unitFactorOther = "unit-factor-other"
        case swappedReferences = "swapped-references"
        case mixedLevels = "mixed-levels"

        // MARK: The archive
        case fileHeader = "file-header"
        case integrity
        case foreignKey = "foreign-key"
        case schema
        case unreadable
        case contentHash = "content-hash"
        case document
        case spelling
        case points
        case curves
        case strips
        case holdings
        case numbering
        case sourceHash = "source-hash"
        case eventHash = "event-hash"
        case releaseHash = "release-hash"
        case submissionSeal = "submission-seal"
        case archiveHash = "archive-hash"
        case ledger
        case orphan
        case truncated

        // MARK: Merging
        case headConflict = "head-conflict"
        case planeConflict = "plane-conflict"
        case planeMismatch = "plane-mismatch"
        case standingConflict = "standing-conflict"
        case supersessionCircle = "supersession-circle"
        case releaseNameClash = "release-name-clash"
    }
}

/// A kind of finding as the catalogue lists it.
public struct Check: Sendable, Hashable {
    /// Who looks for it.
    public enum Subject: Sendable, Hashable {
        /// The reader of a file, at import and at `lint`.
        case file
        /// `lint`, in a file or in the archive.
        case limit
        /// `verify` and `merge`.
        case archive
    }

    public let code: Finding.Code
    public let subject: Subject
    /// How much it matters as a rule.
    public let severity: Severity
    /// What was found, in one line.
    public let meaning: String
    /// What to do about it.
    public let remedy: String

    /// Every kind of finding: of files and limits, then of archives, and of each the errors first. `Docs/use/lint.md`
    /// prints it.
    public static let catalogue: [Check] = {
        let all = Finding.Code.allCases.map(\.check)
        return [false, true].flatMap { isOfArchive in
            Severity.allCases.reversed().flatMap { severity in
                all.filter { $0.severity == severity && ($0.subject == .archive) == isOfArchive }
            }
        }
    }()
}

extension Finding.Code {
    /// Its entry in the catalogue.
    public var check: Check {
        switch self {
        case .unreadableFile:
            file("the file is empty, too large, no UTF-8, or not well-formed", "save it again as UTF-8 text")
        case .notAllowedHere:
            file("an element, attribute or value does not belong where it stands", "see Docs/use/descriptors.md")
        case .invalid: file("something else is wrong; the message says what", "do what the message says")
        case .missingAnswer:
            file("the file does not say something that is needed", "say it with the option that the message names")
        case .notANumber: file("a text stands where a number should", "write for example 0.5 or 1e-3")
        case .decimalComma: file("a number uses a decimal comma", "write a decimal point")
        case .fortranNumber: file("a number has a Fortran exponent (1D-3)", "write 1e-3")
        case .notFinite: file("a number is NaN, infinite, or does not fit a double", "leave the point out")
        case .notPositive:
            file("a mass or coupling is zero or negative", "leave the row out: the axes are logarithmic")
        case .unit:
            file("a unit is missing, unknown, or measures something else", "use a unit that the message lists")
        case .columns: file("a row has the wrong columns or separators", "write 'mass coupling' in each row")
        case .confidenceLevel:
            file("a confidence level is not between 0 and 1", "write 0.90, 90% or unknown; 90 is not guessed")
        case .fewPoints: file("a curve has no or too few points", "a curve needs two, a contour three")
        case .massTwice: file("a mass comes twice with different couplings", "keep one of the two rows")
        case .massOrder: file("the masses are out of order", "sort the rows by mass")
        case .massDecimalPoint:
            file("a mass is out of order, and a tenth or ten times of it would fit", "check its decimal point")
        case .region: file("the curves enclose no region", "correct the points")
        case .reference: file("an arXiv number, DOI, texkey or year is mistyped", "copy it from INSPIRE")
        case .readingErrorMissing:
            file("a digitised curve comes without its reading error", "add error-dex, a number or unknown")
        case .estimateGrade: file("an input is an estimate, but the grade claims none", "use grade approximate")
        case .derivation: file("the inputs of a derivation do not make sense", "do what the message says")
        case .unknownPlane: file("the plane of a limit is not known", "import the plane first")
        case .inconsistent:
            file("it does not fit the rest of the archive or of the file", "do what the message says")

        case .outsidePlane:
            suspicion("values outside the plausible range of the plane", "check the unit of the column")
        case .equalColumns:
            suspicion("the coupling column repeats the mass column", "check which columns of the source were taken")
        case .flatTail:
            suspicion(
                "the last rows repeat one coupling, as clamped curves do",
                "end the curve where its source ends")
        case .sentinel:
            suspicion(
                "a bare power of ten far from its neighbour",
                "leave out rows that only close a polygon, or mark them cap")
        case .repeatedRow: suspicion("a row repeats the one before", "remove one")
        case .edgeWithoutPartner:
            suspicion(
                "a part of one edge has no other edge above or below it",
                "give the other edge there, or a cap")
        case .referenceYears:
            suspicion(
                "the years of arXiv number, texkey and publication do not go together",
                "check the numbers: a mistyped one often shows there")
        case .unused:
            suspicion("a publication, facility or experiment that nothing refers to", "remove it, or refer to it")
        case .overridden:
            suspicion("what was said overrules what the file says", "check which of the two is right")
        case .bareHeader:
            suspicion("a header line without a comment sign", "nothing, when it is not a row of figures")
        case .fortranExponent:
            suspicion("exponents written with a D, as Fortran does", "nothing, or write 1e-3")
        case .mixedSeparators:
            suspicion("columns are separated now in one way, now in another", "use one separator")
        case .reversed: suspicion("the masses ran downwards and were turned round", "nothing")
        case .openEdge: suspicion("an edge that is open in some rows only", "check these rows")
        case .binFromZero: suspicion("a bin that begins at mass zero", "check where the first bin begins")
        case .jump:
            suspicion("two rows of a contour are far apart", "check whether several contours stand in one list")
        case .leftOut:
            suspicion(
                "a part of the file is not a part of a limit, or not clear enough to be one",
                "check that it is not needed")
        case .calibration:
            suspicion("values that do not follow from pixels and axes", "calibrate the axes again")

        case .unitFactor:
            limit(
                .warning, "a power of 1000 would bring all values inside the plausible range of the plane",
                "check the unit of the column; digitised tables often say MeV and hold GeV")
        case .squaredCoupling:
            limit(
                .warning, "the couplings look like squares, or roots, of the quantity of the plane",
                "check whether the column is ε or ε²; say convention epsilon^2 if it is the square")
        case .massesTwice:
            limit(
                .warning, "the coupling column follows the mass column",
                "check which columns of the source were taken")
        case .massTenfold:
            limit(
                .warning, "one mass is off by ten from where its neighbours expect it",
                "check its decimal point: 2511.9 stands for 251.19 in published tables")
        case .openAboveIsland:
            limit(
                .warning, "a supernova or beam-dump limit excludes everything above its curve",
                "such limits end where particles are trapped or decay too early: give the upper edge too")
        case .notObserved:
            limit(
                .warning, "the status is observed, but a title speaks of a projection or expectation",
                "set status projection or expected, or correct the title")
        case .wideGap:
            limit(
                .note, "neighbouring points are more than a decade of mass apart",
                "linear and log-log interpolation differ there by up to a factor of 8: look for more points")
        case .levelUnknown:
            limit(
                .note, "the confidence level is unknown, so no union it joins has a known coverage",
                "look it up in the publication")
        case .readingErrorUnknown:
            limit(
                .note, "the curve was digitised with an unknown error, so ties cannot be told",
                "read a few axis ticks back and give error-dex")
        case .noReference:
            limit(
                .note, "no publication is cited, or the one cited cannot be looked up",
                "cite a publication with texkey, arxiv, doi or url")

        case .duplicate:
            limit(
                .warning, "another limit has the same curve",
                "remove one, or give both the same data tag: one data set has one vote")
        case .copiedCurve:
            limit(
                .warning, "the curve is another one times a constant, though the two count as independent",
                "set origin recast, or give both the same data tag")
        case .conventionFactor:
            limit(
                .warning, "the ratio to another version of the search is 2, 4, 1/2 or 1/4 throughout",
                "check the coupling convention of both: g, g/2 or g/4 in the Lagrangian")
        case .unitFactorOther:
            limit(
                .warning, "the ratio to another limit of the search is close to a power of 1000",
                "check the units of both")
        case .swappedReferences:
            limit(
                .warning, "two limits cite publications that name each other's experiment, not their own",
                "exchange the two references")
        case .mixedLevels:
            limit(
                .note, "limits at 90% and at 95% confidence stand together in one scenario",
                "an envelope of both has no single confidence level; see Docs/use/statistics.md")

        case .fileHeader: archive("the header of the file is not the one that Limen writes", Self.restore)
        case .integrity: archive("SQLite finds its own structures damaged", Self.restore)
        case .foreignKey: archive("a row points to a row that does not exist", Self.restore)
        case .schema: archive("a table, view or trigger is not as Limen makes it", Self.restore)
        case .unreadable: archive("a part of the file cannot be read", Self.restore)
        case .contentHash: archive("the content of a revision does not have its hash", Self.restore)
        case .document: archive("the document of a revision is not one that Limen can read", Self.restore)
        case .spelling:
            archive(
                as: .warning, "a document or a curve says the same in other characters than Limen writes", "nothing")
        case .points: archive("the points of a curve cannot be read", Self.restore)
        case .curves: archive("the curves of a revision are not those of its document", Self.restore)
        case .strips: archive("the strips of a revision are not those of its curves", "reindex the archive")
        case .holdings: archive("the scenarios of a revision are not those of its document", Self.restore)
        case .numbering: archive("revisions, curves or files are not numbered without gaps", Self.restore)
        case .sourceHash: archive("the bytes of a source file do not have its hash", Self.restore)
        case .eventHash: archive("a decision does not have its hash", Self.restore)
        case .releaseHash: archive("a release does not have its hash", Self.restore)
        case .submissionSeal: archive("a submission is not closed, or its seal does not fit it", Self.restore)
        case .archiveHash: archive("the hash of the archive after a submission does not fit its content", Self.restore)
        case .ledger: archive("the chain of hashes over everything that was written is broken", Self.restore)
        case .orphan: archive("a row that nothing refers to", Self.restore)
        case .truncated: archive("there is more, which is not listed", "put right what is listed, and look again")

        case .headConflict:
            archive("both archives have revised an item", "import the revision that should be the newest again")
        case .planeConflict:
            archive("the archives define a plane differently", "import the definition that should hold again")
        case .planeMismatch:
            archive("a limit names what its plane lacks here", "revise the plane or the limit")
        case .standingConflict:
            archive("the archives have decided differently", "make the decision that should stand again")
        case .supersessionCircle:
            archive("a limit is superseded, through others, by itself", "reinstate one of them")
        case .releaseNameClash:
            archive("two releases have one name", "make the other one again under another name")
        }
    }

    private static let restore = "restore the archive from a copy, a snapshot or a dump"

    private func file(_ meaning: String, _ remedy: String) -> Check {
        Check(code: self, subject: .file, severity: .error, meaning: meaning, remedy: remedy)
    }

    private func suspicion(_ meaning: String, _ remedy: String) -> Check {
        Check(code: self, subject: .file, severity: .warning, meaning: meaning, remedy: remedy)
    }

    private func limit(_ severity: Severity, _ meaning: String, _ remedy: String) -> Check {
        Check(code: self, subject: .limit, severity: severity, meaning: meaning, remedy: remedy)
    }

    private func archive(as severity: Severity = .error, _ meaning: String, _ remedy: String) -> Check {
        Check(code: self, subject: .archive, severity: severity, meaning: meaning, remedy: remedy)
    }
}
