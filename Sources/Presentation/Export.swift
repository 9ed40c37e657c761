import Formats
import LimenKit
import LimitModel
import Regions

/// The way limits and envelopes are written into files.
package struct Export: Sendable {
    /// One that is written.
    package var format: Format
    /// The unit of masses; nil for the format's own: eV in AxionLimits text, GeV elsewhere.
    package var massUnit: String?
    /// The unit of couplings; nil for the canonical one.
    package var couplingUnit: String?
    /// The name of a coupling convention of the plane; nil for the plane's own.
    package var convention: String?
    /// Further choices of the format.
    package var choices: Set<WritingChoice>
    /// Whether each limit gets a file of its own, in formats whose files hold several.
    package var isFilePerLimit: Bool
    /// The command that writes the files of these limits again, which every file states; of none for an envelope.
    package var query: @Sendable (_ names: [String]) -> String

    package init(
        format: Format, massUnit: String? = nil, couplingUnit: String? = nil, convention: String? = nil,
        choices: Set<WritingChoice> = [], isFilePerLimit: Bool = false,
        query: @escaping @Sendable (_ names: [String]) -> String
    ) {
        self.format = format
        self.massUnit = massUnit
        self.couplingUnit = couplingUnit
        self.convention = convention
        self.choices = choices
        self.isFilePerLimit = isFilePerLimit
        self.query = query
    }

    /// Limits, or revisions of them as `LIMIT@NUMBER`: one file, or for HEPData and for several limits in formats whose
    /// files hold one, several with their names.
    ///
    /// The same archive, question and version of the program give the same bytes.
    /// - Throws: `LimenError`, of kind `noInput` with a suggestion for an unknown limit, of kind `badData` for what the
    ///   format cannot say.
    package func files(_ names: [String], of archive: LimenArchive) throws -> [ExportedFile] {
        guard !names.isEmpty else { throw LimenError(.usage, "name a limit, or ask for an envelope") }
        let writer = try writer()
        let limits = try archive.exportedLimits(names)
        let state = try archive.stateHash()
        func styled(_ names: [String]) -> WritingStyle { style(source(state, archive, query(names))) }
        if writer.holdsSeveral, !isFilePerLimit { return try writing { try writer.files(limits, styled(names)) } }
        var seen: Set<Slug> = []
        return try zip(names, limits).flatMap { name, exported -> [ExportedFile] in
            guard seen.insert(exported.limit.slug).inserted else {
                throw LimenError(.usage, "\(exported.limit.slug) is named twice, and both would be one file")
            }
            return try writing { try writer.files([exported], styled([name])) }
        }
    }

    /// The boundary of what the limits of a scenario exclude together. As XML and BibTeX, the limits it is made of.
    /// - Throws: `LimenError`.
    package func files(envelopeFor question: Question, in archive: LimenArchive) throws -> [ExportedFile] {
        let writer = try writer()
        let envelope = try Self.envelope(question, archive, query: query([]))
        return try writing { try writer.files(envelope, style(envelope.source)) }
    }

    /// The writer of the format.
    /// - Throws: `LimenError` of kind `usage` for a format that is only read, and for choices the format does not have.
    private func writer() throws -> any LimitWriter.Type {
        guard let writer = format.writer else {
            let names = Format.written.map(\.rawValue).joined(separator: ", ", last: " or ")
            throw LimenError(.usage, "\(format.rawValue) is read, but not written: choose \(names)")
        }
        if !writer.hasUnits, massUnit != nil || couplingUnit != nil || convention != nil {
            throw LimenError(
                .usage,
                "files of the format \(format.rawValue) are always in canonical units and the plane's convention: "
                    + "leave units and convention out")
        }
        if let choice = choices.subtracting(writer.choices).first {
            let names = Format.written(with: choice).map(\.rawValue).joined(separator: ", ", last: " or ")
            throw LimenError(.usage, "\(choice.rawValue) belong to the format \(names), not to \(format.rawValue)")
        }
        return writer
    }

    private func style(_ source: ExportSource) -> WritingStyle {
        WritingStyle(
            source: source, massUnit: massUnit, couplingUnit: couplingUnit, convention: convention, choices: choices)
    }

    fileprivate static func envelope(
        _ question: Question, _ archive: LimenArchive, query: String
    ) throws -> ExportedEnvelope {
        let ensemble = try archive.ensemble(question)
        let answer = try ensemble.envelope()
        let report = EnvelopeReport(answer, of: ensemble, query: query)
        return ExportedEnvelope(
            source: source(ensemble.archiveHash, archive, query), plane: ensemble.plane,
            scenario: ensemble.scenario.slug, parameters: ensemble.scenario.values, status: ensemble.question.status,
            loops: answer.loops, contributors: try archive.contributors(to: answer, of: ensemble),
            hidden: answer.hidden, leftOut: ensemble.leftOut.map { ($0.limit, $0.why) },
            answer: .init(csv: { report.csv }, json: { report.json.document() + "\n" }))
    }
}

private func source(_ state: String, _ archive: LimenArchive, _ query: String) -> ExportSource {
    ExportSource(archive: state, release: archive.release, query: query, toolVersion: LimenArchive.toolVersion)
}

/// Publications as BibTeX.
package enum Bibliography {
    /// The publications of limits, and of those they were computed from; without names, those of every limit.
    /// - Parameter query: the command that writes it again.
    /// - Throws: `LimenError`.
    package static func text(_ names: [String], of archive: LimenArchive, query: String) throws -> String {
        let all = try names.isEmpty ? archive.limitNames() : names
        guard !all.isEmpty else { throw LimenError(.noInput, "the archive is empty", remedies: [.importFiles]) }
        let limits = try archive.exportedLimits(try archive.withSources(all), needsPoints: false)
        let head = ["Publications of limits"] + source(try archive.stateHash(), archive, query).lines
        return BibTeXWriter.text(limits, head: head)
    }

    /// The publications of the limits that own a piece of an envelope.
    /// - Throws: `LimenError`.
    package static func text(
        envelopeFor question: Question, in archive: LimenArchive, query: String
    ) throws -> String {
        let envelope = try Export.envelope(question, archive, query: query)
        let names = envelope.contributors.map(\.exported.limit.slug.text)
        let sources = try archive.exportedLimits(
            Array(try archive.withSources(names).dropFirst(names.count)), needsPoints: false)
        return BibTeXWriter.text(envelope, sources: sources)
    }
}

extension EnvelopeAnswer {
    /// The boundary as lines of corners, layer by layer.
    fileprivate var loops: [ExportedEnvelope.Loop] {
        var loops: [ExportedEnvelope.Loop] = []
        var start = pieces.startIndex
        while start < pieces.endIndex {
            let first = pieces[start]
            let end =
                pieces[start...].firstIndex { $0.layer != first.layer || $0.loop != first.loop } ?? pieces.endIndex
            var points: [ExportedEnvelope.Point] = []
            for piece in pieces[start..<end] {
                let corners = [(piece.massFrom, piece.couplingFrom), (piece.massTo, piece.couplingTo)]
                // What is bounded lies on the left: lower edges run to the right, upper edges back.
                for corner in piece.side == .lower ? corners : corners.reversed() {
                    let point = ExportedEnvelope.Point(
                        mass: corner.0, coupling: corner.1, owner: piece.limit, kind: piece.kind, side: piece.side)
                    if point != points.last { points.append(point) }
                }
            }
            let number = 1 + loops.filter { $0.layer == first.layer }.count
            loops.append(.init(layer: first.layer, number: number, points: points))
            start = end
        }
        return loops
    }
}

/// Runs a writer; what it refuses becomes a `LimenError`.
func writing<T>(_ body: () throws -> T) throws -> T {
    do {
        return try body()
    } catch let error as ExportError {
        throw LimenError(error.isUsage ? .usage : .badData, error.message)
    }
}
