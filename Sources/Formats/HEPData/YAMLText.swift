import JSON

/// The little of YAML that HEPData needs: mappings, lists, texts and numbers, in a spelling that readers of YAML 1.1 and
/// 1.2 take alike.
indirect enum YAMLText {
    case text(String)
    /// A number, already written with a point and a signed exponent.
    case number(String)
    case list([YAMLText])
    case map([(String, YAMLText)])

    /// The document without its leading `---`.
    func document() -> String { lines().joined(separator: "\n") + "\n" }

    /// A mapping of plain values on one line.
    private var flow: String? {
        switch self {
        case .text(let value): return Self.quote(value)
        case .number(let value): return value
        case .list(let items) where items.isEmpty: return "[]"
        case .list: return nil
        case .map(let members):
            let parts = members.map { name, value -> String? in
                switch value {
                case .text, .number: value.flow.map { "\(name): \($0)" }
                default: nil
                }
            }
            guard parts.allSatisfy({ $0 != nil }) else { return nil }
            return "{" + parts.compactMap(\.self).joined(separator: ", ") + "}"
        }
    }

    private func lines() -> [String] {
        switch self {
        case .text, .number: return [flow ?? ""]
        case .list(let items):
            return items.isEmpty
                ? ["[]"]
                : items.flatMap { item in
                    if let flow = item.flow { return ["- " + flow] }
                    let inner = item.lines()
                    return inner.enumerated().map { ($0 == 0 ? "- " : "  ") + $1 }
                }
        case .map(let members):
            return members.flatMap { name, value -> [String] in
                switch value {
                case .text, .number: ["\(name): \(value.flow ?? "")"]
                case .list(let items) where items.isEmpty: ["\(name): []"]
                default: ["\(name):"] + value.lines().map { "  " + $0 }
                }
            }
        }
    }

    /// A double-quoted scalar: a JSON string is one, with everything escaped that YAML does not allow or breaks lines with.
    private static func quote(_ text: String) -> String { JSON.text(text).line() }
}
