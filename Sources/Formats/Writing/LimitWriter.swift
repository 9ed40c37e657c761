import LimitModel

/// Writes limits and envelopes in one format. What the format cannot say is an `ExportError`, never left out in silence.
package protocol LimitWriter {
    /// Tells whether it is a folder of files, however many limits there are.
    static var isFolder: Bool { get }
    /// Tells whether one file, or one folder of a format of folders, holds several limits.
    static var holdsSeveral: Bool { get }
    /// Tells whether units and coupling conventions can be chosen.
    static var hasUnits: Bool { get }
    /// The unit of masses where none is asked for; nil for the canonical one.
    static var massUnit: String? { get }
    /// Further choices.
    static var choices: Set<WritingChoice> { get }

    /// The files of limits; of one, unless a file holds several.
    static func files(_ limits: [ExportedLimit], _ style: WritingStyle) throws -> [ExportedFile]

    /// The files of the boundary of a union.
    static func files(_ envelope: ExportedEnvelope, _ style: WritingStyle) throws -> [ExportedFile]
}

extension LimitWriter {
    package static var isFolder: Bool { false }
    package static var holdsSeveral: Bool { false }
    package static var hasUnits: Bool { true }
    package static var massUnit: String? { nil }
    package static var choices: Set<WritingChoice> { [] }
}

/// A choice that only some formats have.
package enum WritingChoice: String, Sendable, Hashable, CaseIterable {
    /// Rows that close the polygon above the curve.
    case sentinels
}

/// The source, the units and the choices of files to write.
package struct WritingStyle: Sendable {
    package var source: ExportSource
    /// The units asked for; nil where none are.
    package var massUnit, couplingUnit, convention: String?
    package var choices: Set<WritingChoice>

    package init(
        source: ExportSource, massUnit: String? = nil, couplingUnit: String? = nil, convention: String? = nil,
        choices: Set<WritingChoice> = []
    ) {
        self.source = source
        self.massUnit = massUnit
        self.couplingUnit = couplingUnit
        self.convention = convention
        self.choices = choices
    }

    /// The units of the columns in a plane.
    func units(of plane: Plane, for writer: any LimitWriter.Type) throws(ExportError) -> ColumnUnits {
        try ColumnUnits(
            plane: plane, mass: massUnit ?? writer.massUnit, coupling: couplingUnit, convention: convention)
    }
}

/// A writer of formats whose file is one text.
package protocol TextWriter: LimitWriter {
    static var format: Format { get }
    static func text(_ limits: [ExportedLimit], _ style: WritingStyle) throws -> String
    static func text(_ envelope: ExportedEnvelope, _ style: WritingStyle) throws -> String
}

extension TextWriter {
    package static func files(_ limits: [ExportedLimit], _ style: WritingStyle) throws -> [ExportedFile] {
        let name = limits.count == 1 ? limits[0].limit.slug.text : "limits"
        return [ExportedFile(name: "\(name).\(format.ending)", text: try text(limits, style))]
    }

    package static func files(_ envelope: ExportedEnvelope, _ style: WritingStyle) throws -> [ExportedFile] {
        [ExportedFile(name: "envelope-\(envelope.scenario).\(format.ending)", text: try text(envelope, style))]
    }
}

/// A writer of columns, whose file holds one limit in the units asked for.
package protocol ColumnWriter: TextWriter {
    static func text(
        _ exported: ExportedLimit, _ source: ExportSource, _ units: ColumnUnits, choices: Set<WritingChoice>
    ) throws(ExportError) -> String
    static func text(_ envelope: ExportedEnvelope, _ units: ColumnUnits) throws(ExportError) -> String
}

extension ColumnWriter {
    package static func text(_ limits: [ExportedLimit], _ style: WritingStyle) throws -> String {
        try limits.map {
            try text($0, style.source, style.units(of: $0.plane, for: Self.self), choices: style.choices)
        }.joined()
    }

    package static func text(_ envelope: ExportedEnvelope, _ style: WritingStyle) throws -> String {
        try text(envelope, style.units(of: envelope.plane, for: Self.self))
    }
}

extension Format {
    /// The writer; nil for a format that is only read.
    package var writer: (any LimitWriter.Type)? { entry.writer }

    /// The files of limits that need not stand in an archive, in the units that the format has by itself.
    /// - Throws: `ExportError` for what the format cannot say, and for a format that is only read.
    package func files(_ limits: [ExportedLimit], _ source: ExportSource) throws -> [ExportedFile] {
        guard let writer else { throw ExportError("\(rawValue) is read, but not written", isUsage: true) }
        let style = WritingStyle(source: source)
        if writer.holdsSeveral { return try writer.files(limits, style) }
        return try limits.flatMap { try writer.files([$0], style) }
    }

    /// Tells whether it is a folder of files, however many limits there are.
    package var isFolder: Bool { entry.writer?.isFolder ?? false }

    /// The formats that have a choice.
    package static func written(with choice: WritingChoice) -> [Format] {
        written.filter { $0.writer?.choices.contains(choice) == true }
    }
}
