import CLibXML2
import CXMLLoader

/// A parsed document of libxml2, freed with its last use.
struct XMLDocument: ~Copyable {
    let pointer: xmlDocPtr

    deinit { xmlFreeDoc(pointer) }

    /// The messages of libxml2 while it works, in order.
    final class Messages {
        struct Message {
            var line: Int
            var code: Int32
            var text: String
        }

        private(set) var messages: [Message] = []
        /// The line of a document type declaration, at which parsing stops.
        var doctypeLine: Int?
        /// Tells whether nothing was read because libxml2 is not installed.
        var isLibraryMissing = false

        /// Tells whether there are more messages than a report can show.
        var isFull: Bool { messages.count >= 4 * ReaderLimits.errors }
        private var cuts: [(node: UnsafeMutablePointer<xmlNode>, next: UnsafeMutablePointer<xmlNode>)] = []

        /// Keeps a walk through the document from going on behind a node: libxml2 cannot be told to stop, and each
        /// message takes it the longer the more nodes stand before. `mend()` undoes it.
        func stopWalk(behind pointer: UnsafeMutableRawPointer?) {
            var node = pointer?.assumingMemoryBound(to: xmlNode.self)
            if node?.pointee.type == XML_ATTRIBUTE_NODE { node = node?.pointee.parent }
            while let here = node, here.pointee.type == XML_ELEMENT_NODE {
                if let next = here.pointee.next {
                    cuts.append((here, next))
                    here.pointee.next = nil
                }
                node = here.pointee.parent
            }
        }

        /// Puts the document together again.
        func mend() {
            for (node, next) in cuts { node.pointee.next = next }
            cuts = []
        }

        /// Keeps a message; a hostile file cannot make it keep more than a report can show.
        func append(_ error: xmlError) {
            guard !isFull else { return }
            var line = Int(error.line)
            // Lines beyond 65534 do not fit libxml2's nodes and have to be looked for.
            if line == 0 || line >= 65_535, let node = error.node {
                line = Int(xmlGetLineNo(node.assumingMemoryBound(to: xmlNode.self)))
            }
            messages.append(
                Message(line: line, code: error.code, text: error.message.map { String(cString: $0) } ?? ""))
        }

        /// The object behind the context pointer of a callback.
        static func behind(_ pointer: UnsafeMutableRawPointer?) -> Messages? {
            pointer.map { Unmanaged<Messages>.fromOpaque($0).takeUnretainedValue() }
        }

        /// The context pointer for callbacks; valid while the object lives.
        var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }
    }

    /// Parses UTF-8 text without network, entities, XInclude or document type; nil when it is not well-formed, or when the
    /// document has a document type.
    init?(_ bytes: [UInt8], name: String, messages: Messages) {
        guard Self.isLibraryReady else {
            messages.isLibraryMissing = true
            return nil
        }
        let isLong = bytes.count > Self.largestPiece
        guard let parser = isLong ? xmlCreatePushParserCtxt(nil, nil, nil, 0, name) : xmlNewParserCtxt() else {
            return nil
        }
        defer { xmlFreeParserCtxt(parser) }
        guard let handler = parser.pointee.sax else { return nil }
        parser.pointee._private = messages.context
        handler.pointee.serror = { context, error in
            guard let parser = context?.assumingMemoryBound(to: xmlParserCtxt.self), let error else { return }
            Messages.behind(parser.pointee._private)?.append(error.pointee)
        }
        // Nothing of a document type is read: neither its entities nor the files it names.
        handler.pointee.internalSubset = { context, _, _, _ in
            guard let parser = context?.assumingMemoryBound(to: xmlParserCtxt.self) else { return }
            Messages.behind(parser.pointee._private)?.doctypeLine =
                parser.pointee.input.map { Int($0.pointee.line) } ?? 1
            xmlStopParser(parser)
        }
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_BIG_LINES.rawValue | XML_PARSE_NOCDATA.rawValue
        let document = withExtendedLifetime(messages) {
            bytes.withUnsafeBytes { text in
                let text = text.bindMemory(to: CChar.self)
                return isLong
                    ? Self.parse(text, inPiecesBy: parser, options: Int32(bitPattern: options))
                    : xmlCtxtReadMemory(
                        parser, text.baseAddress, Int32(clamping: text.count), name, "UTF-8",
                        Int32(bitPattern: options))
            }
        }
        guard let document else { return nil }
        guard parser.pointee.wellFormed != 0, messages.doctypeLine == nil else {
            xmlFreeDoc(document)
            return nil
        }
        pointer = document
    }

    /// libxml2 takes no more than 10 MB in one piece, and no text longer than that, unless it is told to give up all its
    /// bounds. Files above this size are handed over in pieces of this size, and their texts kept in such pieces.
    private static let largestPiece = 8 << 20

    private static func parse(
        _ text: UnsafeBufferPointer<CChar>, inPiecesBy parser: xmlParserCtxtPtr, options: Int32
    ) -> xmlDocPtr? {
        xmlCtxtUseOptions(parser, options)
        parser.pointee.sax.pointee.characters = { context, characters, count in
            guard let parser = context?.assumingMemoryBound(to: xmlParserCtxt.self) else { return }
            // Texts that stand beside each other become one; an empty comment keeps them apart.
            if Int(parser.pointee.nodelen) + Int(count) > XMLDocument.largestPiece { xmlSAX2Comment(context, "") }
            xmlSAX2Characters(context, characters, count)
        }
        for start in stride(from: 0, to: text.count, by: largestPiece) {
            let piece = text[start..<min(text.count, start + largestPiece)]
            xmlParseChunk(parser, UnsafeBufferPointer(rebasing: piece).baseAddress, Int32(piece.count), 0)
        }
        xmlParseChunk(parser, nil, 0, 1)
        return parser.pointee.myDoc
    }

    /// The root element.
    var root: UnsafeMutablePointer<xmlNode>? { xmlDocGetRootElement(pointer) }

    /// Tells whether libxml2 is there. It wants to be set up once, before threads use it.
    private static let isLibraryReady: Bool = {
        guard limen_xml_load() == 0 else { return false }
        xmlInitParser()
        return true
    }()
}
