import LimitModel
import Quantities

extension SubmissionBuilder {
    /// The origin of the values of a limit; nil when something of it is refused.
    mutating func readOrigin(_ element: Element) -> Origin? {
        guard let kind = choice(element, "kind", as: Origin.Kind.self) else { return nil }
        var origin = Origin(kind: kind, digitiser: element["digitiser"])
        guard readDigitisationError(element, &origin), readComputation(element, &origin) else { return nil }
        if let reading = element.first("reading") {
            guard let format = reading["format"], let massUnit = reading["mass-unit"],
                let couplingUnit = reading["coupling-unit"], let convention = reading["convention"]
            else { return nil }
            origin.reading = Reading(
                format: format, table: reading["table"], massUnit: massUnit, couplingUnit: couplingUnit,
                convention: convention, dropped: reading.all("dropped").map(\.text.collapsed),
                calibration: reading.text(of: "calibration"))
        }
        return origin
    }

    private mutating func readDigitisationError(_ element: Element, _ origin: inout Origin) -> Bool {
        guard let text = element["error-dex"] else {
            if origin.kind == .digitised {
                findings.fail(
                    .readingErrorMissing, line: element.line, field: "<origin> error-dex",
                    "the error of reading the figure is missing",
                    remedy: "add error-dex=\"0.02\" (in decades), or error-dex=\"unknown\"")
            }
            return true
        }
        if text == "unknown" { return true }
        do {
            let error = try DecimalText(text).double()
            guard error >= 0, error < 10 else {
                findings.fail(
                    .readingErrorMissing, line: element.line, field: "<origin> error-dex",
                    "\(text) is not an error in decades",
                    remedy: "write for example 0.02, or unknown")
                return false
            }
            origin.digitisationError = error
            return true
        } catch {
            findings.fail(line: element.line, field: "<origin> error-dex", error)
            return false
        }
    }

    /// A computed limit carries the record of its computation, and no other limit does.
    private mutating func readComputation(_ element: Element, _ origin: inout Origin) -> Bool {
        guard let computation = element.first("computation") else {
            guard origin.kind == .computed else { return true }
            findings.fail(
                line: element.line, field: "<origin>", "a computed limit without the record of its computation",
                remedy: "write a <derivation> and let limen compute it, or export the limit from the archive that did")
            return false
        }
        guard origin.kind == .computed else {
            findings.fail(
                line: computation.line, field: "<computation>",
                "the origin is '\(origin.kind.rawValue)', not 'computed'",
                remedy: "take the <computation> out")
            return false
        }
        guard let derivation = computation["derivation"], let version = computation["version"].flatMap({ Int($0) }),
            let descriptorHash = computation["descriptor-hash"], let inputHash = computation["input-hash"],
            let numericalError = relativeError(computation, "numerical-error")
        else { return false }
        var theoryError: Double?
        if computation["theory-error"] != nil {
            guard let error = relativeError(computation, "theory-error") else { return false }
            theoryError = error
        }
        origin.computation = Computation(
            derivation: derivation, version: version, descriptorHash: descriptorHash, inputHash: inputHash,
            numericalError: numericalError, theoryError: theoryError, theoryNote: computation.text(of: "theory-note"))
        return true
    }

    private mutating func relativeError(_ element: Element, _ attribute: String) -> Double? {
        guard let text = element[attribute] else { return nil }
        do {
            let error = try DecimalText(text).double()
            if error >= 0 { return error }
            findings.fail(
                line: element.line, field: "\(element.label) \(attribute)", "it is negative",
                remedy: "write the relative error without sign")
        } catch {
            findings.fail(line: element.line, field: "\(element.label) \(attribute)", error)
        }
        return nil
    }
}
