import LimitModel
import Archive
import Files
import Formats
import Foundation

/// The outcome of reading a file.
typealias FileResult = Result<ReadSubmission, FormatErrors>

/// A file or folder to import, with its bytes.
struct ImportFile {
    /// The path as the user gave it, for a person to read.
    let name: String
    /// The bytes that the archive keeps.
    let sources: [SourceFile]
    /// A file of another format; nil for our own XML.
    let foreign: ForeignInput?
    let sidecar: ForeignInput.File?

    /// Tells whether planes may stand in it: only XML has them, and their elements have this name.
    var mayDefinePlanes: Bool {
        let bytes = foreign == nil ? sources.first?.bytes : sidecar?.bytes
        return bytes.map { Self.hasElement("plane", in: $0) } ?? false
    }

    /// Tells whether an element's name, perhaps behind a prefix, begins with a text.
    private static func hasElement(_ name: String, in bytes: [UInt8]) -> Bool {
        let name = Array(name.utf8)
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "<") || byte == UInt8(ascii: ":") {
            if bytes[(index + 1)...].starts(with: name) { return true }
        }
        return false
    }

    /// The submission of the file, or what is wrong with it.
    func read(_ overrides: ImportOverrides, planes: [Plane], experiments: [Experiment]) -> FileResult {
        Result { () throws(FormatErrors) in try submission(overrides, planes: planes, experiments: experiments) }
    }

    private func submission(
        _ overrides: ImportOverrides, planes: [Plane], experiments: [Experiment]
    ) throws(FormatErrors) -> ReadSubmission {
        guard let foreign else {
            return try SubmissionReader.read(sources.first?.bytes ?? [], name: name, planes: planes)
        }
        var request = ForeignRequest(input: foreign, planes: planes, experiments: experiments)
        request.format = overrides.format
        request.declaration = overrides.declaration
        request.aids = overrides.aids
        request.spelling = overrides.spelling
        request.sidecar = sidecar
        return try request.read()
    }

    // MARK: Looking up

    /// The files that paths stand for.
    /// - Throws: `LimenError` when there is none, one cannot be read, or what is stated of them makes no sense.
    static func found(at paths: [String], _ overrides: ImportOverrides, sidecar: String?) throws -> [ImportFile] {
        let files = try paths.flatMap { try found(at: $0, format: overrides.format, sidecar: sidecar) }
        guard !files.isEmpty else {
            throw LimenError(
                .noInput,
                "there is no XML file, and no data file with a sidecar (\(ForeignInput.sidecarSuffix)), in \(paths.joined(separator: ", "))"
            )
        }
        try overrides.check(files)
        return files
    }

    /// The files a path stands for.
    static func found(at path: String, format: Format?, sidecar: String?) throws -> [ImportFile] {
        guard path != "-" else { return [try file(path, format: format, sidecar: sidecar)] }
        guard let there = FileStatus.of(path) else {
            throw LimenError(.noInput, "there is no file or folder \(path)")
        }
        guard there.kind == .folder else { return [try file(path, format: format, sidecar: sidecar)] }
        let plain = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        if isSubmission(plain) || format == .hepdata { return [try folder(plain, sidecar: sidecar)] }
        return try names(in: plain).flatMap { name -> [ImportFile] in
            let path = plain == "/" ? "/\(name)" : "\(plain)/\(name)"
            try check(path, isIn: plain)
            return [
                InputFile.isFolder(path)
                    ? try folder(path, sidecar: nil) : try file(path, format: format, sidecar: sidecar)
            ]
        }
    }

    /// Of a folder: XML files, and what has a sidecar beside it.
    private static func names(in folder: String) throws -> [String] {
        let all = try translating {
            try InputFile.files(below: folder) { !$0.hasPrefix(".") && $0 != "schema" }
        }
        let sidecars = Set(all.filter { $0.hasSuffix(ForeignInput.sidecarSuffix) })
        return all.filter { name in
            if sidecars.contains(name + ForeignInput.sidecarSuffix) { return true }
            return name.hasSuffix(".xml") && !sidecars.contains(name)
        }.sorted()
    }

    /// Of a folder, which may be a stranger's, only files that lie in it are read, and nothing that waits for somebody to
    /// write, such as a pipe.
    private static func check(_ path: String, isIn folder: String) throws {
        let real = InputFile.real(path) ?? path
        let home = InputFile.real(folder) ?? folder
        guard home == "/" || real.hasPrefix(home + "/") else {
            throw LimenError(
                .badData,
                "\(path) is a link that leads out of the folder; remove it, or import the file by its own name")
        }
        try checkIsFile(path)
    }

    private static func checkIsFile(_ path: String) throws {
        let kind = FileStatus.of(path)?.kind
        guard kind == .file || kind == .folder else {
            throw LimenError(.badData, "\(path) is not a file that can be read from a folder; remove it")
        }
    }

    private static func isSubmission(_ folder: String) -> Bool { InputFile.exists("\(folder)/submission.yaml") }

    /// A single file: our own XML when it reads like that, else one of another format.
    private static func file(_ path: String, format: Format?, sidecar: String?) throws -> ImportFile {
        let bytes = try bytes(of: path)
        let name = PathText.shown(path)
        let source = SourceFile(name: name, bytes: bytes)
        let input = ForeignInput(name: name, bytes: bytes)
        let side = try sidecarFile(of: path, named: sidecar)
        guard format != .xml, format != nil || side != nil || !input.isSubmissionXML else {
            return ImportFile(name: name, sources: [source], foreign: nil, sidecar: nil)
        }
        return ImportFile(
            name: name, sources: [source] + (side.map { [SourceFile(name: $0.name, bytes: $0.bytes)] } ?? []),
            foreign: input, sidecar: side)
    }

    /// A folder whose files belong together.
    private static func folder(_ path: String, sidecar: String?) throws -> ImportFile {
        let names = try translating { try OpenFolder(path).names() }
        var files: [ForeignInput.File] = []
        var total = 0
        for name in names where !name.hasPrefix(".") && isData(name) && !InputFile.isFolder("\(path)/\(name)") {
            try check("\(path)/\(name)", isIn: path)
            let bytes = try bytes(of: "\(path)/\(name)")
            total += bytes.count
            guard total <= 4 * ReaderLimits.fileBytes else {
                throw LimenError(
                    .badData, "\(path): the files are larger than \((4 * ReaderLimits.fileBytes) >> 20) MiB together")
            }
            files.append(ForeignInput.File(name: PathText.shown(name), bytes: bytes))
        }
        guard !files.isEmpty else { throw LimenError(.noInput, "there is no YAML file in \(path)") }
        let side = try sidecarFile(of: path, named: sidecar)
        let folder = PathText.shown(path)
        let sources = files.map { SourceFile(name: "\(folder)/\($0.name)", bytes: $0.bytes) }
        return ImportFile(
            name: folder, sources: sources + (side.map { [SourceFile(name: $0.name, bytes: $0.bytes)] } ?? []),
            foreign: ForeignInput(folder: folder, files: files), sidecar: side)
    }

    private static func isData(_ name: String) -> Bool { name.hasSuffix(".yaml") || name.hasSuffix(".yml") }

    /// The sidecar that was named, or the one beside the file.
    private static func sidecarFile(of path: String, named name: String?) throws -> ForeignInput.File? {
        if let name { return ForeignInput.File(name: PathText.shown(name), bytes: try bytes(of: name)) }
        let beside = path + ForeignInput.sidecarSuffix
        guard path != "-", InputFile.exists(beside) else { return nil }
        try checkIsFile(beside)
        return ForeignInput.File(name: PathText.shown(beside), bytes: try bytes(of: beside))
    }

    private static func bytes(of path: String) throws -> [UInt8] {
        // One byte more than is allowed tells a file that is too large, without reading all of it.
        try translating {
            let file = path == "-" ? OpenFile.standardInput : try OpenFile(path, O_RDONLY)
            return try file.readToEnd(atMost: ReaderLimits.fileBytes + 1)
        }
    }
}

extension ImportOverrides {
    /// - Throws: `LimenError` of kind `usage` when something is stated of files that say it themselves, or one name is given
    ///   to several.
    fileprivate func check(_ files: [ImportFile]) throws {
        if !isEmpty, let own = files.first(where: { $0.foreign == nil }) {
            throw LimenError(
                .usage, "\(own.name) is XML, which says everything itself: the options describe files of other formats")
        }
        if declaration.limit != nil, files.count > 1 {
            throw LimenError(
                .usage,
                "\(spelling(.limit)) names one limit, but there are \(files.count) files: import them one by one")
        }
    }
}
