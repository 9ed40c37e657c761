import Foundation
import LimenKit

/// Small texts: JSON, numbers with units, confidence levels, names.
enum Documents {
    static func json(_ bytes: [UInt8]) {
        for acceptsNull in [false, true] {
            guard let tree = try? JSONTree(bytes: bytes, acceptsNull: acceptsNull) else { continue }
            for text in [tree.compact(), tree.indented()] {
                guard let again = try? JSONTree(text), again == tree else { broken("JSON that does not come back") }
            }
        }
        // What documents of an archive are decoded with.
        _ = try? JSONDecoder().decode(Plane.self, from: Data(bytes))
        _ = try? JSONDecoder().decode(Search.self, from: Data(bytes))
        if let limit = try? JSONDecoder().decode(Limit.self, from: Data(bytes)), let text = try? limit.document() {
            guard let again = try? JSONDecoder().decode(Limit.self, from: Data(text.utf8)), again == limit else {
                broken("a limit that does not come back")
            }
        }
    }

    static func quantities(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        for dimension in PhysicalDimension.allCases {
            if let quantity = try? Quantity(text, as: dimension) {
                guard quantity.value.isFinite else { broken("a quantity that is not finite") }
                _ = quantity.printed()
            }
            _ = try? PhysicalUnit(text, expecting: dimension)
        }
        if let decimal = try? DecimalText(text) {
            _ = decimal.powerOfTen
            let isInRange = (try? decimal.double()) != nil
            for shift in [-9, 0, 3] {
                let shifted = decimal.text(timesTenTo: shift)
                guard let again = try? DecimalText(shifted) else {
                    if !isInRange { continue }
                    broken("'\(shifted)' is no number")
                }
                let (one, other) = (try? decimal.double(timesTenTo: shift), try? again.double())
                if one != other { broken("\(text) becomes \(shifted)") }
            }
            if let value = try? decimal.double() {
                guard let back = try? DecimalText(value.decimal()).double(), back == value else {
                    broken("\(value) does not come back")
                }
            }
        }
        _ = try? ConfidenceLevel(text)
        _ = try? Slug(text)
        _ = Slug(madeFrom: text)
        _ = Suggestion.unknown("unit", text, among: ["GeV", "MeV", "1/GeV"])
    }
}
