extension Unicode.Scalar {
    /// Whether it steers a terminal or turns the direction of writing, rather than being seen: control characters (tab and
    /// line feed among them), separators of lines and paragraphs, and bidirectional marks. Names and titles come from
    /// files of strangers, and whatever prints them asks this.
    public var steersText: Bool {
        switch value {
        case 0x00..<0x20, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
