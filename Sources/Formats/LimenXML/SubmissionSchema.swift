import CLibXML2
import EmbeddedFiles

/// The XML schema of submissions: the core and every derivation's fragment, put together in memory.
///
/// Compiling takes about a millisecond, so that every read compiles its own and no C structure is shared by threads.
enum SubmissionSchema {
    static let namespace = "urn:limen:submission:1"

    /// The namespace of the schema language itself.
    private static let language = "http://www.w3.org/2001/XMLSchema"

    /// The messages of libxml2 about a document against the schema; nil when the schema itself cannot be built.
    static func validate(_ document: borrowing XMLDocument) -> [XMLDocument.Messages.Message]? {
        _ = types
        return withSchema { schema in
            let messages = XMLDocument.Messages()
            guard let validator = xmlSchemaNewValidCtxt(schema) else { return nil }
            defer { xmlSchemaFreeValidCtxt(validator) }
            xmlSchemaSetValidStructuredErrors(
                validator,
                { context, error in
                    guard let error else { return }
                    let messages = XMLDocument.Messages.behind(context)
                    messages?.append(error.pointee)
                    if messages?.isFull == true { messages?.stopWalk(behind: error.pointee.node) }
                }, messages.context)
            let result = withExtendedLifetime(messages) { xmlSchemaValidateDoc(validator, document.pointer) }
            messages.mend()
            if result == 0 { return [] }
            return messages.messages.isEmpty ? nil : messages.messages
        }
    }

    /// Tells whether the embedded texts make a schema; a test asks.
    static var isBuilt: Bool { withSchema { _ in true } ?? false }

    /// Builds the schema, hands it over, and frees it before the texts it was built from.
    private static func withSchema<Answer>(_ body: (xmlSchemaPtr) -> Answer?) -> Answer? {
        guard let document = wholeDocument() else { return nil }
        guard let parser = xmlSchemaNewDocParserCtxt(document.pointer) else { return nil }
        defer { xmlSchemaFreeParserCtxt(parser) }
        // The embedded schema is tested; its messages would only go to stderr.
        xmlSchemaSetParserStructuredErrors(parser, { _, _ in }, nil)
        guard let schema = xmlSchemaParse(parser) else { return nil }
        defer { xmlSchemaFree(schema) }
        return body(schema)
    }

    /// The core's tree with the top-level declarations of every fragment moved into it.
    private static func wholeDocument() -> XMLDocument? {
        guard let core = schemaDocument("core.xsd"), let root = core.root else { return nil }
        for file in EmbeddedFiles.files(in: "imports/schema") where !["core.xsd", "limen.xsd"].contains(file.name) {
            guard let fragment = schemaDocument(file.name), let top = fragment.root else { return nil }
            var next = top.pointee.children
            while let node = next {
                next = node.pointee.next
                guard node.pointee.type == XML_ELEMENT_NODE, String(xml: node.pointee.name) != "include" else {
                    continue
                }
                guard let copy = xmlDocCopyNode(node, core.pointer, 1) else { return nil }
                xmlAddChild(root, copy)
            }
        }
        return core
    }

    private static func schemaDocument(_ name: String) -> XMLDocument? {
        guard let text = EmbeddedFiles.text("imports/schema/\(name)") else { return nil }
        return XMLDocument(Array(text.utf8), name: name, messages: XMLDocument.Messages())
    }

    /// libxml2 fills its table of built-in types at first use, and not safely for threads.
    private static let types: Bool = isBuilt
}
