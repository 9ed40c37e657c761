import LimitModel

/// The publications of limits as BibTeX entries: each once, with the part it plays for which limit in a comment above it.
///
/// Nothing is made up: fields that the archive does not know are left out. Text stays UTF-8, as biber and modern BibTeX read it.
package enum BibTeXWriter: TextWriter {
    package static let format = Format.bibtex
    package static let holdsSeveral = true
    package static let hasUnits = false

    package static func text(_ limits: [ExportedLimit], _ style: WritingStyle) -> String {
        text(limits, head: ["Publications of limits"] + style.source.lines)
    }

    package static func text(_ envelope: ExportedEnvelope, _ style: WritingStyle) -> String { text(envelope) }

    /// The entries, in the order in which the limits name them.
    /// - Parameter head: lines of a comment at the top.
    package static func text(_ limits: [ExportedLimit], head: [String]) -> String {
        var entries: [(publication: Publication, uses: [String])] = []
        for exported in limits {
            for citation in exported.limit.citations {
                let place = citation.locator.map { ", \($0)" } ?? ""
                let use = "\(citation.role.rawValue) of \(exported.limit.slug)\(place)"
                if let index = entries.firstIndex(where: { isSame($0.publication, citation.publication) }) {
                    entries[index].publication.complete(from: citation.publication)
                    if !entries[index].uses.contains(use) { entries[index].uses.append(use) }
                } else {
                    entries.append((citation.publication, [use]))
                }
            }
        }
        var lines = head.map(comment)
        var keys: Set<String> = []
        for entry in entries {
            var key = key(of: entry.publication)
            var number = 1
            while !keys.insert(key).inserted {
                number += 1
                key = "\(self.key(of: entry.publication))-\(number)"
            }
            lines.append("")
            lines += entry.uses.map(comment)
            lines += self.entry(entry.publication, key: key)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The part of an envelope's head that says where it comes from, and its contributors.
    /// - Parameter sources: the limits that contributors were computed from.
    package static func text(_ envelope: ExportedEnvelope, sources: [ExportedLimit] = []) -> String {
        var head = ["Publications of the limits that form an envelope", "scenario: \(envelope.scenario)"]
        head += envelope.source.lines + envelope.contributors.map { "contributor: \($0.text)" }
        return text(envelope.contributors.map(\.exported) + sources, head: head)
    }

    /// One publication under two local names is still one: a number that is given to one publication only tells.
    private static func isSame(_ one: Publication, _ other: Publication) -> Bool {
        for number in [\Publication.texkey, \.arxiv, \.doi] {
            if let left = one[keyPath: number], let right = other[keyPath: number] { return left == right }
        }
        return one.id == other.id && one.title == other.title
    }

    private static func key(of publication: Publication) -> String {
        let key = (publication.texkey ?? publication.id.text).unicodeScalars.map { scalar in
            let endsKey = scalar.steersText || "{}(),=#%\"'~\\ @".unicodeScalars.contains(scalar)
            return endsKey ? "-" : scalar
        }
        return String(String.UnicodeScalarView(key))
    }

    /// `Phys. Rev. D 98, 115011 (2018)` as journal, volume and pages; what is not written so is a journal as it stands.
    private static func reference(_ journal: String?) -> [(String, String)] {
        guard let journal else { return [] }
        var text = journal[...]
        if text.hasSuffix(")"), let open = text.lastIndex(of: "("),
            text[open...].dropFirst().dropLast().allSatisfy(\.isNumber)
        {
            text = text[..<open]
        }
        let parts = text.split(separator: ",")
        let words = parts.first?.split(separator: " ") ?? []
        guard parts.count == 2, words.count > 1, let volume = words.last, volume.contains(where: \.isNumber) else {
            return [("journal", escape(journal))]
        }
        return [
            ("journal", escape(words.dropLast().joined(separator: " "))), ("volume", escape(String(volume))),
            ("pages", escape(parts[1].split(separator: " ").joined(separator: " "))),
        ]
    }

    private static func entry(_ publication: Publication, key: String) -> [String] {
        let isArticle = publication.journal != nil || publication.arxiv != nil || publication.doi != nil
        var fields: [(String, String)] = []
        if !publication.authors.isEmpty {
            fields.append(("author", publication.authors.map(author).joined(separator: " and ")))
        }
        // The second pair of braces keeps the capitals of names and symbols.
        fields.append(("title", "{\(escape(publication.title))}"))
        fields += reference(publication.journal)
        if let year = publication.year { fields.append(("year", String(year))) }
        if let arxiv = publication.arxiv {
            fields += [("eprint", link(WebAddress.path(arxiv))), ("archivePrefix", "arXiv")]
        }
        if let doi = publication.doi { fields.append(("doi", link(WebAddress.path(doi)))) }
        if let url = publication.url.flatMap(WebAddress.init) { fields.append(("url", link(url.text))) }
        let lines = fields.map { "  \($0) = {\($1)}" }
        return ["@\(isArticle ? "article" : "misc"){\(key),", lines.joined(separator: ",\n"), "}"]
    }

    /// Collaborations and other names that BibTeX would cut into first and last names stand in braces.
    private static func author(_ name: String) -> String {
        let words = name.lowercased().split(whereSeparator: \.isWhitespace)
        let isWhole = words.contains("collaboration") || words.contains("group") || words.contains("and")
        return isWhole ? "{\(escape(name))}" : escape(name)
    }

    /// A line outside of entries, where BibTeX looks for nothing but the sign that begins one.
    private static func comment(_ text: String) -> String {
        "% " + text.unicodeScalars.reduce(into: "") { $0 += $1 == "@" ? " revision " : String($1) }.plain
    }

    /// Spells markup of LaTeX as text, with balanced braces. It is markup also where an accent follows.
    private static func escape(_ text: String) -> String {
        text.plain.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "\\": escaped += "\\textbackslash{}"
            case "{": escaped += "\\textbraceleft{}"
            case "}": escaped += "\\textbraceright{}"
            case "~": escaped += "\\textasciitilde{}"
            case "^": escaped += "\\textasciicircum{}"
            case "%", "&", "#", "_", "$": escaped += "\\\(scalar)"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
    }

    /// An address or a part of one, with the two signs escaped that styles would take for a comment and a parameter.
    private static func link(_ address: String) -> String {
        address.replacing("%", with: "\\%").replacing("#", with: "\\#")
    }
}

extension Publication {
    /// Takes over what only the other description of the same publication knows.
    fileprivate mutating func complete(from other: Publication) {
        texkey = texkey ?? other.texkey
        arxiv = arxiv ?? other.arxiv
        doi = doi ?? other.doi
        journal = journal ?? other.journal
        year = year ?? other.year
        url = url ?? other.url
        if authors.isEmpty { authors = other.authors }
    }
}

extension String {
    /// The text on one line, without control characters, which LaTeX refuses, and without what turns the direction of writing.
    fileprivate var plain: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.steersText ? " " : $0 })).collapsed
    }
}
