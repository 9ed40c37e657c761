import Formats
import LimitModel
import Archive
import Methods
import Foundation

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
    ///   - isDryRun: says what would happen and changes nothing.
    ///   - progress: called before each file with how many are done, how many there are, and its name.
    /// - Throws: `LimenError` when an option makes no sense, a path cannot be read or the archive cannot be written; what
    ///   is wrong inside a file is in its report.
    public func importFiles(
        _ paths: [String], overriding overrides: ImportOverrides = ImportOverrides(), sidecar: String? = nil,
        isDryRun: Bool = false, progress: (Int, Int, String) -> Void = { _, _, _ in }
    ) throws -> [FileReport] {
        let files = try paths.flatMap { try ImportFile.found(at: $0, format: overrides.format, sidecar: sidecar) }
        guard !files.isEmpty else {
            throw LimenError(
                .noInput,
                "there is no XML file, and no data file with a sidecar (\(ForeignInput.sidecarSuffix)), in \(paths.joined(separator: ", "))"
            )
        }
        try overrides.check(files)
        var known = try read { try $0.planes() }
        let experiments = overrides.declaration.experiment == nil ? [] : try read { try $0.experiments() }
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
        var comparison = try Comparison(with: self)
        var next: Ahead<FileResult>?
        return try order.enumerated().map { done, index in
            let file = files[index]
            progress(done, order.count, file.name)
            let planes = newPlanes + known
            let result = next?.value ?? first[index] ?? file.read(overrides, planes: planes, experiments: experiments)
            next = nil
            // A file without planes changes nothing in how the next one is read.
            if !file.mayDefinePlanes, done + 1 < order.count, first[order[done + 1]] == nil {
                let coming = files[order[done + 1]]
                next = Ahead { coming.read(overrides, planes: planes, experiments: experiments) }
            }
            switch result {
            case .failure(let errors):
                return FileReport(name: file.name, errors)
            case .success(let read):
                var report = try take(read, from: file, planes: planes, rehearsing: isDryRun ? newPlanes : nil)
                let beside = try comparison.findings(
                    in: read.submission.limits, planes: read.submission.planes + planes)
                report.findings += Self.place(beside, in: file)
                if report.errors.isEmpty { newPlanes = read.submission.planes + newPlanes }
                return report
            }
        }
    }

    /// Appends one submission; what does not fit becomes the report's error.
    /// - Parameter rehearsing: nil to append; else nothing is kept, and these planes of earlier files count as there.
    private func take(
        _ read: ReadSubmission, from file: ImportFile, planes: [Plane], rehearsing: [Plane]?
    ) throws -> FileReport {
        let warnings = read.warnings.map { LintFinding($0) }
        let problems = Self.problems(in: read.submission, file: file.name, planes: planes)
        guard problems.isEmpty else {
            return FileReport(name: file.name, findings: problems + warnings)
        }
        var submission = read.submission
        let own = Set(submission.planes.map(\.slug))
        let borrowed = (rehearsing ?? []).filter { !own.contains($0.slug) }
        submission.planes += borrowed
        do {
            let report = try self.file.append(
                submission, files: file.sources, toolVersion: Self.toolVersion,
                isDryRun: rehearsing != nil)
            let borrowedNames = Set(borrowed.map(\.slug))
            let items = report.items.filter { $0.kind != .plane || !borrowedNames.contains($0.slug) }.map { item in
                let number: Int? =
                    switch item.change {
                    case .new: 1
                    case .revised(let number): number
                    case .unchanged: nil
                    }
                return FileReport.Item(kind: item.kind, slug: item.slug, newRevision: number)
            }
            return FileReport(name: file.name, items: items, findings: warnings, summaries: read.summaries)
        } catch let error as ArchiveError where error.slug != nil {
            let code: FormatError.Code = error.isAboutUnknownPlane ? .unknownPlane : .inconsistent
            let problem = LintFinding(
                code: code.rawValue, severity: .error, file: file.name,
                line: error.slug.flatMap { Self.line(of: $0, in: file.sources.first?.bytes ?? []) },
                message: "\(error)")
            return FileReport(name: file.name, findings: [problem] + warnings)
        } catch {
            return try translating { throw error }
        }
    }

    /// Faults that the methods find in their inputs; a descriptor that cannot be computed is not taken in.
    private static func problems(in submission: Submission, file: String, planes: [Plane]) -> [LintFinding] {
        var problems: [LintFinding] = []
        func say(_ code: FormatError.Code, _ line: Int?, _ limit: Slug, _ message: String) {
            problems.append(
                LintFinding(
                    code: code.rawValue, severity: .error, file: file, line: line, limit: limit, message: message))
        }
        for request in submission.searches.flatMap(\.derivations) {
            guard let plane = planes.first(where: { $0.slug == request.plane }) else { continue }
            do {
                _ = try MethodList.named(request.method).init(request, plane: plane)
            } catch {
                say(.derivation, error.line, request.limit, "\(error)")
            }
            if request.method.containsEstimate, let holding = request.holdings.first(where: { $0.grade < .approximate })
            {
                say(
                    .estimateGrade, request.method.line, request.limit,
                    "an input is an estimate, but grade '\(holding.grade.rawValue)' claims none; use grade approximate")
            }
        }
        return problems
    }

    /// Findings about limits with the file and line they come from; one report names only so many.
    private static func place(_ findings: [LintFinding], in file: ImportFile) -> [LintFinding] {
        guard !findings.isEmpty else { return [] }
        var lines: [String: Int] = [:]
        let bytes = file.sources.first?.bytes ?? []
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            // Rows of numbers, which most lines are, have no quotes.
            guard line.contains(UInt8(ascii: "\"")) else { continue }
            let text = String(decoding: line, as: UTF8.self)
            guard let start = text.firstRange(of: "id=\"")?.upperBound else { continue }
            let name = String(text[start...].prefix { $0 != "\"" })
            // A search and its limit may have one name.
            if lines[name] == nil || text.contains("<limit ") { lines[name] = index + 1 }
        }
        return findings.prefix(ReaderLimits.errors).map { finding in
            var placed = finding
            placed.file = file.name
            placed.line = finding.limit.flatMap { lines[$0.text] }
            return placed
        }
    }

    /// The line on which an element of that id begins, for messages about consistency.
    private static func line(of slug: Slug, in bytes: [UInt8]) -> Int? {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        return lines.firstIndex { $0.contains("id=\"\(slug)\"") }.map { $0 + 1 }
    }
}

extension InputNode {
    /// Tells whether any number in it is an estimate.
    var containsEstimate: Bool { number?.status == .estimate || children.contains(where: \.containsEstimate) }
}
