/// The simple rules of the `<style>` elements of a drawing: by class, id, element name, or `*`.
struct StyleSheet {
    private struct Rule {
        let selector: Selector
        let properties: [(name: String, value: String)]
    }

    private struct Selector {
        var element: String?
        var id: String?
        var classes: [String] = []

        /// The mark that an element must have for the rule to be looked at.
        var key: String { id.map { "#" + $0 } ?? classes.first.map { "." + $0 } ?? element ?? "*" }

        /// Ids count more than classes, classes more than element names.
        var weight: Int { (id == nil ? 0 : 10_000) + 10 * classes.count + (element == nil ? 0 : 1) }

        func matches(_ element: Element, classes own: Set<String>) -> Bool {
            (self.element == nil || self.element == element.name) && (id == nil || id == element["id"])
                && classes.allSatisfy(own.contains)
        }
    }

    private var rules: [Rule] = []
    /// The rules of each key.
    private var byKey: [String: [Int]] = [:]

    init(_ root: Element) {
        var texts: [String] = []
        Self.collect(root, into: &texts)
        for text in texts { read(Self.withoutComments(text)) }
        // A stable order: of equal weight, the later one wins.
        rules = rules.enumerated().sorted {
            ($0.element.selector.weight, $0.offset) < ($1.element.selector.weight, $1.offset)
        }
        .map(\.element)
        for (index, rule) in rules.enumerated() { byKey[rule.selector.key, default: []].append(index) }
    }

    private static func collect(_ element: Element, into texts: inout [String]) {
        if element.name == "style" { texts.append(element.text) }
        for child in element.children { collect(child, into: &texts) }
    }

    private static func withoutComments(_ text: String) -> String {
        text.components(between: "/*", and: "*/")
    }

    private mutating func read(_ text: String) {
        for block in text.split(separator: "}") where rules.count < ReaderLimits.styleRules {
            let parts = block.split(separator: "{", omittingEmptySubsequences: false)
            // Rules inside @media and the like are not read.
            guard parts.count == 2, !parts[0].contains("@") else { continue }
            let properties = Self.properties(String(parts[1]))
            let selectors = parts[0].split(separator: ",", maxSplits: ReaderLimits.styleRules - rules.count)
            for selector in selectors.compactMap({ Self.selector(String($0).collapsed) }) {
                rules.append(Rule(selector: selector, properties: properties))
            }
        }
    }

    /// nil for selectors with descendants, attributes or states.
    private static func selector(_ text: String) -> Selector? {
        guard !text.isEmpty, !text.contains(where: { " >+~:[]()".contains($0) }) else { return nil }
        var selector = Selector()
        var rest = text[...]
        let name = rest.prefix { $0 != "." && $0 != "#" }
        if !name.isEmpty, name != "*" { selector.element = String(name) }
        rest = rest.dropFirst(name.count)
        while let mark = rest.first {
            let word = String(rest.dropFirst().prefix { $0 != "." && $0 != "#" })
            if mark == "#" { selector.id = word } else { selector.classes.append(word) }
            rest = rest.dropFirst(1 + word.count)
        }
        return selector
    }

    /// The properties of a `style` attribute or of a rule.
    static func properties(_ text: String) -> [(name: String, value: String)] {
        text.split(separator: ";").compactMap { part in
            let pair = part.split(separator: ":", maxSplits: 1)
            guard pair.count == 2 else { return nil }
            let value = String(pair[1]).replacing("!important", with: "").collapsed
            return (String(pair[0]).collapsed.lowercased(), value)
        }
    }

    /// The declarations of the rules for an element, the strongest last.
    /// - Parameter work: how many rules and declarations may still be looked at; below zero when it is used up.
    func properties(of element: Element, work: inout Int) -> [(name: String, value: String)] {
        guard !rules.isEmpty, work >= 0 else { return [] }
        let classes = Set((element["class"] ?? "").split(separator: " ").map(String.init))
        let keys = classes.map { "." + $0 } + [element.name, "*"] + (element["id"].map { ["#" + $0] } ?? [])
        let candidates = keys.flatMap { byKey[$0] ?? [] }.sorted().map { rules[$0] }
        work -= candidates.reduce(0) { $0 + 1 + $1.properties.count }
        guard work >= 0 else { return [] }
        return candidates.filter { $0.selector.matches(element, classes: classes) }.flatMap(\.properties)
    }
}

extension ReaderLimits {
    /// Style rules of a drawing that are read.
    package static let styleRules = 500
    /// Rules and declarations of a drawing that are looked at, for all elements together.
    package static let styleWork = 4_000_000
}

extension String {
    /// The text outside of every pair of marks.
    fileprivate func components(between opening: String, and closing: String) -> String {
        var result = ""
        var rest = self[...]
        while let start = rest.firstRange(of: opening) {
            result += rest[..<start.lowerBound]
            guard let end = rest[start.upperBound...].firstRange(of: closing) else { return result }
            rest = rest[end.upperBound...]
        }
        return result + rest
    }
}
