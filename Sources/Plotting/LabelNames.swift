/// Short names for limits in a figure, all different: as much of the title as that takes.
enum LabelNames {
    /// Words that say how the archive got a curve, which a figure has no room for.
    private static let endings = [" as published", ", as published"]

    static func names(titles: [String], slugs: [String]) -> [String] {
        let parts = titles.map { title -> [String] in
            let ending = endings.first { title.hasSuffix($0) } ?? ""
            var parts = title.dropLast(ending.count).split(separator: ",").enumerated().map { index, part in
                index == 0 ? String(part) : "," + part
            }
            if !ending.isEmpty { parts.append(ending) }
            return parts
        }
        var counts = parts.map { min(1, $0.count) }
        func name(_ index: Int) -> String { parts[index].prefix(counts[index]).joined() }
        for _ in 0..<8 {
            let names = titles.indices.map(name)
            let repeated = Set(Dictionary(grouping: names, by: { $0 }).filter { $0.value.count > 1 }.keys)
            let growing = titles.indices.filter { repeated.contains(names[$0]) && counts[$0] < parts[$0].count }
            if growing.isEmpty { break }
            for index in growing { counts[index] += 1 }
        }
        let names = titles.indices.map(name)
        return names.indices.map { index in
            let isAlone = names.filter { $0 == names[index] }.count == 1 && !names[index].isEmpty
            return isAlone ? names[index] : slugs[index]
        }
    }

    /// Ways to set a name: on one line, and broken into two or three lines of like length or after a comma.
    static func layouts(_ name: String) -> [[RichText]] {
        let shortened = name.replacing(" electrons on target", with: " EOT").replacing(
            " muons on target", with: " MOT")
        let words = shortened.prefix(longestName).split(separator: " ").map(String.init)
        var layouts = [[shortened.prefix(longestName).description]]
        if shortened.count > 12 {
            for count in 2...3 where words.count >= count {
                let splits = Self.splits(words, into: count)
                if let even = splits.min(by: { longest($0) < longest($1) }) { layouts.append(even) }
                if let comma = splits.filter({ $0[0].hasSuffix(",") }).min(by: { longest($0) < longest($1) }),
                    !layouts.contains(comma)
                {
                    layouts.append(comma)
                }
            }
        }
        return layouts.map { $0.map { RichText(typed: $0) } }
    }

    /// No label is longer, in characters.
    private static let longestName = 90

    private static func longest(_ lines: [String]) -> Int { lines.map(\.count).max() ?? 0 }

    private static func splits(_ words: [String], into count: Int) -> [[String]] {
        if count == 1 { return [[words.joined(separator: " ")]] }
        return (1...(words.count - count + 1)).flatMap { first in
            splits(Array(words[first...]), into: count - 1).map { [words[..<first].joined(separator: " ")] + $0 }
        }
    }
}
