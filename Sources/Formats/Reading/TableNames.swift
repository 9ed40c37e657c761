/// Gives every table of a file a name of its own.
struct TableNames {
    private var used: [String: Int] = [:]

    /// The name, with a running number when it came before.
    mutating func unique(_ name: String) -> String {
        let plain = name.collapsed.isEmpty ? "table" : name.collapsed
        var candidate = plain
        while used[candidate] != nil {
            used[plain, default: 1] += 1
            candidate = "\(plain) (\(used[plain, default: 1]))"
        }
        used[candidate] = 1
        return candidate
    }
}
