import Archive
import Derivations
import Foundation

/// A file to import, with its bytes.
private struct InputFile {
    let name: String
    let bytes: [UInt8]
}

extension LimenArchive {
    /// Takes files into the archive, each whole or not at all.
    ///
    /// Of a folder every XML file is taken, hidden ones and `schema` folders excepted. Files that define planes go
    /// first, so that the order of names does not matter.
    /// - Parameters:
    ///   - paths: files and folders; `-` is standard input.
    ///   - isDryRun: says what would happen and changes nothing.
    ///   - progress: called before each file with how many are done, how many there are, and its name.
    /// - Throws: `LimenError` when a path cannot be read or the archive cannot be written; what is wrong inside a file
    ///   is in its report.
    public func importFiles(
        _ paths: [String], isDryRun: Bool = false, progress: (Int, Int, String) -> Void = { _, _, _ in }
    ) throws -> [FileReport] {
        let names = try paths.flatMap(Self.files)
        guard !names.isEmpty else {
            throw LimenError(.noInput, "there is no XML file in \(paths.joined(separator: ", "))")
        }
        let files = try names.map { InputFile(name: $0, bytes: try Self.bytes(of: $0)) }
        var known = try read { try $0.planes() }
        var parsed: [(file: InputFile, result: Result<ReadSubmission, FormatErrors>)] = []
        // A first pass finds the planes, which the checks of the others need.
        for file in files {
            let result = Result { () throws(FormatErrors) in
                try SubmissionReader.read(file.bytes, name: file.name, planes: known)
            }
            parsed.append((file, result))
            if case .success(let read) = result { known = read.submission.planes + known }
        }
        let order = parsed.indices.sorted { Self.precedes(parsed[$0].result, $0, parsed[$1].result, $1) }
        var newPlanes: [Plane] = []
        return try order.enumerated().map { done, index in
            let (file, result) = parsed[index]
            progress(done, order.count, file.name)
            switch result {
            case .failure(let errors):
                return FileReport(name: file.name, items: [], errors: errors.errors.map(\.description), warnings: [])
            case .success:
                // Read again with every plane that is known by now: ranges and units are checked against them.
                let again = Result { () throws(FormatErrors) in
                    try SubmissionReader.read(file.bytes, name: file.name, planes: newPlanes + known)
                }
                switch again {
                case .failure(let errors):
                    return FileReport(
                        name: file.name, items: [], errors: errors.errors.map(\.description), warnings: [])
                case .success(let read):
                    let report = try take(
                        read, from: file, planes: newPlanes + known, rehearsing: isDryRun ? newPlanes : nil)
                    if report.errors.isEmpty { newPlanes = read.submission.planes + newPlanes }
                    return report
                }
            }
        }
    }

    private static func precedes(
        _ one: Result<ReadSubmission, FormatErrors>, _ i: Int, _ other: Result<ReadSubmission, FormatErrors>, _ j: Int
    ) -> Bool {
        func rank(_ result: Result<ReadSubmission, FormatErrors>) -> Int {
            if case .success(let read) = result, !read.submission.planes.isEmpty { 0 } else { 1 }
        }
        return (rank(one), i) < (rank(other), j)
    }

    /// Appends one submission; what does not fit becomes the report's error.
    /// - Parameter rehearsing: nil to append; else nothing is kept, and these planes of earlier files count as there.
    private func take(
        _ read: ReadSubmission, from file: InputFile, planes: [Plane], rehearsing: [Plane]?
    ) throws -> FileReport {
        let warnings = read.warnings.map(\.description)
        let problems = Self.problems(in: read.submission, file: file.name, planes: planes)
        guard problems.isEmpty else {
            return FileReport(name: file.name, items: [], errors: problems, warnings: warnings)
        }
        var submission = read.submission
        let own = Set(submission.planes.map(\.slug))
        let borrowed = (rehearsing ?? []).filter { !own.contains($0.slug) }
        submission.planes += borrowed
        do {
            let report = try self.file.append(
                submission, files: [SourceFile(name: file.name, bytes: file.bytes)], toolVersion: Self.toolVersion,
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
            return FileReport(name: file.name, items: items, errors: [], warnings: warnings)
        } catch let error as ArchiveError where error.slug != nil {
            let line = error.slug.flatMap { Self.line(of: $0, in: file.bytes) }.map { ":\($0)" } ?? ""
            return FileReport(
                name: file.name, items: [], errors: ["\(file.name)\(line): \(error)"], warnings: warnings)
        } catch {
            return try translating { throw error }
        }
    }

    /// What the derivations say of their inputs; a descriptor that cannot be computed is not taken in.
    private static func problems(in submission: Submission, file: String, planes: [Plane]) -> [String] {
        var problems: [String] = []
        for request in submission.searches.flatMap(\.derivations) {
            guard let plane = planes.first(where: { $0.slug == request.plane }) else { continue }
            do {
                _ = try Methods.named(request.method).init(request, plane: plane)
            } catch {
                problems.append("\(file)\(error.line.map { ":\($0)" } ?? ""): \(request.limit): \(error)")
            }
            if request.method.containsEstimate, let holding = request.holdings.first(where: { $0.grade < .approximate })
            {
                problems.append(
                    "\(file)\(request.method.line.map { ":\($0)" } ?? ""): \(request.limit): an input is an estimate, "
                        + "but grade '\(holding.grade.rawValue)' claims none; use grade approximate")
            }
        }
        return problems
    }

    /// The line on which an element of that id begins, for messages about consistency.
    private static func line(of slug: Slug, in bytes: [UInt8]) -> Int? {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        return lines.firstIndex { $0.contains("id=\"\(slug)\"") }.map { $0 + 1 }
    }

    // MARK: - Files

    private static func files(at path: String) throws -> [String] {
        if path == "-" { return [path] }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw LimenError(.noInput, "there is no file or folder \(path)")
        }
        guard isFolder.boolValue else { return [path] }
        guard let found = FileManager.default.enumerator(atPath: path) else {
            throw LimenError(.inputOutput, "cannot read folder \(path)")
        }
        let names = found.compactMap { $0 as? String }.filter { name in
            name.hasSuffix(".xml") && !name.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "schema" }
        }
        return names.sorted().map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
    }

    private static func bytes(of path: String) throws -> [UInt8] {
        let handle: FileHandle
        if path == "-" {
            handle = .standardInput
        } else {
            guard let opened = FileHandle(forReadingAtPath: path) else {
                throw LimenError(.noInput, "cannot read \(path): check the permissions")
            }
            handle = opened
        }
        do {
            // One byte more than is allowed tells a file that is too large, without reading all of it.
            let data = try handle.read(upToCount: ReaderLimits.fileBytes + 1)
            return Array(data ?? Data())
        } catch {
            throw LimenError(.inputOutput, "cannot read \(path): \(error.localizedDescription)")
        }
    }
}

extension InputNode {
    /// Whether any number in it is an estimate.
    var containsEstimate: Bool { number?.status == .estimate || children.contains(where: \.containsEstimate) }
}
