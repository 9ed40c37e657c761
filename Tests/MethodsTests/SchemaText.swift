import Foundation
import Quantities

@testable import Methods

/// The XML schema of the methods, from what they declare.
enum SchemaText {
    /// The files below `imports/schema` by name: one for each method, and the list of all.
    static var files: [String: String] {
        var files = ["limen.xsd": list]
        for method in MethodList.all { files["\(method.name).xsd"] = text(method) }
        return files
    }

    private static func head(_ comment: [String], prefix: Bool) -> [String] {
        ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"] + comment
            + [
                "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\""
                    + (prefix ? " xmlns:l=\"urn:limen:submission:1\"" : " targetNamespace=\"urn:limen:submission:1\""),
                "           " + (prefix ? "targetNamespace=\"urn:limen:submission:1\" " : "")
                    + "elementFormDefault=\"qualified\">",
            ]
    }

    private static var list: String {
        let comment =
            "<!-- The whole vocabulary, for editors and for: xmllint -noout -schema imports/schema/limen.xsd FILE -->"
        let names = ["core"] + MethodList.all.map { $0.name }.sorted()
        let lines =
            head([comment], prefix: false) + names.map { "  <xs:include schemaLocation=\"\($0).xsd\"/>" }
            + ["</xs:schema>"]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func text(_ method: any Method.Type) -> String {
        let comment = ["<!--"] + wrapped("\(method.name): \(method.summary).") + ["-->"]
        let lines =
            head(comment, prefix: true)
            + [
                "  <xs:include schemaLocation=\"core.xsd\"/>", "",
                "  <xs:element name=\"\(method.name)\" substitutionGroup=\"l:method\">",
            ] + indented(type(method.inputs), by: 4) + ["  </xs:element>", "</xs:schema>"]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func wrapped(_ text: String) -> [String] {
        var lines: [String] = []
        var line = " "
        for word in text.split(separator: " ") {
            if line.count + word.count > 118 {
                lines.append(line)
                line = " "
            }
            line += " " + word
        }
        return lines + [line]
    }

    private static func indented(_ lines: [String], by count: Int) -> [String] {
        lines.map { $0.isEmpty ? $0 : String(repeating: " ", count: count) + $0 }
    }

    /// The type of an element that holds parts: first elements, then attributes.
    private static func type(_ parts: [InputPart]) -> [String] {
        var attributes: [String] = []
        for case .text(let input) in parts { attributes += attribute(input) }
        let elements = parts.filter { if case .text = $0 { false } else { true } }
        let sequence = elements.isEmpty ? [] : Self.sequence(elements)
        return ["<xs:complexType>"] + indented(sequence + attributes, by: 2) + ["</xs:complexType>"]
    }

    private static func sequence(_ parts: [InputPart], _ occurrence: String = "") -> [String] {
        ["<xs:sequence\(occurrence)>"] + indented(parts.flatMap { element($0) }, by: 2) + ["</xs:sequence>"]
    }

    private static func element(_ part: InputPart, isOptional: Bool = false) -> [String] {
        let optional = isOptional ? " minOccurs=\"0\"" : ""
        switch part {
        case .number(let input):
            return comment(input.meaning, input.domain.demand)
                + ["<xs:element name=\"\(input.name)\" type=\"l:\(typeName(input.dimension))\"\(optional)/>"]
        case .text: return []
        case .group(let input):
            var occurrence = optional
            if input.count.lowerBound != 1 { occurrence += " minOccurs=\"\(input.count.lowerBound)\"" }
            if input.count.upperBound != 1 { occurrence += " maxOccurs=\"unbounded\"" }
            return comment(input.meaning) + ["<xs:element name=\"\(input.name)\"\(occurrence)>"]
                + indented(type(input.parts), by: 2) + ["</xs:element>"]
        case .optional(let parts):
            return parts.count == 1 ? element(parts[0], isOptional: true) : sequence(parts, " minOccurs=\"0\"")
        case .choice(let choice):
            let alternatives = choice.alternatives.flatMap { $0.count == 1 ? element($0[0]) : sequence($0) }
            return ["<xs:choice\(choice.isOptional ? " minOccurs=\"0\"" : "")>"] + indented(alternatives, by: 2)
                + ["</xs:choice>"]
        }
    }

    private static func attribute(_ input: TextInput) -> [String] {
        let use = input.isOptional ? "" : " use=\"required\""
        let head = "<xs:attribute name=\"\(input.name)\""
        switch input.kind {
        case .any: return comment(input.meaning) + ["\(head) type=\"l:text\"\(use)/>"]
        case .limit: return comment(input.meaning) + ["\(head) type=\"l:name\"\(use)/>"]
        case .word(let words):
            return comment(input.meaning) + ["\(head)\(use)>", "  <xs:simpleType>"]
                + ["    <xs:restriction base=\"xs:string\">"]
                + words.map { "      <xs:enumeration value=\"\($0)\"/>" }
                + ["    </xs:restriction>", "  </xs:simpleType>", "</xs:attribute>"]
        }
    }

    private static func comment(_ texts: String...) -> [String] {
        let text = texts.filter { !$0.isEmpty }.joined(separator: "; ")
        return text.isEmpty ? [] : ["<!-- \(text) -->"]
    }

    /// The type of `core.xsd` for numbers of a dimension.
    private static func typeName(_ dimension: PhysicalDimension) -> String {
        switch dimension {
        case .energy: "energy"
        case .length: "length"
        case .count: "count"
        case .density: "density"
        default: "pure-number"
        }
    }
}
