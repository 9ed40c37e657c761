import Formats
import JSON
import LimenKit
import LimitModel
import Presentation
import Quantities
import Regions

/// Small texts: JSON, numbers with units, confidence levels, names.
enum Documents {
    static func json(_ bytes: [UInt8]) {
        for acceptsNull in [false, true] {
            guard let json = try? JSON(bytes: bytes, acceptsNull: acceptsNull) else { continue }
            for text in [json.line(), json.document()] {
                guard let again = try? JSON(text, acceptsNull: acceptsNull), again == json else {
                    broken("JSON that does not come back")
                }
            }
            _ = try? Plane(json: json)
            _ = try? Search(json: json)
            if let limit = try? Limit(json: json) {
                guard let again = try? Limit(json: JSON(limit.json.line())), again == limit else {
                    broken("a limit that does not come back")
                }
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
