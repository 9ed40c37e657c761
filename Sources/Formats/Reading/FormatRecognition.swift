extension ForeignInput {
    /// Tells whether it is a submission in our own XML, or XML that can be nothing else.
    package var isSubmissionXML: Bool {
        guard !isFolder else { return false }
        let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
        if head.contains("<submission") { return true }
        return Format.recognised(in: self) == nil
            && (name.hasSuffix(".xml") || name == "-"
                || head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.hasPrefix("<"))
    }
}

extension Format {
    /// The format that content or ending tell without doubt; nil when they do not.
    static func recognised(in input: ForeignInput) -> Format? {
        if input.isFolder { return input.file("submission.yaml") == nil ? nil : .hepdata }
        let name = input.name.lowercased()
        let head = String(decoding: input.bytes.prefix(4096), as: UTF8.self)
        let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if start.hasPrefix("<") {
            if head.contains("<submission") { return nil }
            if head.contains("<svg") { return .svg }
            return head.contains("<limit") || head.contains("data-values") ? .dmtools : nil
        }
        if start.hasPrefix("{") {
            if LimitJSONReader.formatName(of: input.bytes) != nil { return .json }
            return head.contains("wpdVersion") || head.contains("axesColl") || head.contains("dataSeries")
                || head.contains("\"wpd\"") || head.contains("datasetColl") ? .webplotdigitizer : nil
        }
        if hasVariables(head) { return .hepdata }
        if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return .hepdata }
        if name.hasSuffix(".lmt") { return .darkcast }
        return ColumnRecognition.recognised(name: name, bytes: input.bytes)
    }

    /// Tells whether a line begins with one of the two keys of a HEPData table; a title or a comment may hold the words as well.
    private static func hasVariables(_ head: String) -> Bool {
        head.split(whereSeparator: \.isNewline).contains { line in
            let key = line.drop { " \t-{\"'\u{FEFF}".contains($0) }
            return key.hasPrefix("independent_variables") || key.hasPrefix("dependent_variables")
        }
    }
}
