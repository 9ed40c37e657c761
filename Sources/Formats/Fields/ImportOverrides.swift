/// Statements of tables outside their files, by options or by a program. It overrules sidecars, and both overrule what
/// the files say.
public struct ImportOverrides: Sendable, Hashable {
    /// The format; nil to recognise it.
    public var format: Format?
    package var declaration = Declaration()
    package var aids = ReadingAids()
    /// The spelling of fields in messages.
    package var spelling = FieldSpelling.keys

    public init() {}

    /// Reads texts, of lists each element and of flags any.
    /// - Parameter spelling: how the place spells the fields.
    /// - Throws: `FieldError` for the first that cannot be understood.
    package init(_ texts: [Field: [String]], spelling: FieldSpelling) throws(FieldError) {
        self.spelling = spelling
        try read(FieldTexts(texts: texts, spelling: spelling))
    }

    /// Reads texts, of lists each element and of flags any.
    /// - Throws: `FieldError` for the first that cannot be understood.
    public init(_ texts: [Field: [String]]) throws(FieldError) { try self.init(texts, spelling: .keys) }

    /// Tells whether nothing is stated of what the tables mean and how they are read.
    package var isEmpty: Bool { declaration == Declaration() && aids == ReadingAids() }

    /// Puts each text into its place.
    mutating func read(_ texts: FieldTexts) throws(FieldError) {
        for field in Field.allCases {
            let entry = field.entry
            guard let read = entry.read, ([field] + entry.parts).contains(where: { texts.texts[$0] != nil }) else {
                continue
            }
            do {
                try read(texts, &self)
            } catch let error as FieldError {
                throw error
            } catch {
                throw FieldError(field: field, message: "\(error)", remedy: "see Docs/use/formats.md")
            }
        }
    }
}
