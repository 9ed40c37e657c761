import GRDB
import LimitModel

/// The content of an archive as a set of entries: every revision of every item with its number, every decision with its place
/// among those about the same thing, every release. Order of writing, times, versions and files are not in it.
///
/// Its hash is the archive's hash. The entries lie in 256 buckets, by the first byte of their own hashes, so that one
/// entry more costs a hash over its bucket and one over the hashes of the buckets, not over all entries.
/// `Docs/use/canonical-form.md` describes it.
struct ArchiveState {
    /// The hashes of the entries, sorted within each bucket.
    private var buckets = Array(repeating: [[UInt8]](), count: 256)
    /// The hash of each bucket; nil when it has changed.
    private var bucketHashes: [[UInt8]?] = Array(repeating: nil, count: 256)
    /// The number of decisions about each thing.
    private var decisions: [String: Int] = [:]

    /// The state of an empty archive.
    init() {}

    /// The hash of an empty archive.
    static var empty: String {
        var state = ArchiveState()
        return state.hash()
    }

    /// The present state of an archive.
    init(_ database: Database) throws {
        let rows = try Row.fetchCursor(database, sql: "SELECT entry FROM state")
        while let row = try rows.next() {
            let entry = try row.text(0)
            insert(entry)
            let words = entry.split(separator: " ")
            if words.first == "decision", words.count == 4 { decisions[String(words[1]), default: 0] += 1 }
        }
    }

    mutating func insert(revision number: Int, of kind: RevisionKind, _ slug: Slug, hash: String) {
        insert("\(kind.rawValue) \(slug) \(number) \(hash)")
    }

    mutating func insert(_ event: StandingEvent, hash: String) {
        let place = decisions[event.subject, default: 0] + 1
        decisions[event.subject] = place
        insert("decision \(event.subject) \(place) \(hash)")
    }

    mutating func insert(release name: Slug, hash: String) { insert("release \(name) \(hash)") }

    private mutating func insert(_ entry: String) {
        let hash = SHA256.hash(Array(entry.utf8))
        let bucket = Int(hash[0])
        let place = buckets[bucket].firstIndex { hash.lexicographicallyPrecedes($0) } ?? buckets[bucket].count
        buckets[bucket].insert(hash, at: place)
        bucketHashes[bucket] = nil
    }

    /// The archive's hash.
    mutating func hash() -> String {
        var form = Array("limen.archive/1\n".utf8)
        for bucket in buckets.indices {
            let hash = bucketHashes[bucket] ?? SHA256.hash(buckets[bucket].flatMap { $0 })
            bucketHashes[bucket] = hash
            form += hash
        }
        return ContentHash.of(form)
    }
}

extension StandingEvent {
    /// The thing it decides about: of decisions about one thing, the order counts.
    ///
    /// Preferences of one search belong together, since a later one may hold in a part of where an earlier one does.
    fileprivate var subject: String {
        switch kind {
        case .preferred: scope.map { "search/\($0.search)" } ?? "limit/\(limit)"
        case .overlap: "overlap/\(limit)/\(other?.text ?? "")"
        case .superseded, .retracted, .reinstated: "limit/\(limit)"
        }
    }
}
