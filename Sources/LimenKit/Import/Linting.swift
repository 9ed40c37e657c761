import Formats
import LimitModel
import Archive
import Formats
import LimitModel
import Linting

extension LimenArchive {
    /// What looks wrong with limits of the archive, or with all of them.
    ///
    /// Every limit is read once, even for one name: copies and exchanged references show beside the others only. n limits
    /// of m points take O(n · m).
    /// - Parameter names: limits; all when there are none.
    /// - Throws: `LimenError` of kind `noInput` with a suggestion when there is no limit of a name.
    public func lint(_ names: [String] = []) throws -> [Finding] {
        try read { reader in
            let wanted = Set(names)
            var found: [Finding] = []
            var slugs: [Slug] = []
            let known = try KnownLimits(reading: reader) { limit, plane in
                slugs.append(limit.slug)
                guard wanted.isEmpty || wanted.contains(limit.slug.text) else { return }
                found += limit.readerFindings(in: plane) + limit.lintFindings(in: plane)
            }
            if let missing = names.first(where: { name in !slugs.contains { $0.text == name } }) {
                throw LimenError(
                    .noInput, Suggestion.unknown("file or limit", missing, among: slugs.map(\.text)))
            }
            for slug in slugs where wanted.isEmpty || wanted.contains(slug.text) {
                // A pair is named once: at the later name, or at the one that was asked for.
                found += known.findings(about: slug) { other in
                    other < slug || !wanted.isEmpty && !wanted.contains(other.text)
                }
            }
            if wanted.isEmpty { found += known.mixedLevels }
            return found.sortedByPlace
        }
    }

    /// What an import of files would find, without one: the files are read against an archive, or alone.
    /// - Parameters:
    ///   - paths: files and folders, as for `importFiles`.
    ///   - path: the archive whose planes and limits count; it need not be writable. Without one, planes must come with
    ///     the files for their ranges to be checked.
    /// - Throws: `LimenError` when a path or the archive cannot be read.
    public static func lint(files paths: [String], archiveAt path: String?) throws -> [Finding] {
        let archive = try path.map { try LimenArchive(reading: $0) }
        return try checkFiles(paths, against: archive).flatMap(\.findings).map { finding in
            guard archive == nil, finding.code == .unknownPlane else { return finding }
            return Finding(
                .unknownPlane, as: .note, file: finding.place.file, line: finding.place.line,
                "its plane is neither here nor in an archive, so that no range was checked")
        }.sortedByPlace
    }
}

extension KnownLimits {
    /// The limits of an archive that count: the superseded and the retracted are left out.
    /// - Parameter visit: sees every limit, with its plane.
    init(reading reader: ArchiveReader, _ visit: (Limit, Plane?) throws -> Void = { _, _ in }) throws {
        let planes = try reader.planes()
        var isOut: [Slug: Bool] = [:]
        var overlaps: Set<[Slug]> = []
        for event in try reader.standing().events.map(\.event) {
            switch event.kind {
            case .superseded, .retracted: isOut[event.limit] = true
            case .reinstated: isOut[event.limit] = false
            case .overlap: overlaps.insert([event.limit, event.other].compactMap(\.self).sorted())
            case .preferred: break
            }
        }
        self.init(overlaps: overlaps)
        for head in try reader.heads(.limit) {
            let limit = try reader.limit(head)
            let plane = planes.first { $0.slug == limit.plane }
            if isOut[limit.slug] != true { insert(limit, plane: plane) }
            try visit(limit, plane)
        }
    }
}
