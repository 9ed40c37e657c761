import LimitModel
import Quantities

/// Reads the words that a scan is asked with.
enum ScanWords {
    /// The case of an enumeration by its name.
    static func choice<Choice: RawRepresentable & CaseIterable>(
        _ text: String, _ what: String
    ) throws -> Choice where Choice.RawValue == String {
        if let choice = Choice(rawValue: text) { return choice }
        let names = Choice.allCases.map(\.rawValue)
        throw LimenError(
            .usage, Suggestion.unknown(what, text, among: names) + " (possible: \(names.joined(separator: ", ")))")
    }

    /// A mass with its unit.
    static func mass(_ text: String) throws -> Double {
        do {
            return try LimenArchive.check(mass: try Quantity(text, as: .energy).value)
        } catch let error as QuantityError {
            throw LimenError(.usage, "\(error)", subject: .mass)
        }
    }
}
