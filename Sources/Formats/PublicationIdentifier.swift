/// The ways to name a publication.
package enum PublicationIdentifier: String, Sendable, Hashable, CaseIterable {
    case texkey, arxiv, doi

    /// The name for messages.
    package var name: String {
        switch self {
        case .texkey: "an INSPIRE texkey"
        case .arxiv: "an arXiv number"
        case .doi: "a DOI"
        }
    }

    /// The way to write it.
    package var remedy: String {
        switch self {
        case .texkey: "write for example BaBar:2009gco"
        case .arxiv: "write for example 0908.2840, 2105.06476 or hep-ph/0305261, without 'arXiv:' and version"
        case .doi: "write for example 10.1103/PhysRevLett.103.251801, without https://doi.org/"
        }
    }

    /// Tells whether a text has the form of one.
    package func matches(_ text: String) -> Bool {
        switch self {
        case .texkey: Self.isTexkey(text)
        case .arxiv: text.contains("/") ? Self.isOldArxiv(text) : Self.isNewArxiv(text)
        case .doi: Self.isDOI(text)
        }
    }

    private static func isTexkey(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[0].allSatisfy { $0.isASCII && !$0.isWhitespace }
            && parts[1].count >= 6 && parts[1].count <= 8 && parts[1].prefix(4).allSatisfy(\.isASCIIDigit)
            && parts[1].dropFirst(4).allSatisfy { $0.isASCII && $0.isLowercase }
    }

    /// New numbers are YYMM.NNNN until 2014 and YYMM.NNNNN since.
    private static func isNewArxiv(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 4, parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
            let stamp = Int(parts[0])
        else { return false }
        let isMonth = (1...12).contains(stamp % 100)
        return isMonth && stamp >= 704 && parts[1].count == (stamp >= 1501 ? 5 : 4)
    }

    /// Old numbers are archive/YYMMNNN.
    private static func isOldArxiv(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 7, parts[1].allSatisfy(\.isASCIIDigit),
            let stamp = Int(parts[1].prefix(4)), (1...12).contains(stamp % 100), let archive = parts[0].first,
            archive.isASCII, archive.isLowercase
        else { return false }
        return parts[0].allSatisfy { $0.isASCII && ($0.isLetter || $0 == "-" || $0 == ".") }
    }

    private static func isDOI(_ text: String) -> Bool {
        let parts = text.split(separator: "/", maxSplits: 1)
        return parts.count == 2 && parts[0].hasPrefix("10.") && parts[0].count >= 7
            && parts[0].dropFirst(3).allSatisfy { $0.isASCIIDigit || $0 == "." } && !text.contains(" ")
    }
}
