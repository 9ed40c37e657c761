/// A small check that tags are closed in order and text is escaped; the real parser is run by scripts/interop.
enum XMLCheck {
    static func problem(in text: String) -> String? {
        var open: [Substring] = []
        var rest = text[...]
        while let start = rest.firstIndex(of: "<") {
            if rest[..<start].contains(where: { $0 == ">" }) { return "a > between tags" }
            guard let end = rest[start...].firstIndex(of: ">") else { return "a tag without end" }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("?") { continue }
            let name = tag.drop { $0 == "/" }.prefix { !$0.isWhitespace && $0 != "/" }
            if tag.hasPrefix("/") {
                guard open.popLast() == name else { return "</\(name)> closes nothing" }
            } else if !tag.hasSuffix("/") {
                open.append(name)
            }
            if tag.filter({ $0 == "\"" }).count % 2 == 1 { return "an odd number of quotes in <\(tag)>" }
        }
        return open.isEmpty ? nil : "\(open) is not closed"
    }
}
