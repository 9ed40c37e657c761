import LimitModel
import Quantities

/// The spelling of fields at a place: a program by their keys, a command line as its options, a sidecar as attributes.
package struct FieldSpelling: Sendable, Hashable {
    private enum Kind: Hashable {
        case keys, attributes
        case options(prefix: String)
    }

    private let kind: Kind

    /// By their keys.
    package static let keys = FieldSpelling(kind: .keys)

    /// As attributes of a sidecar.
    static let attributes = FieldSpelling(kind: .attributes)

    /// As options that begin with a prefix.
    package static func options(prefix: String) -> FieldSpelling { FieldSpelling(kind: .options(prefix: prefix)) }

    /// The word for such names.
    var places: String {
        switch kind {
        case .keys: "keys"
        case .attributes: "attributes"
        case .options: "options"
        }
    }

    /// The name of a field, and after it a value or its choices.
    package func callAsFunction(_ field: Field, _ value: String? = nil) -> String {
        let name =
            switch kind {
            case .keys: field.rawValue
            case .attributes: field.attribute ?? field.rawValue
            case .options(let prefix): prefix + field.optionName
            }
        return value.map { "\(name) \($0)" } ?? name
    }
}

/// A statement of a field that cannot be understood.
public struct FieldError: Error, Hashable, Sendable {
    public let field: Field
    /// The fault.
    public let message: String
    /// The remedy: something to write instead.
    public let remedy: String

    /// In a sentence that spells the field as the place does where it was stated.
    package func text(_ spelling: FieldSpelling) -> String { "\(spelling(field)): \(message); \(remedy)" }
}

/// Statements of fields outside a file, as texts: by options or by a sidecar.
struct FieldTexts {
    let texts: [Field: [String]]
    /// The spelling of other fields, for remedies.
    let spelling: FieldSpelling

    func text(_ field: Field) -> String? { texts[field]?.last }

    func list(_ field: Field) -> [String] { texts[field] ?? [] }

    func flag(_ field: Field) -> Bool { texts[field] != nil }

    // MARK: Names

    func slug(_ field: Field) throws(FieldError) -> Slug? {
        guard let text = text(field) else { return nil }
        return try slug(text, field)
    }

    func slugs(_ field: Field) throws(FieldError) -> [Slug] {
        var slugs: [Slug] = []
        for text in list(field) { slugs.append(try slug(text, field)) }
        return slugs
    }

    private func slug(_ text: String, _ field: Field) throws(FieldError) -> Slug {
        do { return try Slug(text) } catch {
            throw FieldError(
                field: field, message: error.problem,
                remedy: error.remedy ?? "write small letters, digits, hyphens and dots")
        }
    }

    func choice<Choice: RawRepresentable & CaseIterable>(
        _ field: Field, as type: Choice.Type = Choice.self
    ) throws(FieldError) -> Choice? where Choice.RawValue == String {
        guard let text = text(field) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        throw unknown(field, text, among: Choice.allCases.map(\.rawValue))
    }

    func format(_ field: Field) throws(FieldError) -> Format? {
        guard let text = text(field) else { return nil }
        if let format = Format(rawValue: text), format.isRead { return format }
        throw unknown(field, text, among: Format.read.map(\.rawValue))
    }

    private func unknown(_ field: Field, _ text: String, among names: [String]) -> FieldError {
        FieldError(
            field: field, message: Suggestion.unknown(field.subject, text, among: names),
            remedy: "write \(names.joined(separator: ", ", last: " or "))")
    }

    /// An experiment by its name; the id is made of it.
    func experiment() throws(FieldError) -> Experiment? {
        guard let name = text(.experiment) else { return nil }
        guard let id = Slug(madeFrom: name) else {
            throw FieldError(
                field: .experiment, message: "'\(name)' has no letter or digit", remedy: "write for example BaBar")
        }
        return Experiment(id: id, name: name)
    }

    /// `parameter=from:to`, or `parameter=value` for one value.
    func ranges() throws(FieldError) -> [Holding.Range] {
        var ranges: [Holding.Range] = []
        for text in list(.range) {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            let ends = (parts.last ?? "").split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            let values = ends.compactMap { try? Quantity($0, as: .dimensionless).value }
            guard parts.count == 2, (1...2).contains(ends.count), values.count == ends.count, let from = values.first,
                let to = values.last, from <= to
            else {
                throw FieldError(
                    field: .range, message: "'\(text)' is not a range of a parameter",
                    remedy: "write for example ma-over-m=0:0.1, or ma-over-m=0")
            }
            ranges.append(Holding.Range(parameter: try slug(parts[0], .range), from: from, to: to, source: .stated))
        }
        return ranges
    }

    // MARK: Statement and sources

    func statement() throws(FieldError) -> Statement? {
        if let criterion = text(.criterion) {
            guard text(.confidenceLevel) == nil else {
                throw FieldError(
                    field: .criterion, message: "a limit has a confidence level or a criterion, not both",
                    remedy: "leave one of the two out")
            }
            let parts = criterion.split(separator: ":", maxSplits: 1).map { String($0).collapsed }
            return .criterion(.init(name: parts.first ?? criterion, meaning: parts.last ?? criterion))
        }
        let sides: Statement.Confidence.Sides? = try choice(.sides)
        let method: Statement.Confidence.Method? = try choice(.method)
        guard let level = text(.confidenceLevel) else {
            guard sides == nil, method == nil else {
                throw FieldError(
                    field: sides == nil ? .method : .sides,
                    message: "it belongs to \(spelling(.confidenceLevel))", remedy: "say that as well")
            }
            return nil
        }
        do {
            return .confidence(
                .init(level: try ConfidenceLevel(level), sides: sides ?? .unknown, method: method ?? .unknown))
        } catch {
            throw FieldError(
                field: .confidenceLevel, message: error.problem,
                remedy: error.remedy ?? "write for example 0.90, or unknown")
        }
    }

    func errorDex(into declaration: inout Declaration) throws(FieldError) {
        guard let text = text(.errorDex) else { return }
        if text == "unknown" {
            declaration.isDigitisationErrorUnknown = true
            return
        }
        guard let value = try? DecimalText(text).double(), value >= 0, value < 10 else {
            throw FieldError(
                field: .errorDex, message: "'\(text)' is not an error in decades",
                remedy: "write for example 0.02, or unknown")
        }
        declaration.digitisationError = value
    }

    func publication(into declaration: inout Declaration) throws(FieldError) {
        let (arxiv, doi, texkey) = (text(.arxiv), text(.doi), text(.texkey))
        for (kind, field) in [(PublicationIdentifier.arxiv, Field.arxiv), (.doi, .doi), (.texkey, .texkey)] {
            if let text = text(field), !kind.matches(text) {
                throw FieldError(field: field, message: "'\(text)' is not \(kind.name)", remedy: kind.remedy)
            }
        }
        let identifiers = [arxiv.map { "arxiv-\($0)" }, doi.map { "doi-\($0)" }, texkey].compactMap { $0 }
        let names = "\(spelling(.arxiv)), \(spelling(.doi)) and \(spelling(.texkey))"
        let title = text(.publication)
        if title == "unknown" {
            guard identifiers.isEmpty else {
                throw FieldError(
                    field: .publication, message: "unknown contradicts \(names)", remedy: "leave one of them out")
            }
            declaration.isPublicationUnknown = true
            return
        }
        guard let name = identifiers.first ?? title else {
            throw FieldError(
                field: text(.year) == nil ? .figure : .year, message: "it belongs to a publication",
                remedy: "say \(names.replacing(" and ", with: ", ")) or \(spelling(.publication, "TITLE"))")
        }
        var published: Int?
        if let year = text(.year) {
            guard let number = Int(year), (1900...2100).contains(number) else {
                throw FieldError(
                    field: .year, message: "'\(year)' is not a year", remedy: "write four digits, for example 2009")
            }
            published = number
        }
        guard let id = Slug(madeFrom: name) else {
            throw FieldError(
                field: .publication, message: "'\(name)' has no letter or digit", remedy: "write its title")
        }
        let paper = Publication(
            id: id, texkey: texkey, arxiv: arxiv, doi: doi,
            title: title ?? arxiv.map { "arXiv:\($0)" } ?? doi.map { "doi:\($0)" } ?? name, year: published)
        declaration.citations = [Citation(role: .result, publication: paper, locator: text(.figure))]
    }

    // MARK: Aids of readers

    /// Names or numbers from 1, separated by commas.
    func columns() throws(FieldError) -> [String] {
        guard let text = text(.columns) else { return [] }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { String($0).collapsed }
        guard (2...3).contains(parts.count), !parts.contains("") else {
            throw FieldError(
                field: .columns, message: "'\(text)' does not name two or three columns",
                remedy: "write for example 1,2 for mass and coupling, or 1,2,3 for mass, lower and upper edge")
        }
        return parts
    }

    /// Which columns hold logarithms: x, y or both.
    func logarithms() throws(FieldError) -> (mass: Bool, coupling: Bool) {
        switch text(.log10) {
        case nil: return (false, false)
        case "x", "mass": return (true, false)
        case "y", "coupling": return (false, true)
        case "both": return (true, true)
        case let text?:
            throw FieldError(
                field: .log10, message: "'\(text)' is not one of the columns", remedy: "write x, y or both")
        }
    }

    func tolerance() throws(FieldError) -> Double? {
        guard let text = text(.tolerance) else { return nil }
        guard let value = try? DecimalText(text).double(), value > 0 else {
            throw FieldError(
                field: .tolerance, message: "'\(text)' is not a positive number",
                remedy: "write for example 0.001, in decades")
        }
        return value
    }

    /// `120=1e-3,480=1,log`: two positions in the drawing with their values, and `log` or `linear`.
    func axis(_ field: Field) throws(FieldError) -> ReadingAids.Axis? {
        guard let text = text(field) else { return nil }
        func wrong(_ message: String) -> FieldError {
            FieldError(
                field: field, message: message,
                remedy: "write two positions with their values, for example \"120=1e-3,480=1,log\"")
        }
        var words = text.replacing(",", with: " ").split(whereSeparator: \.isWhitespace).map(String.init)
        let kind = words.popLast() ?? ""
        guard ["log", "linear"].contains(kind) else { throw wrong("'\(text)' does not end with log or linear") }
        guard words.count == 2 else { throw wrong("'\(text)' does not name two positions") }
        var marks: [ReadingAids.Mark] = []
        for word in words {
            let sides = word.split(separator: "=", omittingEmptySubsequences: false)
            guard sides.count == 2, let position = try? DecimalText(sides[0]).double(),
                let value = try? DecimalText(sides[1]).double()
            else { throw wrong("'\(word)' is not position=value") }
            if kind == "log", value <= 0 { throw wrong("'\(word)' has no logarithm") }
            marks.append(ReadingAids.Mark(position: position, value: value))
        }
        guard marks[0].position != marks[1].position, marks[0].value != marks[1].value else {
            throw wrong("the two positions in '\(text)' are not different")
        }
        return ReadingAids.Axis(first: marks[0], second: marks[1], isLogarithmic: kind == "log")
    }
}
