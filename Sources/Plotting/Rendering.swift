import Files
import Foundation
import LimenKit

/// Turns SVG into the formats that other programs want, with `rsvg-convert`.
package struct Rendering {
    /// A format, by the ending of its files.
    package enum Format: String, Sendable, CaseIterable {
        case svg, pdf, png

        /// The format of a file by its name.
        /// - Throws: `LimenError` of kind `usage`.
        package init(path: String) throws {
            let ending = URL(filePath: path).pathExtension.lowercased()
            guard let format = Self(rawValue: ending) else {
                throw LimenError(.usage, "\(path): a figure is written as .svg, .pdf or .png")
            }
            self = format
        }
    }

    /// Dots per inch of PNG files.
    static let resolution = 200

    private let searchPath: String

    /// - Parameter searchPath: the folders to look in for the converter; those of the environment by default.
    package init(searchPath: String? = nil) {
        self.searchPath = searchPath ?? ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    }

    /// The figure in a format.
    /// - Throws: `LimenError` of kind `noInput` when the converter is missing, of kind `inputOutput` when it fails.
    package func data(_ svg: String, as format: Format) throws -> [UInt8] {
        guard format != .svg else { return Array(svg.utf8) }
        guard let converter else {
            throw LimenError(
                .noInput,
                "rsvg-convert is not on the PATH, and \(format.rawValue.uppercased()) needs it: install it with "
                    + "'apt install librsvg2-bin' ('brew install librsvg'), or write .svg")
        }
        do {
            // Files without names: nothing is left of them, however the program ends.
            let (source, result, messages) = (try UnnamedFile(), try UnnamedFile(), try UnnamedFile())
            try source.write(Array(svg.utf8))
            let process = Process()
            process.executableURL = converter
            process.arguments = [
                "--format", format.rawValue, "--dpi-x", "\(Self.resolution)", "--dpi-y", "\(Self.resolution)",
            ]
            // Without a date from outside, PDF files would carry the present one.
            var environment = ProcessInfo.processInfo.environment
            if environment["SOURCE_DATE_EPOCH"] == nil { environment["SOURCE_DATE_EPOCH"] = "0" }
            process.environment = environment
            process.standardInput = FileHandle(fileDescriptor: source.descriptor)
            process.standardOutput = FileHandle(fileDescriptor: result.descriptor)
            process.standardError = FileHandle(fileDescriptor: messages.descriptor)
            try process.run()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else {
                let text = String(decoding: try messages.contents(), as: UTF8.self)
                throw LimenError(.inputOutput, "rsvg-convert failed: \(text.prefix(500))")
            }
            return try result.contents()
        } catch let error as FileError {
            throw LimenError(error)
        } catch let error as LimenError {
            throw error
        } catch {
            throw LimenError(.inputOutput, "rsvg-convert cannot be run: \(error.localizedDescription)")
        }
    }

    private var converter: URL? {
        searchPath.split(separator: ":").lazy.map { URL(filePath: String($0)).appending(path: "rsvg-convert") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}
