import LimitModel

extension [Finding] {
    /// Files first, by line; then limits by name; what is about the whole archive last. The worst comes first at a place.
    package var sortedByPlace: [Finding] {
        func kind(_ place: Finding.Place) -> Int { place.file != nil ? 0 : place.subject != nil ? 1 : 2 }
        func precedes(_ one: Finding, _ other: Finding) -> Bool? {
            let (a, b) = (one.place, other.place)
            if kind(a) != kind(b) { return kind(a) < kind(b) }
            if a.file != b.file { return (a.file ?? "") < (b.file ?? "") }
            if a.file != nil, a.line != b.line { return (a.line ?? 0) < (b.line ?? 0) }
            if a.subject != b.subject { return (a.subject ?? "") < (b.subject ?? "") }
            return one.severity == other.severity ? nil : one.severity > other.severity
        }
        return enumerated().sorted { one, other in
            precedes(one.element, other.element) ?? (one.offset < other.offset)
        }.map(\.element)
    }
}
