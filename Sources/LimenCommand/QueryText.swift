import LimenKit

/// Commands as one would type them, for files that say how to write them again.
enum QueryText {
    /// A command with its words.
    static func command(_ words: [String], of archive: LimenArchive) -> String {
        (["limen"] + words + (archive.release.map { ["--release", $0] } ?? [])).joined(separator: " ")
    }
}

extension Question {
    /// The question as one would type it; what is left at its default is left out.
    var words: [String] {
        let usual = Question(scenario: scenario)
        var words: [String] = []
        if plane != usual.plane { words += ["--plane", plane] }
        if let scenario { words += ["--scenario", scenario] }
        for (name, value) in parameters.sorted(by: { $0.key < $1.key }) { words += ["--set", "\(name)=\(value)"] }
        if status != usual.status { words += ["--status", status.rawValue] }
        if worstGrade != usual.worstGrade { words += ["--grade", worstGrade.rawValue] }
        if layers.count == 1 { words += ["--layer", layers[0].rawValue] }
        for inclusion in inclusions.map(\.rawValue).sorted() { words += ["--include", inclusion] }
        if let preferredVersion { words += ["--prefer", preferredVersion.rawValue] }
        return words
    }
}
