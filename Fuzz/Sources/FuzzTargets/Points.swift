import Foundation
import Formats
import JSON
import LimenKit
import LimitModel
import Presentation
import Quantities
import Regions

/// Files of points to be answered.
enum Points {
    private static let ensemble: Ensemble = {
        let path = Archives.sample(in: Archives.folder("points"))
        guard let archive = try? LimenArchive(reading: path),
            let ensemble = try? archive.ensemble(Question(scenario: "visible"))
        else { broken("the sample cannot be read") }
        return ensemble
    }()
    private static let path = Archives.folder("points") + "/points.csv"

    static func read(_ bytes: [UInt8]) {
        _ = FileManager.default.createFile(atPath: path, contents: Data(bytes))
        _ = try? ensemble.points(from: path)
        for format in [Ensemble.PointFormat.csv, .jsonLines, .binary] {
            try? ensemble.answerPoints(from: path, as: format) { _, _ in }
        }
    }
}
