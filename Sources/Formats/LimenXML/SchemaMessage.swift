import LimitModel

/// A message of libxml2's schema validation in plain words.
struct SchemaMessage {
    let line: Int
    let field: String?
    let message: String
    let remedy: String

    init(_ source: XMLDocument.Messages.Message) {
        line = source.line
        let text = source.text.collapsed.replacing("{\(SubmissionSchema.namespace)}", with: "")
        let element = text.between("Element '", "'") ?? ""
        let attribute = text.between("', attribute '", "'")
        let rest = text.firstRange(of: "': ").map { String(text[$0.upperBound...]) } ?? text
        let label = element.isEmpty ? nil : "<\(element)>"
        field = label.map { label in attribute.map { "\(label) \($0)" } ?? label }
        let declaration =
            Self.aboutValue(rest) ?? Self.aboutContent(rest, element: element) ?? Self.aboutAttribute(rest)
            ?? Self.aboutReference(rest, element: element)
        message = declaration?.message ?? rest
        remedy = declaration?.remedy ?? "see Docs/use/descriptors.md"
    }

    private typealias Said = (message: String, remedy: String)

    private static func aboutValue(_ text: String) -> Said? {
        if let value = text.between("The value '", "' is not an element of the set {"), let set = text.between("{", "}")
        {
            let names = set.split(separator: ", ").map { $0.filter { $0 != "'" } }
            return ("'\(value)' is not known here", "write \(names.joined(separator: ", ", last: " or "))")
        }
        if text.contains("[facet 'pattern']"), let value = text.between("The value '", "' is not accepted") {
            return badName(value)
        }
        if text.contains("is not a valid value of the list type"), let value = text.between("'", "' is not a valid") {
            return badName(value)
        }
        if text.contains("[facet 'minLength']") { return ("it is empty", "write a text") }
        return nil
    }

    private static func badName(_ value: String) -> Said {
        let error = ModelError.badSlug(value)
        return (error.problem, error.remedy ?? "see Docs/use/descriptors.md")
    }

    private static func aboutContent(_ text: String, element: String) -> Said? {
        // <method> only keeps the place of the derivations, which are in the list themselves.
        let names = text.between("( ", " )")?.split(separator: ", ") ?? []
        let expected = names.filter { $0 != "method" }.map { "<\($0)>" }
        let list = expected.joined(separator: ", ", last: " or ")
        if text.hasPrefix("This element is not expected") {
            return (
                "this element does not belong here",
                expected.isEmpty ? "remove it; the element around it is complete" : "expected here: \(list)"
            )
        }
        if text.hasPrefix("Missing child element") { return ("something is missing in it", "add \(list)") }
        if text.hasPrefix("The element declaration is abstract") {
            return ("<\(element)> stands for a derivation", "write its name, for example <invisible-meson-decay>")
        }
        if text.hasPrefix("Character content") {
            return ("text does not belong here", "remove it, or put it into a <note>")
        }
        if text.hasPrefix("Element content is not allowed") {
            return ("elements do not belong here", "write text only")
        }
        return nil
    }

    private static func aboutAttribute(_ text: String) -> Said? {
        if let name = text.between("The attribute '", "' is required but missing") {
            return ("attribute '\(name)' is missing", "add \(name)=\"…\"")
        }
        if let name = text.between("The attribute '", "' is not allowed") {
            return ("attribute '\(name)' is not known here", "remove it, or correct its spelling")
        }
        return nil
    }

    private static func aboutReference(_ text: String, element: String) -> Said? {
        if let value = text.between("Duplicate key-sequence ['", "']") {
            return ("the id '\(value)' is used twice", "give every \(kind(of: text)) its own id")
        }
        if let value = text.between("No match found for key-sequence ['", "']") {
            let kind = kind(of: text)
            return ("there is no \(kind) '\(value)' in this file", "add <\(kind) id=\"\(value)\"> or correct the name")
        }
        return nil
    }

    /// The subject of an identity constraint of core.xsd.
    private static func kind(of text: String) -> String {
        let name = text.between("keyref '", "'") ?? text.between("identity-constraint '", "'")
        return switch name {
        case "publication-ids", "cited-publication": "publication"
        case "facility-ids", "facility-of-experiment": "facility"
        case "experiment-ids", "experiment-of-search": "experiment"
        case "plane-ids": "plane"
        case "search-ids": "search"
        case "limit-ids": "limit and derivation"
        default: "element"
        }
    }
}

extension [String] {
    /// `a, b or c`.
    package func joined(separator: String, last: String) -> String {
        guard let end = self.last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: separator) + last + end
    }
}
