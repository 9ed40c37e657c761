import Yams

extension ReaderLimits {
    /// Size of a YAML file.
    package static let yamlBytes = 4 << 20
    /// Nodes of a YAML file after its aliases are followed.
    package static let yamlNodes = 1_000_000
    /// Documents in one YAML file.
    package static let yamlDocuments = 2_000
}

/// A YAML value with its line. Scalars keep their text: numbers are read once, where their unit is known. Tags mean nothing.
indirect enum YAMLTree {
    case scalar(String, line: Int?)
    case list([YAMLTree], line: Int?)
    case map([(name: String, value: YAMLTree)], line: Int?)

    var line: Int? {
        switch self {
        case .scalar(_, let line), .list(_, let line), .map(_, let line): line
        }
    }

    /// The value of a member; nil when there is none, or this is not a map.
    subscript(name: String) -> YAMLTree? {
        guard case .map(let members, _) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The text of a scalar on one line; nil when it is empty or null.
    var text: String? {
        guard case .scalar(let text, _) = self else { return nil }
        let plain = text.collapsed
        return plain.isEmpty || plain == "~" || plain == "null" ? nil : plain
    }

    /// The elements of a list; none when this is not a list.
    var elements: [YAMLTree] {
        if case .list(let items, _) = self { items } else { [] }
    }
}

extension YAMLTree {
    /// The documents of a file; nil when the findings have an error.
    static func documents(_ bytes: [UInt8], findings: inout Findings) -> [YAMLTree]? {
        guard let text = checkedText(bytes, findings: &findings) else { return nil }
        do {
            if let line = try AliasCheck.lineOfDangerousKey(in: text) {
                findings.fail(
                    line: line, "aliases and a key that is not a plain word stand in one file",
                    remedy: "write the keys as words, or the values without aliases")
                return nil
            }
            let parser = try Yams.Parser(yaml: text, resolver: .basic)
            var documents: [YAMLTree] = []
            var budget = ReaderLimits.yamlNodes
            while let root = try parser.nextRoot() {
                guard documents.count < ReaderLimits.yamlDocuments else {
                    findings.fail(
                        line: nil, "the file has more than \(ReaderLimits.yamlDocuments) documents",
                        remedy: "split the submission")
                    return nil
                }
                guard let tree = YAMLTree(root, depth: 1, budget: &budget) else {
                    findings.fail(
                        line: root.mark?.line,
                        "with its aliases the document has more than \(ReaderLimits.yamlNodes) values, nests more than "
                            + "\(ReaderLimits.depth) deep, or has a key that is not a plain word",
                        remedy: "write it without aliases, or split it")
                    return nil
                }
                if case .scalar(let text, _) = tree, text.isEmpty { continue }
                documents.append(tree)
            }
            return documents
        } catch let error as YamlError {
            let (line, problem) = Self.place(of: error)
            findings.fail(
                line: line, "it is not YAML: \(problem)", remedy: "correct it here; tabs and unquoted ': ' are frequent"
            )
            return nil
        } catch {
            findings.fail(line: nil, "it is not YAML", remedy: "check it with a YAML tool")
            return nil
        }
    }

    private static func checkedText(_ bytes: [UInt8], findings: inout Findings) -> String? {
        guard bytes.count <= ReaderLimits.yamlBytes else {
            findings.fail(
                line: nil,
                "the file has \(bytes.count) bytes; at most \(ReaderLimits.yamlBytes >> 20) MiB of YAML are read",
                remedy: "split it into several")
            return nil
        }
        guard PlainText.check(bytes, emptyRemedy: "give a HEPData table", findings: &findings) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    private init?(_ node: Node, depth: Int, budget: inout Int) {
        budget -= 1
        guard depth <= ReaderLimits.depth, budget > 0 else { return nil }
        let line = node.mark?.line
        switch node {
        case .scalar(let scalar): self = .scalar(scalar.string, line: line)
        case .sequence(let sequence):
            var items: [YAMLTree] = []
            for item in sequence {
                guard let tree = YAMLTree(item, depth: depth + 1, budget: &budget) else { return nil }
                items.append(tree)
            }
            self = .list(items, line: line)
        case .mapping(let mapping):
            var members: [(name: String, value: YAMLTree)] = []
            for (key, value) in mapping {
                guard case .scalar(let name) = key,
                    let tree = YAMLTree(value, depth: depth + 1, budget: &budget)
                else { return nil }
                members.append((name.string, tree))
            }
            self = .map(members, line: line)
        case .alias: return nil
        }
    }

    private static func place(of error: YamlError) -> (line: Int?, problem: String) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return (mark.line, problem)
        case .reader(let problem, _, _, _): return (nil, problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            return (context.mark.line, "the key '\(duplicates.first ?? "")' comes twice")
        default: return (nil, "it cannot be parsed")
        }
    }
}
