import Foundation
import JSON
import LimitModel

/// The lines of a field in the head of the program's own exports.
struct FieldHead {
    /// The key before the colon.
    let key: String
    let read: (inout HeadLines, inout Declaration) -> Void
    /// The lines; nil where the text of the value stands as it is.
    var write: ((Limit) -> [String])?
    /// Tells whether something else writes it: units, with the values that they belong to.
    var isWrittenElsewhere = false

    static func text(_ key: String, _ place: WritableKeyPath<Declaration, String?>) -> FieldHead {
        FieldHead(key: key) { $1[keyPath: place] = $0.text(key) }
    }

    static func text(_ key: String, _ place: WritableKeyPath<Declaration, Slug?>) -> FieldHead {
        FieldHead(key: key) { $1[keyPath: place] = $0.slug(key) }
    }

    static func text<Choice: RawRepresentable>(
        _ key: String, _ place: WritableKeyPath<Declaration, Choice?>
    ) -> FieldHead where Choice.RawValue == String {
        FieldHead(key: key) { $1[keyPath: place] = $0.choice(key) }
    }

    /// A text that `ColumnUnits` writes.
    static func stated(_ key: String, _ place: WritableKeyPath<Declaration, String?>) -> FieldHead {
        var head = text(key, place)
        head.isWrittenElsewhere = true
        return head
    }

    static func json<Value: JSONConvertible>(
        _ key: String, _ place: WritableKeyPath<Declaration, Value?>, _ values: @escaping (Limit) -> [Value]
    ) -> FieldHead {
        FieldHead(key: key) {
            $1[keyPath: place] = $0.value(key)
        } write: {
            values($0).map { HeadLines.json(key, $0) }
        }
    }

    static func json<Value: JSONConvertible>(
        _ key: String, _ place: WritableKeyPath<Declaration, [Value]>, _ values: @escaping (Limit) -> [Value]
    ) -> FieldHead {
        FieldHead(key: key) {
            $1[keyPath: place] = $0.values(key)
        } write: {
            values($0).map { HeadLines.json(key, $0) }
        }
    }

    /// The origin of the limit; the record of reading or computation stands in the same line.
    static var origin: FieldHead {
        FieldHead(key: "origin") { lines, declaration in
            let origin: Origin? = lines.value("origin")
            declaration.originKind = origin?.kind
            declaration.digitiser = origin?.digitiser
            declaration.digitisationError = origin?.digitisationError
        } write: {
            [HeadLines.json("origin", $0.origin)]
        }
    }
}

extension Field {
    /// The lines of the field in the head of an export of a limit.
    func headLines(of limit: Limit) -> [String] {
        let entry = entry
        guard let head = entry.head, !head.isWrittenElsewhere else { return [] }
        if let write = head.write { return write(limit) }
        return entry.print?(limit).map { [HeadLines.text(head.key, $0)] } ?? []
    }
}

/// The `key: value` lines of a head.
struct HeadLines {
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
        mistakes.append("'\(text)' is not a name for \(key)")
        return nil
    }

    mutating func choice<Choice: RawRepresentable>(_ key: String) -> Choice? where Choice.RawValue == String {
        guard let text = text(key) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        mistakes.append("'\(text)' is not a \(key)")
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

    // MARK: Writing

    /// A text as it is, or as JSON where a reader would lose it: when it is empty, begins or ends with white space, or holds
    /// characters that steer.
    static func text(_ key: String, _ text: String) -> String {
        let isPlain =
            !text.isEmpty && text.utf8.first != UInt8(ascii: "\"") && text.collapsedEnds == text
            && text == text.trimmingCharacters(in: .whitespacesAndNewlines)
            && !text.unicodeScalars.contains(where: \.steersText)
        return isPlain ? "\(key): \(text)" : json(key, text)
    }

    static func json(_ key: String, _ value: some JSONConvertible) -> String {
        "\(key): \(value.json.compact())"
    }
}
