import Formats
import LimitModel
import Archive
import Files
import Foundation

extension LimenArchive {
    /// What looks wrong with limits of the archive, or with all of them.
    ///
    /// Every limit is read once, even for one name: copies and exchanged references show beside the others only. n limits
    /// of m points take O(n · m).
    /// - Parameter names: limits; all when there are none.
    /// - Throws: `LimenError` of kind `noInput` with a suggestion when there is no limit of a name.
    public func lint(_ names: [String] = []) throws -> [LintFinding] {
        try read { reader in
            let wanted = Set(names)
            var found: [LintFinding] = []
            var known: [Slug] = []
            let comparison = try Comparison(reading: reader) { limit, plane in
                known.append(limit.slug)
                guard wanted.isEmpty || wanted.contains(limit.slug.text) else { return }
                found += limit.readerFindings(in: plane) + limit.lintFindings(in: plane)
            }
            if let missing = names.first(where: { name in !known.contains { $0.text == name } }) {
                throw LimenError(
                    .noInput, Suggestion.unknown("file or limit", missing, among: known.map(\.text)))
            }
            for slug in known where wanted.isEmpty || wanted.contains(slug.text) {
                // A pair is named once: at the later name, or at the one that was asked for.
                found += comparison.findings(about: slug) { other in
                    other < slug || !wanted.isEmpty && !wanted.contains(other.text)
                }
            }
            if wanted.isEmpty { found += comparison.mixedLevels }
            return Self.sorted(found)
        }
    }

    /// What an import of files would find, without one: the files are read against an archive, or alone.
    /// - Parameters:
    ///   - paths: files and folders, as for `importFiles`.
    ///   - archive: the archive whose planes and limits count; without one, planes must come with the files for their
    ///     ranges to be checked.
    /// - Throws: `LimenError` when a path or the archive cannot be read.
    public static func lint(files paths: [String], archiveAt archive: String?) throws -> [LintFinding] {
        if let archive {
            return sorted(try LimenArchive(writing: archive).importFiles(paths, isDryRun: true).flatMap(\.findings))
        }
        let folder = try translating { try Draft.folder(beside: PathText.join(NSTemporaryDirectory(), "lint")) }
        let empty = try LimenArchive.create(at: PathText.join(folder.path, "empty.sqlite"))
        let found = try empty.importFiles(paths, isDryRun: true).flatMap(\.findings)
        withExtendedLifetime(folder) {}
        return sorted(
            found.map { finding in
                guard finding.code == FormatError.Code.unknownPlane.rawValue else { return finding }
                var note = finding
                note.severity = .note
                note.message = "its plane is neither here nor in an archive, so that no range was checked"
                return note
            })
    }

    /// Files first, by line; then limits by name; what is about the whole archive last. The worst comes first at a place.
    private static func sorted(_ findings: [LintFinding]) -> [LintFinding] {
        func key(_ finding: LintFinding) -> (Int, String, String) {
            let kind = finding.file != nil ? 0 : finding.limit != nil ? 1 : 2
            return (kind, finding.file ?? "", finding.limit?.text ?? "")
        }
        return findings.enumerated().sorted { one, other in
            let (first, second) = (key(one.element), key(other.element))
            if first.0 != second.0 || first.1 != second.1 { return (first.0, first.1) < (second.0, second.1) }
            if one.element.file != nil, one.element.line != other.element.line {
                return (one.element.line ?? 0) < (other.element.line ?? 0)
            }
            if first.2 != second.2 { return first.2 < second.2 }
            if one.element.severity != other.element.severity { return one.element.severity > other.element.severity }
            return one.offset < other.offset
        }.map(\.element)
    }
}

extension LintFinding {
    /// Its own remedy, else that of the catalogue.
    package var advice: String? { remedy ?? Check.catalogue.first { $0.code == code }?.remedy }
}
