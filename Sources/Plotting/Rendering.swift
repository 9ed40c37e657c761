import Foundation
import LimenKit

/// Turns SVG into the formats that other programs want, with `rsvg-convert`.
public struct Rendering {
    /// A format, by the ending of its files.
    public enum Format: String, Sendable, CaseIterable {
        case svg, pdf, png

        /// The format of a file by its name.
        /// - Throws: `LimenError` of kind `usage`.
        public init(path: String) throws {
            let ending = URL(filePath: path).pathExtension.lowercased()
            guard let format = Self(rawValue: ending) else {
                throw LimenError(.usage, "--output \(path): a figure is written as .svg, .pdf or .png")
            }
            self = format
        }
    }

    /// Dots per inch of PNG files.
    static let resolution = 200

    private let searchPath: String

    /// - Parameter searchPath: the folders to look in for the converter; those of the environment by default.
    public init(searchPath: String? = nil) {
        self.searchPath = searchPath ?? ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    }

    /// The figure in a format.
    /// - Throws: `LimenError` of kind `noInput` when the converter is missing, of kind `inputOutput` when it fails.
    public func data(_ svg: String, as format: Format) throws -> Data {
        guard format != .svg else { return Data(svg.utf8) }
        guard let converter else {
            throw LimenError(
                .noInput,
                "rsvg-convert is not on the PATH, and \(format.rawValue.uppercased()) needs it: install it with "
                    + "'apt install librsvg2-bin' ('brew install librsvg'), or write .svg")
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "limen-figure-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let (source, result) = (folder.appending(path: "figure.svg"), folder.appending(path: "figure"))
            try Data(svg.utf8).write(to: source)
            let process = Process()
            process.executableURL = converter
            process.arguments = [
                "--format", format.rawValue, "--dpi-x", "\(Self.resolution)", "--dpi-y", "\(Self.resolution)",
                "--output", result.path, source.path,
            ]
            // Without a date from outside, PDF files would carry the present one.
            var environment = ProcessInfo.processInfo.environment
            if environment["SOURCE_DATE_EPOCH"] == nil { environment["SOURCE_DATE_EPOCH"] = "0" }
            process.environment = environment
            let messages = folder.appending(path: "messages")
            try Data().write(to: messages)
            process.standardError = try FileHandle(forWritingTo: messages)
            process.standardOutput = FileHandle.nullDevice
            process.standardInput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else {
                let text = (try? String(contentsOf: messages, encoding: .utf8)) ?? ""
                throw LimenError(.inputOutput, "rsvg-convert failed: \(text.prefix(500))")
            }
            return try Data(contentsOf: result)
        } catch let error as LimenError {
            throw error
        } catch {
            throw LimenError(.inputOutput, "rsvg-convert: \(error.localizedDescription)")
        }
    }

    private var converter: URL? {
        searchPath.split(separator: ":").lazy.map { URL(filePath: String($0)).appending(path: "rsvg-convert") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}
