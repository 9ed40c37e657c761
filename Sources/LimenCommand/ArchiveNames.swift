import ArgumentParser
import Foundation
import LimenKit

/// Names that the archive of the command line knows, for completion in a shell. Whatever goes wrong, there are none:
/// a shell has no place for an error message.
enum ArchiveNames {
    static let limits = completion { archive, _ in try archive.list().map(\.slug.text) }

    static let searches = completion { archive, _ in Set(try archive.list().map(\.search.text)).sorted() }

    static let planes = completion { archive, _ in try archive.summary().planes.map(\.slug.text) }

    /// The scenarios of `--plane`, or else of the default plane.
    static let scenarios = completion { archive, words in
        let plane = value(of: "--plane", in: words) ?? LimitsOptions.defaultPlane
        return try archive.summary().planes.first { $0.slug.text == plane }?.scenarios.map(\.slug.text) ?? []
    }

    static let releases = completion { archive, _ in try archive.releases().map(\.name.text) }

    static let queries = CompletionKind.custom { _, _, _ in LimenArchive.namedQueries.map(\.name) }

    private static func completion(
        _ names: @escaping @Sendable (LimenArchive, [String]) throws -> [String]
    ) -> CompletionKind {
        .custom { words, _, _ in
            let path = value(of: "--archive", in: words) ?? ArchiveOptions.defaultPath
            return (try? names(LimenArchive(reading: path), words)) ?? []
        }
    }

    /// The value of an option as it was typed, without its quotes.
    private static func value(of option: String, in words: [String]) -> String? {
        guard let place = words.firstIndex(of: option), place + 1 < words.count else { return nil }
        return words[place + 1].trimmingCharacters(in: ["\"", "'"])
    }
}

extension CompletionKind {
    /// The names of an enumeration's cases.
    static func names<Choice: CaseIterable & RawRepresentable>(
        of choices: Choice.Type, also others: [String] = []
    ) -> CompletionKind where Choice.RawValue == String {
        .list(Choice.allCases.map(\.rawValue) + others)
    }
}
