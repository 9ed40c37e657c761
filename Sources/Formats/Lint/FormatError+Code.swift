import LimitModel
import Quantities

extension FormatError {
    /// The kind of error; the raw value is the code that users see.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        // The file.
        case unreadableFile = "unreadable-file"
        case notAllowedHere = "not-allowed-here"
        case invalid
        case missingAnswer = "missing-answer"
        // Numbers.
        case notANumber = "not-a-number"
        case decimalComma = "decimal-comma"
        case fortranExponent = "fortran-number"
        case notFinite = "not-finite"
        case notPositive = "not-positive"
        case unit
        case columns
        case confidenceLevel = "confidence-level"
        // Curves.
        case fewPoints = "few-points"
        case massTwice = "mass-twice"
        case massOrder = "mass-order"
        case massTenfold = "mass-decimal-point"
        case region
        // References and origin.
        case reference
        case readingError = "reading-error-missing"
        // What does not fit the archive or the descriptor's method.
        case estimateGrade = "estimate-grade"
        case derivation
        case unknownPlane = "unknown-plane"
        case inconsistent

        /// Its entry in the catalogue.
        public var check: Check {
            switch self {
            case .unreadableFile:
                entry("the file is empty, too large, no UTF-8, or not well-formed", "save it again as UTF-8 text")
            case .notAllowedHere:
                entry("an element, attribute or value does not belong where it stands", "see Docs/use/descriptors.md")
            case .invalid: entry("something else is wrong; the message says what", "do what the message says")
            case .missingAnswer:
                entry("the file does not say something that is needed", "say it with the option that the message names")
            case .notANumber: entry("a text stands where a number should", "write for example 0.5 or 1e-3")
            case .decimalComma: entry("a number uses a decimal comma", "write a decimal point")
            case .fortranExponent: entry("a number has a Fortran exponent (1D-3)", "write 1e-3")
            case .notFinite: entry("a number is NaN, infinite, or does not fit a double", "leave the point out")
            case .notPositive:
                entry("a mass or coupling is zero or negative", "leave the row out: the axes are logarithmic")
            case .unit:
                entry("a unit is missing, unknown, or measures something else", "use a unit that the message lists")
            case .columns: entry("a row has the wrong columns or separators", "write 'mass coupling' in each row")
            case .confidenceLevel:
                entry("a confidence level is not between 0 and 1", "write 0.90, 90% or unknown; 90 is not guessed")
            case .fewPoints: entry("a curve has no or too few points", "a curve needs two, a contour three")
            case .massTwice: entry("a mass comes twice with different couplings", "keep one of the two rows")
            case .massOrder: entry("the masses are out of order", "sort the rows by mass")
            case .massTenfold:
                entry("a mass is out of order, and a tenth or ten times of it would fit", "check its decimal point")
            case .region: entry("the curves enclose no region", "correct the points")
            case .reference: entry("an arXiv number, DOI, texkey or year is mistyped", "copy it from INSPIRE")
            case .readingError:
                entry("a digitised curve comes without its reading error", "add error-dex, a number or unknown")
            case .estimateGrade: entry("an input is an estimate, but the grade claims none", "use grade approximate")
            case .derivation: entry("the inputs of a derivation do not make sense", "do what the message says")
            case .unknownPlane: entry("the plane of a limit is not known", "import the plane first")
            case .inconsistent:
                entry("it does not fit the rest of the archive or of the file", "do what the message says")
            }
        }

        private func entry(_ meaning: String, _ remedy: String) -> Check { Check(rawValue, .error, meaning, remedy) }
    }
}

extension FormatError.Code {
    /// The kind of a quantity's error.
    init(_ error: QuantityError) {
        switch error {
        case .notANumber(let text):
            self =
                switch NumberFault(text) {
                case .decimalComma: .decimalComma
                case .fortranExponent: .fortranExponent
                case .notFinite: .notFinite
                case .missing, .other: .notANumber
                }
        case .outOfRange: self = .notFinite
        case .missingUnit, .unknownUnit, .wrongDimension: self = .unit
        case .badConfidenceLevel: self = .confidenceLevel
        }
    }
}
