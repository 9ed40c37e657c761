/// The length of a query, in words and signs, when every view and every name of WITH stands written out.
///
/// SQLite writes them out before it does anything else, and nothing can stop it meanwhile: twenty names, of which each
/// stands for two of the one before, come to a million.
final class QueryLength {
    /// The longest query, written out.
    static let mostWords = 50_000
    /// The most names of WITH.
    static let mostNames = 500
    /// The depth to which names may stand for names.
    static let deepest = 50

    /// The statements that define the views, by name.
    private let definitions: [String: String]
    /// The lengths of views that have been asked for.
    private var views: [String: Int] = [:]

    init(views: [String: String]) {
        definitions = views
    }

    /// The number of words of a query with the names of WITH written out, but not the views.
    /// - Throws: `ArchiveError.badQuery` when it is longer than it may be with the views, or its names stand for one another
    ///   too often or in a circle.
    func words(of sql: String) throws -> Int {
        let words = SQLWords(sql)
        var (short, long) = (try WrittenOut(words), try WrittenOut(words))
        guard try long.length(view: { try length(ofView: $0) }) <= Self.mostWords else {
            throw ArchiveError.badQuery(
                "query: it has more than \(Self.mostWords) words when views and names of WITH are written out")
        }
        return try short.length { _ in 0 }
    }

    private func length(ofView name: String) throws -> Int {
        guard let definition = definitions[name] else { return 0 }
        if let known = views[name] { return known }
        var text = try WrittenOut(SQLWords(definition))
        let length = try text.length { try self.length(ofView: $0) }
        views[name] = length
        return length
    }
}

/// The words and signs of a statement, and which of them name tables.
private struct SQLWords {
    /// Without quotes, in lower case: the names of SQL are the same in either case.
    let names: [String]
    /// Nil for what stands in quotes, which is a name whatever it says.
    private let keywords: [String?]

    init(_ sql: String) {
        let tokens = SchemaText.tokens(sql)
        let quotes: Set<Character> = ["\"", "'", "`", "["]
        let isQuoted = tokens.map { $0.first.map(quotes.contains) ?? false }
        names = zip(tokens, isQuoted).map { ($1 ? String($0.dropFirst().dropLast()) : $0).lowercased() }
        keywords = zip(names, isQuoted).map { $1 ? nil : $0 }
    }

    /// The word at a place, unless it is quoted; nil outside the text.
    func keyword(_ at: Int) -> String? { keywords.indices.contains(at) ? keywords[at] : nil }

    /// The places where a table, a view or a name of WITH may stand: in FROM, and after IN.
    func placesOfTables() -> [Int] {
        var places: [Int] = []
        // Whether FROM has begun, for every bracket that is open. A bracket in FROM may hold more tables.
        var isFrom = [false]
        for at in names.indices {
            switch keyword(at) {
            case "(": isFrom.append(isFrom.last ?? false)
            case ")": if isFrom.count > 1 { isFrom.removeLast() }
            case "from", "join": isFrom[isFrom.count - 1] = true
            case "select", "where", "group", "having", "order", "limit": isFrom[isFrom.count - 1] = false
            default:
                let isColumn = keyword(at - 1) == "." || keyword(at + 1) == "."
                let isAlias = keyword(at - 1) == "as"
                let isTable = isFrom[isFrom.count - 1] || keyword(at - 1) == "in"
                if isTable, !isColumn, !isAlias { places.append(at) }
            }
        }
        return places
    }
}

/// A statement whose names of WITH are replaced by what they stand for.
private struct WrittenOut {
    /// The meaning of a name of WITH.
    private struct Definition {
        let words: Range<Int>
        var length: Int?
        var isOpen = false
    }

    private let words: SQLWords
    private let places: [Int]
    private var definitions: [Definition] = []
    /// The definitions of a name, in whatever part of the statement.
    private var named: [String: [Int]] = [:]

    init(_ words: SQLWords) throws {
        self.words = words
        places = words.placesOfTables()
        /// Open brackets, with the name that they define.
        var open: [(at: Int, name: String?)] = []
        /// The place where the bracket opened that closes at a place.
        var opening: [Int: Int] = [:]
        for at in words.names.indices {
            if words.keyword(at) == "(" {
                open.append((at, name(definedAt: at, opening)))
            } else if words.keyword(at) == ")", let bracket = open.popLast() {
                opening[at] = bracket.at
                define(bracket.name, bracket.at..<at)
            }
        }
        for bracket in open { define(bracket.name, bracket.at..<words.names.count) }
        guard definitions.count <= QueryLength.mostNames else {
            throw ArchiveError.badQuery("query: it has more than \(QueryLength.mostNames) names of WITH")
        }
    }

    /// The name in `name (columns) AS NOT MATERIALIZED (`, of which the last bracket is given.
    private func name(definedAt bracket: Int, _ opening: [Int: Int]) -> String? {
        var at = bracket - 1
        if words.keyword(at) == "materialized" { at -= 1 }
        if words.keyword(at) == "not" { at -= 1 }
        guard words.keyword(at) == "as" else { return nil }
        at = opening[at - 1].map { $0 - 1 } ?? at - 1
        return words.names.indices.contains(at) ? words.names[at] : nil
    }

    private mutating func define(_ name: String?, _ words: Range<Int>) {
        guard let name else { return }
        named[name, default: []].append(definitions.count)
        definitions.append(Definition(words: words))
    }

    /// - Parameter view: the length of a view; 0 for what is not one.
    mutating func length(view: (String) throws -> Int) throws -> Int {
        try length(of: words.names.indices, within: nil, depth: 0, view)
    }

    private mutating func length(
        of part: Range<Int>, within own: Int?, depth: Int, _ view: (String) throws -> Int
    ) throws -> Int {
        guard depth <= QueryLength.deepest else {
            throw ArchiveError.badQuery(
                "query: names of WITH stand for one another more than \(QueryLength.deepest) times in a row")
        }
        var sum = part.count
        for at in places[firstPlace(from: part.lowerBound)...] {
            guard at < part.upperBound else { break }
            let name = words.names[at]
            // A name inside what it stands for makes the query recursive, and is not written out.
            for definition in named[name] ?? [] where definition != own {
                sum += try length(ofDefinition: definition, depth: depth + 1, view)
            }
            // Beyond what may be it no longer matters by how much, and the sum of sums must not overflow.
            sum = min(sum + (try view(name)), QueryLength.mostWords + 1)
        }
        return sum
    }

    private mutating func length(
        ofDefinition index: Int, depth: Int, _ view: (String) throws -> Int
    ) throws -> Int {
        if let known = definitions[index].length { return known }
        guard !definitions[index].isOpen else {
            throw ArchiveError.badQuery("query: names of WITH stand for one another in a circle")
        }
        definitions[index].isOpen = true
        let length = try length(of: definitions[index].words, within: index, depth: depth, view)
        definitions[index].isOpen = false
        definitions[index].length = length
        return length
    }

    private func firstPlace(from word: Int) -> Int {
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < word { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
