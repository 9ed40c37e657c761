import Foundation
import JSON
import LimitModel

/// The head of the program's own exports: comment lines `key: value` that say all that a `Declaration` holds, and how the
/// rows make curves, so that a file that was exported is imported again without options.
///
/// Texts stand as they are, or as JSON strings where white space would be lost; compound values stand as JSON, spelt as
/// in the documents that `limen show --format json` prints.
public struct OwnHead: Sendable {
    /// What marks the head.
    static let mark = "limen.table/1"
    /// The largest number of comment lines that are looked at.
    private static let longest = 10_000

    /// What the file says of the limit.
    public let declaration: Declaration
    /// The format the file was written in.
    public let format: String?
    /// How the limit came to be, with its record of reading or computation.
    let origin: Origin?
    private let recipes: [CurveRecipe]
    private let mistakes: [String]
    /// Why nothing is excluded, when nothing is.
    let emptyReason: String?

    /// The head among comment lines, with or without their sign; nil when they hold none of ours.
    public init?(comments: [String]) {
        // What stands before the mark, such as the title that a format asks for first, is not ours.
        let lines = comments.prefix(Self.longest).map { line in
            String(line.drop { $0 == "#" || $0.isWhitespace })
        }.drop { !$0.hasPrefix(Self.mark) }
        guard !lines.isEmpty else { return nil }
        var said = Declaration()
        var reader = Lines(lines)
        said.limit = reader.slug("limit")
        said.title = reader.text("title")
        said.search = reader.slug("search")
        said.experiment = reader.value("experiment")
        said.plane = reader.slug("plane")
        said.status = reader.choice("status")
        said.statement = reader.value("statement")
        said.holdings = reader.values("holds")
        said.bias = reader.value("bias")
        said.ends = reader.value("ends")
        origin = reader.value("origin")
        said.originKind = origin?.kind
        said.digitiser = origin?.digitiser
        said.digitisationError = origin?.digitisationError
        said.citations = reader.values("cite")
        said.data = reader.values("data")
        said.shape = reader.choice("shape")
        said.massUnit = reader.text("mass_unit")
        said.couplingUnit = reader.text("coupling_unit")
        said.convention = reader.text("convention")
        said.note = reader.text("note")
        emptyReason = reader.text("empty")
        recipes = reader.values("curve")
        format = reader.text("format")
        mistakes = reader.mistakes
        declaration = said
    }

    /// The declaration of a head; nil when the lines hold none of ours.
    public static func declaration(from comments: [String]) -> Declaration? { OwnHead(comments: comments)?.declaration }

    /// Puts the rows of the file together to curves as the head describes.
    /// - Parameters:
    ///   - rows: the rows that hold figures, in the order of the file, cut into columns.
    ///   - file: its name, for messages.
    /// - Throws: `FormatErrors` when head and rows do not fit.
    public func table(rows: [(line: Int?, columns: [String])], file: String) throws(FormatErrors) -> FoundTable {
        let remedy = "export the limit again, or take the line '\(Self.mark)' out to read it as a foreign file"
        func fail(_ message: String) -> FormatErrors {
            FormatErrors(errors: [FormatError(file: file, message: message, remedy: remedy)])
        }
        if let mistake = mistakes.first { throw fail("the head cannot be read: \(mistake)") }
        var curves: [FoundCurve] = []
        var count = 0
        for recipe in recipes {
            count += recipe.rowCount
            guard count <= ReaderLimits.rows else {
                throw fail("the head makes curves of more than \(ReaderLimits.rows) rows together")
            }
            guard let curve = recipe.curve(rows) else {
                throw fail(
                    "the head places curve \(recipe.name ?? recipe.role.rawValue) in rows \(recipe.rows), which do not fit"
                )
            }
            curves.append(curve)
        }
        guard !curves.isEmpty || emptyReason != nil else { throw fail("the head names no curve") }
        return FoundTable(name: declaration.limit?.text ?? "1", curves: curves, said: declaration)
    }

    /// The `key: value` lines of a head.
    private struct Lines {
        private var texts: [String: [String]] = [:]
        private(set) var mistakes: [String] = []

        init(_ lines: ArraySlice<String>) {
            for line in lines {
                // Bytes and not characters: a text may begin with a mark that combines with the blank before it.
                guard let colon = line.utf8.firstRange(of: ": ".utf8) else { continue }
                let value = line[colon.upperBound...]
                texts[String(line[..<colon.lowerBound]), default: []].append(value.trimmingCharacters(in: .whitespaces))
            }
        }

        mutating func text(_ key: String) -> String? {
            guard let text = texts[key]?.first else { return nil }
            return text.utf8.first == UInt8(ascii: "\"") ? decode(text, key) : text
        }

        mutating func slug(_ key: String) -> Slug? {
            guard let text = text(key) else { return nil }
            if let slug = try? Slug(text) { return slug }
            mistakes.append("'\(text)' is no name for \(key)")
            return nil
        }

        mutating func choice<Choice: RawRepresentable>(_ key: String) -> Choice? where Choice.RawValue == String {
            guard let text = text(key) else { return nil }
            if let choice = Choice(rawValue: text) { return choice }
            mistakes.append("'\(text)' is no \(key)")
            return nil
        }

        mutating func value<Value: JSONReadable>(_ key: String) -> Value? {
            let all: [Value] = values(key)
            return all.first
        }

        mutating func values<Value: JSONReadable>(_ key: String) -> [Value] {
            (texts[key] ?? []).compactMap { decode($0, key) }
        }

        private mutating func decode<Value: JSONReadable>(_ text: String, _ key: String) -> Value? {
            do {
                return try Value(json: JSON(text, acceptsNull: true))
            } catch {
                mistakes.append("the line '\(key)' does not hold what it should")
                return nil
            }
        }
    }
}
