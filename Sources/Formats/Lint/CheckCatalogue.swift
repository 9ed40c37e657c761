import LimitModel

extension Check {
    /// Every kind of thing that is looked for: errors first, then warnings and notes; `Docs/use/lint.md` prints it.
    public static let catalogue: [Check] = {
        let suspicions = FormatWarning.Code.allCases.map(\.check) + LimitCheck.allCases.map(\.check)
        let all = FormatError.Code.allCases.map(\.check) + suspicions
        return Severity.allCases.reversed().flatMap { severity in all.filter { $0.severity == severity } }
    }()
}

extension FormatWarning.Code {
    /// Meaning and remedy of each code that readers use.
    private static let texts: [String: (meaning: String, remedy: String)] = [
        "outside-plane": ("values outside the plausible range of the plane", "check the unit of the column"),
        "equal-columns": (
            "the coupling column repeats the mass column", "check which columns of the source were taken"
        ),
        "flat-tail": ("the last rows repeat one coupling, as clamped curves do", "end the curve where its source ends"),
        "sentinel": (
            "a bare power of ten far from its neighbour", "leave out rows that only close a polygon, or mark them cap"
        ),
        "repeated-row": ("a row repeats the one before", "remove one"),
        "edge-without-partner": (
            "a part of one edge has no other edge above or below it", "give the other edge there, or a cap"
        ),
        "reference-years": (
            "the years of arXiv number, texkey and publication do not go together",
            "check the numbers: a mistyped one often shows there"
        ),
        "unused": ("a publication, facility or experiment that nothing refers to", "remove it, or refer to it"),
        "overridden": ("what was said overrules what the file says", "check which of the two is right"),
        "bare-header": ("a header line without a comment sign", "nothing, when it is not a row of figures"),
        "fortran-exponent": ("exponents written with a D, as Fortran does", "nothing, or write 1e-3"),
        "mixed-separators": ("columns are separated now in one way, now in another", "use one separator"),
        "reversed": ("the masses ran downwards and were turned round", "nothing"),
        "open-edge": ("an edge that is open in some rows only", "check these rows"),
        "bin-from-zero": ("a bin that begins at mass zero", "check where the first bin begins"),
        "jump": ("two rows of a contour are far apart", "check whether several contours stand in one list"),
        "left-out": (
            "a part of the file is not a part of a limit, or not clear enough to be one", "check that it is not needed"
        ),
        "calibration": ("values that do not follow from pixels and axes", "calibrate the axes again"),
    ]

    /// Its entry in the catalogue.
    public var check: Check {
        let text = Self.texts[rawValue] ?? ("suspicious", "see the message")
        return Check(rawValue, .warning, text.meaning, text.remedy)
    }

    /// Tells whether the catalogue says what the code means.
    public var isDescribed: Bool { Self.texts[rawValue] != nil }
}

extension LintFinding {
    /// An error as a finding.
    public init(_ error: FormatError) {
        self.init(
            code: error.code.rawValue, severity: .error, file: error.file, line: error.line, field: error.field,
            message: error.message, remedy: error.remedy)
    }

    /// The missing answers of a file as a finding.
    package init(_ missing: MissingAnswers) {
        self.init(
            code: FormatError.Code.missingAnswer.rawValue, severity: .error, file: missing.file, message: missing.text)
    }

    /// A warning as a finding.
    public init(_ warning: FormatWarning) {
        self.init(
            code: warning.code.rawValue, severity: warning.code.check.severity, file: warning.file,
            line: warning.line, field: warning.field, message: warning.message)
    }
}
