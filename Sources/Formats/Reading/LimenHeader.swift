import Foundation
import LimitModel

/// The head of the program's own exports: comment lines `key: value` that say all that a `Declaration` holds, and how the
/// rows make curves, so that a file that was exported is imported again without options.
///
/// Texts stand as they are, or as JSON strings where white space would be lost; compound values stand as JSON, spelt as
/// in the documents that `limen show --format json` prints.
package struct LimenHeader: Sendable {
    /// The mark of the head.
    static let mark = "limen.table/1"
    /// The largest number of comment lines that are looked at.
    private static let longest = 10_000

    /// The statement of the file.
    package let declaration: Declaration
    /// The format the file was written in.
    package let format: String?
    /// The origin of the limit, with its record of reading or computation.
    let origin: Origin?
    private let recipes: [CurveLayout]
    private let mistakes: [String]
    /// The reason why nothing is excluded, when nothing is.
    let emptyReason: String?

    /// The head among comment lines, with or without their sign; nil when they hold none of ours.
    package init?(comments: [String]) {
        // What stands before the mark, such as the title that a format asks for first, is not ours.
        let lines = comments.prefix(Self.longest).map { line in
            String(line.drop { $0 == "#" || $0.isWhitespace })
        }.drop { !$0.hasPrefix(Self.mark) }
        guard !lines.isEmpty else { return nil }
        var stated = Declaration()
        var reader = HeadLines(lines)
        for field in Field.allCases { field.entry.head?.read(&reader, &stated) }
        origin = reader.value("origin")
        emptyReason = reader.text("empty")
        recipes = reader.values("curve")
        format = reader.text("format")
        mistakes = reader.mistakes
        declaration = stated
    }

    /// The declaration of a head; nil when the lines hold none of ours.
    package static func declaration(from comments: [String]) -> Declaration? {
        LimenHeader(comments: comments)?.declaration
    }

    /// Puts the rows of the file together to curves as the head describes.
    /// - Parameters:
    ///   - rows: the rows that hold figures, in the order of the file, cut into columns.
    ///   - file: its name, for messages.
    /// - Throws: a `Finding` when head and rows do not fit.
    package func table(rows: [(line: Int?, columns: [String])], file: String) throws(Finding) -> FoundTable {
        let remedy = "export the limit again, or take the line '\(Self.mark)' out to read it as a foreign file"
        func fail(_ message: String) -> Finding {
            Finding(.invalid, file: file, message.printable, remedy: remedy)
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
        return FoundTable(name: declaration.limit?.text ?? "1", curves: curves, declaration: declaration)
    }
}
