import Archive

extension LimenArchive {
    /// Limits, or revisions of them as `LIMIT@NUMBER`, as files of a format: one file, or for HEPData and for several limits
    /// in formats whose files hold one, several with their names.
    ///
    /// The same archive, question and version of the program give the same bytes.
    /// - Throws: `LimenError`, of kind `noInput` with a suggestion for an unknown limit, of kind `badData` for what the
    ///   format cannot say.
    public func export(_ names: [String], _ options: ExportOptions) throws -> [ExportedFile] {
        guard !names.isEmpty else { throw LimenError(.usage, "name a limit, or ask for an envelope") }
        let writer = try options.writer()
        func query(_ names: [String]) -> String { words(["export"] + names + options.words) }
        let limits = try exportedLimits(names)
        if writer.holdsSeveral, !options.isFilePerLimit {
            return try exporting { try writer.files(limits, options.style(source(query(names)))) }
        }
        var seen: Set<String> = []
        return try zip(names, limits).flatMap { name, exported -> [ExportedFile] in
            guard seen.insert(exported.limit.slug.text).inserted else {
                throw LimenError(.usage, "\(exported.limit.slug) is named twice, and both would be one file")
            }
            var exported = exported
            exported.document = { [query = query([name])] in
                try self.show(name, masses: []).curvesDocument(query: query).document() + "\n"
            }
            return try exporting { try writer.files([exported], options.style(source(query([name])))) }
        }
    }

    /// The boundary of what the limits of a scenario exclude together. As XML and BibTeX, the limits it is made of.
    /// - Throws: `LimenError`.
    public func exportEnvelope(_ question: Question, _ options: ExportOptions) throws -> [ExportedFile] {
        let writer = try options.writer()
        let ensemble = try ensemble(question)
        let query = words(["export", "--envelope"] + question.words + options.words)
        let envelope = try exported(ensemble, try ensemble.envelope(), query: query)
        return try exporting { try writer.files(envelope, options.style(envelope.source)) }
    }

    /// The publications of limits as BibTeX; without names, those of every limit.
    /// - Throws: `LimenError`.
    public func cite(_ names: [String]) throws -> String {
        let all = try names.isEmpty ? read { try $0.heads(.limit).map(\.slug.text) } : names
        guard !all.isEmpty else { throw LimenError(.noInput, "the archive is empty; next: limen import") }
        let limits = try exportedLimits(try withSources(all), needsPoints: false)
        return BibTeXWriter.text(limits, head: try bibliographyHead(words(["cite"] + names)))
    }

    /// The publications of the limits that own a piece of an envelope.
    /// - Throws: `LimenError`.
    public func citeEnvelope(_ question: Question) throws -> String {
        let ensemble = try ensemble(question)
        let query = words(["cite", "--envelope"] + question.words)
        let envelope = try exported(ensemble, try ensemble.envelope(), query: query)
        let names = envelope.contributors.map(\.exported.limit.slug.text)
        let sources = try exportedLimits(Array(try withSources(names).dropFirst(names.count)), needsPoints: false)
        return BibTeXWriter.text(envelope, sources: sources)
    }

    private func bibliographyHead(_ query: String) throws -> [String] {
        try ["Publications of limits"] + source(query).lines
    }

    // MARK: - What is exported

    private func words(_ words: [String]) -> String {
        (["limen"] + words + (release.map { ["--release", $0] } ?? [])).joined(separator: " ")
    }

    private func source(_ query: String) throws -> ExportSource {
        ExportSource(archive: try stateHash(), release: release, query: query, toolVersion: Self.toolVersion)
    }

    /// The names, and those of the limits that they were computed from, and so on: a recast rests on what it recasts.
    private func withSources(_ names: [String]) throws -> [String] {
        try read { reader in
            var sources: [Slug: [Slug]] = [:]
            for head in try reader.heads(.search) {
                for request in try head.requests() { sources[request.limit] = request.sources }
            }
            var all = names
            var seen = Set(names.map { String($0.prefix { $0 != "@" }) })
            var next = 0
            while next < all.count {
                let slug = try? Slug(all[next].prefix { $0 != "@" })
                next += 1
                for source in slug.flatMap({ sources[$0] }) ?? []
                where try seen.insert(source.text).inserted && reader.head(.limit, source) != nil {
                    all.append(source.text)
                }
            }
            return all
        }
    }

    private func exportedLimits(_ names: [String], needsPoints: Bool = true) throws -> [ExportedLimit] {
        try read { reader in
            let standing = try reader.standing()
            return try names.map { name in
                let stored = try Self.revision(name, reader)
                return try Self.exported(stored, reader, standing, needsPoints: needsPoints)
            }
        }
    }

    private static func exported(
        _ stored: StoredRevision, _ reader: ArchiveReader, _ standing: StandingHistory, needsPoints: Bool = true
    ) throws -> ExportedLimit {
        let limit = try needsPoints ? reader.limit(stored) : stored.limit()
        guard let plane = try reader.head(.plane, limit.plane)?.plane() else {
            throw LimenError(.badData, "plane \(limit.plane) of \(limit.slug) is missing from the archive")
        }
        let preference = limit.holdings.lazy.compactMap { holding in
            standing.preference(
                search: limit.search, plane: limit.plane, scenario: holding.scenario, status: limit.status)?.event
        }.first
        return ExportedLimit(
            limit: limit, plane: plane, revision: stored.number, hash: stored.hash,
            searchTitle: try reader.head(.search, limit.search)?.search().title,
            preference: preference?.limit == limit.slug ? preference?.reason : nil)
    }

    private func exported(
        _ ensemble: Ensemble, _ answer: EnvelopeAnswer, query: String
    ) throws -> ExportedEnvelope {
        let owners = Set(answer.contributors)
        let places = ensemble.members.indices.filter { owners.contains(ensemble.members[$0].limit.slug) }
        let contributors = try read { reader in
            let standing = try reader.standing()
            return try places.map { place in
                ExportedEnvelope.Contributor(
                    exported: try Self.exported(ensemble.revisions[place], reader, standing),
                    grade: ensemble.members[place].holding.grade)
            }
        }
        return ExportedEnvelope(
            source: ExportSource(
                archive: ensemble.archiveHash, release: release, query: query, toolVersion: Self.toolVersion),
            plane: ensemble.plane, scenario: ensemble.scenario.slug, parameters: ensemble.scenario.values,
            status: ensemble.question.status, loops: answer.loops, contributors: contributors, hidden: answer.hidden,
            leftOut: ensemble.leftOut.map { ($0.limit, $0.why) },
            answer: .init(
                csv: { ensemble.csv(of: answer, query: query).text },
                json: { ensemble.document(of: answer, query: query).document() + "\n" }))
    }
}

extension EnvelopeAnswer {
    /// The boundary as lines of corners, layer by layer.
    package var loops: [ExportedEnvelope.Loop] {
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

extension Question {
    /// The question as one would type it; what is left at its default is left out.
    var words: [String] {
        let usual = Question(scenario: scenario)
        var words: [String] = []
        if plane != usual.plane { words += ["--plane", plane] }
        if let scenario { words += ["--scenario", scenario] }
        for (name, value) in parameters.sorted(by: { $0.key < $1.key }) { words += ["--set", "\(name)=\(value)"] }
        if status != usual.status { words += ["--status", status.rawValue] }
        if worstGrade != usual.worstGrade { words += ["--grade", worstGrade.rawValue] }
        if layers.count == 1 { words += ["--layer", layers[0].rawValue] }
        for inclusion in inclusions.map(\.rawValue).sorted() { words += ["--include", inclusion] }
        if let preferredVersion { words += ["--prefer", preferredVersion.rawValue] }
        return words
    }
}
