import Quantities

/// The rows of a `data-values` element: `{[x y; x y],[x y; x y]}`, one pair of brackets for each contour or line.
struct DMToolsValues {
    struct Row {
        let line: Int
        let x, y: DecimalText
    }

    private(set) var groups: [[Row]] = []

    /// Reads the text of an element that begins on a line. What is wrong goes into the findings.
    init(_ text: String, line firstLine: Int, findings: inout Findings) {
        var line = firstLine
        var depth = 0
        var words: [String] = []
        var word = ""
        var rows: [Row] = []
        var number = 0

        func endWord() {
            if !word.isEmpty { words.append(word) }
            word = ""
        }
        func endRow(findings: inout Findings) {
            endWord()
            defer { words = [] }
            guard !words.isEmpty else { return }
            number += 1
            if let row = Self.row(words, line: line, field: "data-values row \(number)", findings: &findings) {
                rows.append(row)
            }
        }
        let remedy = "write {[x y; x y; ...],[x y; ...]}"
        for character in text {
            switch character {
            case "{", "}":
                guard depth == 0 else {
                    findings.fail(line: line, field: "data-values", "a brace stands inside brackets", remedy: remedy)
                    return
                }
            case "[":
                guard depth == 0, word.isEmpty, words.isEmpty else {
                    findings.fail(line: line, field: "data-values", "a bracket opens inside brackets", remedy: remedy)
                    return
                }
                depth = 1
            case "]":
                guard depth == 1 else {
                    findings.fail(line: line, field: "data-values", "a bracket closes that is not open", remedy: remedy)
                    return
                }
                endRow(findings: &findings)
                depth = 0
                if !rows.isEmpty { groups.append(rows) }
                rows = []
            case ";": endRow(findings: &findings)
            case ",": depth == 1 ? endWord() : ()
            case _ where character.isWhitespace:
                // A line break ends a row that has its two numbers; MATLAB reads it so.
                if character.isNewline {
                    endWord()
                    if words.count >= 2 { endRow(findings: &findings) }
                    line += 1
                } else {
                    endWord()
                }
            default:
                guard depth == 1 else {
                    findings.fail(
                        line: line, field: "data-values", "'\(character)' stands outside the brackets", remedy: remedy)
                    return
                }
                word.append(character)
            }
        }
        if depth != 0 {
            findings.fail(line: line, field: "data-values", "the last bracket is not closed", remedy: remedy)
        } else if groups.isEmpty, !findings.hasErrors {
            findings.fail(line: firstLine, field: "data-values", "it holds no points", remedy: remedy)
        }
    }

    private static func row(_ words: [String], line: Int, field: String, findings: inout Findings) -> Row? {
        guard words.count == 2 else {
            findings.fail(
                line: line, field: field, "it has \(words.count) numbers: \(words.joined(separator: " "))",
                remedy: "write a mass and a value, and a semicolon after them")
            return nil
        }
        do throws(QuantityError) {
            return Row(line: line, x: try DecimalText(words[0]), y: try DecimalText(words[1]))
        } catch {
            findings.fail(line: line, field: field, error)
            return nil
        }
    }
}
