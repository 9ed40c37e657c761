import Formats
import LimitModel
import Archive
import Formats
import LimitModel
import Linting

extension LimenArchive {
    /// Takes files into the archive, each whole or not at all.
    ///
    /// Of a folder every XML file is taken, hidden ones and `schema` folders excepted, and every file of another format
    /// that has a sidecar beside it. A folder with a `submission.yaml` is one HEPData submission. Files that define planes
    /// go first, so that the order of names does not matter.
    /// - Parameters:
    ///   - paths: files and folders; `-` is standard input.
    ///   - overrides: what is stated of files of other formats; it overrules sidecars and files.
    ///   - sidecar: the path of the sidecar; nil for the one beside a file, if there is one.
    ///   - isDryRun: says what would happen and changes nothing; an archive that was opened for reading will do.
    ///   - progress: called before each file with how many are done, how many there are, and its name.
    /// - Throws: `LimenError` when an option makes no sense, a path cannot be read or the archive cannot be written; what
    ///   is wrong inside a file is in its report.
    public func importFiles(
        _ paths: [String], overriding overrides: ImportOverrides = ImportOverrides(), sidecar: String? = nil,
        isDryRun: Bool = false, progress: (Int, Int, String) -> Void = { _, _, _ in }
    ) throws -> [ImportedFile] {
        guard !isDryRun else {
            return try Self.checkFiles(
                paths, against: self, overriding: overrides, sidecar: sidecar, progress: progress)
        }
        let files = try ImportFile.found(at: paths, overrides, sidecar: sidecar)
        return try FileQueue(files: files, overrides: overrides, archive: self).reports(progress) {
            brought, source, _ in
            try file.append(brought, files: source.sources, toolVersion: Self.toolVersion)
        }
    }

    /// Says what an import of files would do: each is checked by itself and against an archive, and nothing is written.
    /// - Parameters:
    ///   - archive: the archive whose planes and limits count; it need not be writable. nil for none: then all that is
    ///     known comes with the files.
    ///   - overrides: as for `importFiles`, and so are the other parameters.
    /// - Throws: `LimenError` when an option makes no sense, or a path or the archive cannot be read.
    public static func checkFiles(
        _ paths: [String], against archive: LimenArchive?, overriding overrides: ImportOverrides = ImportOverrides(),
        sidecar: String? = nil, progress: (Int, Int, String) -> Void = { _, _, _ in }
    ) throws -> [ImportedFile] {
        let files = try ImportFile.found(at: paths, overrides, sidecar: sidecar)
        return try FileQueue(files: files, overrides: overrides, archive: archive).reports(progress) {
            brought, _, planes in
            guard let archive else { return try NothingKnown().rehearse(brought, knowing: planes) }
            return try archive.file.read { try $0.rehearse(brought, knowing: planes) }
        }
    }
}

/// Files on their way into an archive, with what each is read and checked against.
private struct FileQueue {
    /// An import compares with the limits of the archive when it has no more than this; `limen lint` always does.
    private static let mostCompared = 5000

    let files: [ImportFile]
    let overrides: ImportOverrides
    /// The archive; nil when files are checked without one.
    let archive: LimenArchive?

    /// Reads, checks and takes in file after file.
    /// - Parameter take: appends a submission, or finds what appending it would do; it is given the planes that the files
    ///   before it brought.
    func reports(
        _ progress: (Int, Int, String) -> Void, take: (Submission, ImportFile, [Plane]) throws -> AppendOutcome
    ) throws -> [ImportedFile] {
        var known = try archive?.read { try $0.planes() } ?? []
        let experiments =
            overrides.declaration.experiment == nil ? [] : try archive?.read { try $0.experiments() } ?? []
        // A first pass finds the planes, which the checks of the others need.
        var first: [Int: FileResult] = [:]
        var withPlanes: [Int] = []
        for (index, file) in files.enumerated() where file.mayDefinePlanes {
            let result = file.read(overrides, planes: known, experiments: experiments)
            first[index] = result
            guard case .success(let read) = result, !read.submission.planes.isEmpty else { continue }
            withPlanes.append(index)
            known = read.submission.planes + known
        }
        // Read again with every plane that is known by now: ranges and units are checked against them.
        if !withPlanes.isEmpty { first = [:] }
        let order = withPlanes + files.indices.filter { !withPlanes.contains($0) }
        var newPlanes: [Plane] = []
        var others: KnownLimits?
        return try order.enumerated().map { done, index in
            let file = files[index]
            progress(done, order.count, file.name)
            let planes = newPlanes + known
            let result = first[index] ?? file.read(overrides, planes: planes, experiments: experiments)
            let read: ReadSubmission
            switch result {
            case .failure(let errors): return ImportedFile(name: file.name, findings: errors.findings)
            case .success(let success): read = success
            }
            let submission = read.submission
            let checks = FileChecks(name: file.name, bytes: file.sources.first?.bytes ?? [])
            var findings = checks.inputErrors(of: submission, planes: planes)
            var outcome: AppendOutcome?
            if findings.isEmpty {
                do {
                    outcome = try take(submission, file, newPlanes)
                } catch let error as ArchiveError {
                    guard let misfit = error.finding else { return try translating { throw error } }
                    findings = checks.placed([misfit])
                }
            }
            findings += read.warnings
            if !submission.limits.isEmpty {
                var limits = try others ?? limitsOfArchive()
                findings += checks.placed(limits.insert(submission.limits, planes: submission.planes + planes))
                others = limits
            }
            if outcome != nil { newPlanes = submission.planes + newPlanes }
            return ImportedFile(name: file.name, outcome, findings: findings, summaries: read.summaries)
        }
    }

    /// The limits of the archive, read when they are needed first; none of a large archive.
    private func limitsOfArchive() throws -> KnownLimits {
        try archive?.read { reader in
            try reader.count(of: .limit) <= Self.mostCompared ? try KnownLimits(reading: reader) : KnownLimits()
        } ?? KnownLimits()
    }
}
