/// Finds what was probably meant by a mistyped name.
public enum Suggestion {
    /// Longer texts are not typing mistakes; comparing them takes the product of their lengths.
    private static let longest = 200

    /// The nearest of the known names, when it is near enough to be meant.
    public static func nearest(to text: String, among names: [String]) -> String? {
        guard text.utf8.count <= longest else { return nil }
        let names = names.filter { $0.utf8.count <= longest }
        let scored = names.map { (name: $0, distance: distance(Array(text.lowercased()), Array($0.lowercased()))) }
        guard let best = scored.min(by: { ($0.distance, $0.name) < ($1.distance, $1.name) }) else { return nil }
        let isPart = best.name.contains(text.lowercased()) && text.count >= 3
        if best.distance <= max(2, text.count / 4) || isPart { return best.name }
        return names.filter { text.count >= 3 && $0.contains(text.lowercased()) }.sorted().first
    }

    /// The message for a name that is not there.
    public static func unknown(_ what: String, _ text: String, among names: [String]) -> String {
        let hint = nearest(to: text, among: names).map { "; did you mean '\($0)'?" } ?? ""
        return "there is no \(what) '\(text)'\(hint)"
    }

    /// Levenshtein's distance.
    private static func distance(_ one: [Character], _ other: [Character]) -> Int {
        var row = Array(0...other.count)
        for (i, left) in one.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, right) in other.enumerated() {
                let substituted = diagonal + (left == right ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[other.count]
    }
}
