import JSON

/// A paper, a data record or a review that a number comes from.
public struct Publication: Sendable, Hashable {
    /// The name other elements of one file use for it; also the key when there is no texkey.
    public var id: Slug
    /// The INSPIRE key, for example `BaBar:2009gco`.
    public var texkey: String?
    /// The arXiv number, for example `0908.2840`.
    public var arxiv: String?
    /// The digital object identifier.
    public var doi: String?
    /// Authors or collaboration, in order.
    public var authors: [String]
    /// The title.
    public var title: String
    /// Journal, volume and page.
    public var journal: String?
    /// The year of publication.
    public var year: Int?
    /// Address, when it has neither arXiv number nor DOI.
    public var url: String?

    public init(
        id: Slug, texkey: String? = nil, arxiv: String? = nil, doi: String? = nil, authors: [String] = [],
        title: String,
        journal: String? = nil, year: Int? = nil, url: String? = nil
    ) {
        self.id = id
        self.texkey = texkey
        self.arxiv = arxiv
        self.doi = doi
        self.authors = authors
        self.title = title
        self.journal = journal
        self.year = year
        self.url = url
    }
}

/// A publication in the part it plays for a limit.
public struct Citation: Sendable, Hashable {
    /// Role of the publication.
    public enum Role: String, Sendable, Hashable, JSONConvertible, CaseIterable {
        /// It states the result.
        case result
        /// It prints the figure or table the values were taken from.
        case figure
        /// It made the values machine-readable.
        case digitiser
        /// It gives the method of a derivation.
        case method
        /// It gives an input.
        case input
    }

    /// Its role.
    public var role: Role
    /// The publication itself: a limit carries its references with it.
    public var publication: Publication
    /// Figure, table or equation.
    public var locator: String?

    public init(role: Role, publication: Publication, locator: String? = nil) {
        self.role = role
        self.publication = publication
        self.locator = locator
    }
}

/// A place where experiments stand: an accelerator, a laboratory, the sky.
public struct Facility: Sendable, Hashable {
    public var id: Slug
    public var name: String
    public var note: String?

    public init(id: Slug, name: String, note: String? = nil) {
        self.id = id
        self.name = name
        self.note = note
    }
}

/// An experiment or observation.
public struct Experiment: Sendable, Hashable {
    public var id: Slug
    public var name: String
    /// Figure, table or page; nil when it needs none.
    public var facility: Facility?
    public var note: String?

    public init(id: Slug, name: String, facility: Facility? = nil, note: String? = nil) {
        self.id = id
        self.name = name
        self.facility = facility
        self.note = note
    }
}

extension Publication {
    /// What to cite it by: its texkey, else arXiv number, DOI, or local name.
    public var key: String { texkey ?? arxiv.map { "arXiv:\($0)" } ?? doi.map { "doi:\($0)" } ?? id.text }

    /// Where the years of arXiv number, texkey and publication do not go together: a mistyped number often shows there.
    package var yearConflicts: [String] {
        var conflicts: [String] = []
        let arxivYear = arxiv.flatMap { Int($0.split(separator: "/").last?.prefix(2) ?? "") }
            .map { $0 > 90 ? 1900 + $0 : 2000 + $0 }
        let texkeyYear = texkey.flatMap { Int($0.split(separator: ":").last?.prefix(4) ?? "") }
        if let arxivYear, let texkeyYear, abs(arxivYear - texkeyYear) > 1 {
            conflicts.append("the arXiv number is of \(arxivYear), the texkey of \(texkeyYear)")
        }
        if let year, let arxivYear, year < arxivYear {
            conflicts.append("published in \(year), but the arXiv number is of \(arxivYear)")
        }
        return conflicts
    }
}
