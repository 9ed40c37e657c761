/// A fault in a file, with its place and a remedy.
public struct FormatError: Error, Sendable, Hashable {
    /// The kind of error.
    public var code: Code
    /// The file as the caller named it.
    public var file: String
    /// The line, counted from 1; nil when the whole file is meant.
    public var line: Int?
    /// The part of the line that is meant, for example `points row 3`.
    public var field: String?
    /// The fault.
    public var message: String
    /// The remedy: something to write instead.
    public var remedy: String

    public init(
        _ code: Code = .invalid, file: String, line: Int? = nil, field: String? = nil, message: String, remedy: String
    ) {
        self.code = code
        self.file = file
        self.line = line
        self.field = field?.printable
        self.message = message.printable
        self.remedy = remedy.printable
    }
}

extension FormatError: CustomStringConvertible {
    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        let what = field.map { "\($0): \(message)" } ?? message
        return "\(place): \(what); \(remedy)"
    }
}

/// Everything wrong with a file, by line; a file that has errors brings nothing.
public struct FormatErrors: Error, Sendable, Hashable {
    /// At most `ReaderLimits.errors`; none when only answers are missing.
    public let errors: [FormatError]
    /// Fields that the file does not state and a limit needs; nil when nothing is missing.
    package let missing: MissingAnswers?

    package init(errors: [FormatError], missing: MissingAnswers? = nil) {
        self.errors = errors.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
        self.missing = missing
    }

    /// One text for each error, and one for everything that is missing.
    public var messages: [String] { errors.map(\.description) + (missing.map { [$0.description] } ?? []) }
}

extension FormatErrors: CustomStringConvertible {
    public var description: String { messages.joined(separator: "\n") }
}

/// Something in a file that is allowed but suspicious.
public struct FormatWarning: Sendable, Hashable {
    /// The kind of suspicion; the raw value is the code that users see.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// Values outside the plausible range of the plane.
        case outsidePlane = "outside-plane"
        /// The coupling column repeats the mass column.
        case equalColumns = "equal-columns"
        /// The last rows repeat one coupling: a clamped curve looks like that.
        case flatTail = "flat-tail"
        /// A bare power of ten far from its neighbour: a mark to close a polygon, not a result.
        case sentinel
        /// A row that repeats the one before.
        case repeatedRow = "repeated-row"
        /// A part of one edge has no other edge above or below it: nothing is excluded there.
        case edgeWithoutPartner = "edge-without-partner"
        /// The years of arXiv number, texkey and publication do not go together.
        case referenceYears = "reference-years"
        /// A publication, facility or experiment that nothing refers to.
        case unused
        /// A statement overrules the file's.
        case overridden
        /// A header line without a comment sign.
        case bareHeader = "bare-header"
        /// Exponents written with a D, as Fortran does.
        case fortranExponent = "fortran-exponent"
        /// Columns separated now in one way, now in another.
        case mixedSeparators = "mixed-separators"
        /// The masses ran downwards and were turned round.
        case reversed
        /// An edge that is open in some rows only.
        case openEdge = "open-edge"
        /// A bin that begins at mass zero.
        case binFromZero = "bin-from-zero"
        /// Two rows of a contour that are far apart.
        case jump
        /// A table, column or error that is not a part of a limit, or not clear enough to be one.
        case leftOut = "left-out"
        /// Values that do not follow from their pixels and the calibration of the axes.
        case calibration
    }

    public var code: Code
    public var file: String
    public var line: Int?
    public var field: String?
    public var message: String

    public init(code: Code, file: String, line: Int? = nil, field: String? = nil, message: String) {
        self.code = code
        self.file = file
        self.line = line
        self.field = field?.printable
        self.message = message.printable
    }
}

extension FormatWarning: CustomStringConvertible {
    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        let what = field.map { "\($0): \(message)" } ?? message
        return "\(place): \(what) [\(code.rawValue)]"
    }
}

extension String {
    /// One line of limited length without control characters, so that a hostile file cannot steer the terminal.
    var printable: String {
        let longest = 400
        var plain = ""
        for scalar in unicodeScalars.prefix(longest) {
            let category = scalar.properties.generalCategory
            plain.unicodeScalars.append(category == .control || category == .format ? " " : scalar)
        }
        return unicodeScalars.count > longest ? plain + "…" : plain
    }
}
