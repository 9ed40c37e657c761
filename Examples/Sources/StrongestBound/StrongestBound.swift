import Foundation
import LimenKit

/// Makes an archive in the folder of temporary files, takes in the data that ship with Limen, and asks it two questions.
///
/// Usage: StrongestBound [IMPORTS]   where IMPORTS is the folder of the data; default: imports in the working directory
@main
enum StrongestBound {
    static func main() {
        do {
            let imports = try CommandLine.arguments.dropFirst().first ?? ShippedData.folder()
            let file = FileManager.default.temporaryDirectory.appending(path: "limen-\(UUID().uuidString).sqlite")
            defer { try? FileManager.default.removeItem(at: file) }
            try answer(from: imports, archiveAt: file.path)
        } catch {
            // The message names the place and the remedy.
            FileHandle.standardError.write(Data("StrongestBound: \(error)\n".utf8))
            exit(1)
        }
    }

    static func answer(from imports: String, archiveAt path: String) throws {
        let archive = try LimenArchive.create(at: path)
        let reports = try archive.importFiles([imports])
        for message in reports.flatMap(\.errors) { print("not taken in: \(message)") }
        // One limit that is derived from its descriptor; compute() alone derives all of them.
        for report in try archive.compute(only: ["babar-upsilon1s-invisible"]) where report.isFailure {
            print("not computed: \(report.limit): \(report.why)")
        }

        let invisible = try archive.ensemble(Question(scenario: "invisible"))
        for answer in try invisible.strongest(atMasses: [0.001, 0.1, 1]) {
            guard let bound = answer.strongest else { continue }
            let mass = Quantity(answer.mass, .energy).printed()
            print("\(mass): g < \(bound.coupling.printed()) \(invisible.couplingUnit) by \(bound.limit)")
        }

        let visible = try archive.ensemble(Question(scenario: "visible"))
        let envelope = try visible.envelope()
        print("the envelope of visible decays has \(envelope.pieces.count) pieces, owned by")
        for owner in envelope.contributors {
            let count = envelope.pieces.count { $0.limit == owner }
            print("  \(owner): \(count)")
        }
    }
}
