import CLibXML2

/// An element of a document as a plain value.
struct Element: Sendable {
    /// The name without its namespace.
    let name: String
    let namespace: String?
    /// The line on which its start tag ends.
    let line: Int
    let attributes: [(name: String, value: String)]
    let children: [Element]
    /// The character data, comments replaced by their line breaks so that lines can be counted.
    let text: String

    /// The namespace whose attributes are kept under the prefix `xlink:`.
    static let linkNamespace = "http://www.w3.org/1999/xlink"

    /// The name for messages.
    var label: String { "<\(name)>" }

    /// The value of an attribute without white space at its ends.
    subscript(_ attribute: String) -> String? {
        attributes.first { $0.name == attribute }?.value.collapsed
    }

    func first(_ name: String) -> Element? { children.first { $0.name == name } }

    func all(_ name: String) -> [Element] { children.filter { $0.name == name } }

    /// The text of a child, on one line; nil when there is none.
    func text(of name: String) -> String? {
        guard let text = first(name)?.text.collapsed, !text.isEmpty else { return nil }
        return text
    }
}

/// Turns libxml2's tree into values, and refuses what passes the limits.
struct ElementReader {
    var findings: Findings
    /// Length of one attribute; the paths of a drawing need more than a descriptor.
    var attributeBytes = ReaderLimits.attributeBytes

    /// nil when a limit is passed; the findings say which.
    mutating func read(_ node: UnsafeMutablePointer<xmlNode>, depth: Int = 1) -> Element? {
        let line = Int(xmlGetLineNo(node))
        guard depth <= ReaderLimits.depth else {
            findings.fail(
                line: line, "elements nest more than \(ReaderLimits.depth) deep", remedy: "flatten the document")
            return nil
        }
        let name = String(xml: node.pointee.name)
        guard let attributes = attributes(of: node, line: line) else { return nil }
        var children: [Element] = []
        var text = ""
        var next = node.pointee.children
        while let child = next {
            switch child.pointee.type {
            case XML_ELEMENT_NODE:
                guard let element = read(child, depth: depth + 1) else { return nil }
                children.append(element)
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
                text += String(xml: child.pointee.content)
            case XML_COMMENT_NODE, XML_PI_NODE:
                text += String(String(xml: child.pointee.content).filter(\.isNewline))
            default: break
            }
            next = child.pointee.next
        }
        return Element(
            name: name, namespace: node.pointee.ns.map { String(xml: $0.pointee.href) }, line: line,
            attributes: attributes, children: children, text: text)
    }

    private mutating func attributes(
        of node: UnsafeMutablePointer<xmlNode>, line: Int
    ) -> [(name: String, value: String)]? {
        var attributes: [(name: String, value: String)] = []
        var next = node.pointee.properties
        while let attribute = next {
            let name = String(xml: attribute.pointee.name)
            var value = ""
            var part = attribute.pointee.children
            while let text = part {
                value += String(xml: text.pointee.content)
                part = text.pointee.next
            }
            guard value.utf8.count <= attributeBytes else {
                findings.fail(
                    line: line, field: "<\(String(xml: node.pointee.name))> \(name)",
                    "the attribute is longer than \(attributeBytes >> 10) KiB", remedy: "shorten it")
                return nil
            }
            // Attributes of other vocabularies, such as xsi:schemaLocation for editors, say nothing to us.
            if attribute.pointee.ns == nil {
                attributes.append((name, value))
            } else if String(xml: attribute.pointee.ns.pointee.href) == Element.linkNamespace {
                attributes.append(("xlink:" + name, value))
            }
            next = attribute.pointee.next
        }
        return attributes
    }
}

extension String {
    /// libxml2's UTF-8 text; empty for none.
    init(xml text: UnsafePointer<xmlChar>?) {
        self = text.map { String(cString: $0) } ?? ""
    }
}
