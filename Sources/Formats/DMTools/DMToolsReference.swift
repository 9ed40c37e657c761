import LimitModel

/// The publication that a free text with tags and entities names.
struct DMToolsReference {
    let publication: Publication

    /// nil when the text is empty.
    init?(_ text: String) {
        let plain = Self.withoutTags(text).collapsed
        guard !plain.isEmpty else { return nil }
        let arxiv = Self.arxiv(in: plain) ?? Self.arxiv(in: text)
        let doi = Self.doi(in: text)
        let url =
            doi == nil && arxiv == nil ? text.firstMatch(of: /https?:\/\/[^\s"'<>]+/).map { String($0.output) } : nil
        guard let id = Slug(madeFrom: arxiv.map { "arxiv-\($0)" } ?? doi ?? plain) else { return nil }
        publication = Publication(id: id, arxiv: arxiv, doi: doi, title: plain, url: url)
    }

    /// The text between the tags.
    static func withoutTags(_ text: String) -> String {
        var plain = ""
        var isInside = false
        for character in text {
            switch character {
            case "<": isInside = true
            case ">" where isInside:
                isInside = false
                plain += " "
            default: if !isInside { plain.append(character) }
            }
        }
        return plain.replacing("&amp;", with: "&").replacing("&nbsp;", with: " ")
    }

    private static func arxiv(in text: String) -> String? {
        if let number = HeaderText.arxiv(in: text) { return number }
        return text.firstMatch(of: /([a-z][a-z-]+)(?:\.[A-Z]{2})?\/(\d{7})(?:[^0-9]|$)/).map { "\($0.1)/\($0.2)" }
    }

    private static func doi(in text: String) -> String? {
        text.firstMatch(of: /10\.\d{4,9}\/[^\s"'<>,;]+/).map { String($0.output) }
    }
}
