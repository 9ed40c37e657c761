import Formats
import LimitModel
import Methods

/// Checks of what a file brings, with the places of the findings in it.
package struct FileChecks {
    private let name: String
    private let bytes: [UInt8]

    /// - Parameters:
    ///   - name: the file as messages name it.
    ///   - bytes: its text, in which the lines of findings are looked up.
    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// Faults that the methods find in their inputs; a descriptor that cannot be computed is not taken in.
    package func inputErrors(of submission: Submission, planes: [Plane]) -> [Finding] {
        let requests: [DerivationRequest] = submission.searches.flatMap(\.derivations)
        return requests.flatMap { request -> [Finding] in
            guard let plane = planes.first(where: { $0.slug == request.plane }) else { return [] }
            var found: [Finding] = []
            do throws(InputError) {
                _ = try MethodAtPoint(request, plane: plane)
            } catch {
                found.append(
                    Finding(
                        .derivation, file: name, line: error.line, at: request.limit.text, field: error.field,
                        error.problem, remedy: error.remedy))
            }
            if request.method.containsEstimate, let holding = request.holdings.first(where: { $0.grade < .approximate })
            {
                found.append(
                    Finding(
                        .estimateGrade, file: name, line: request.method.line, at: request.limit.text,
                        "an input is an estimate, but grade '\(holding.grade.rawValue)' claims none",
                        remedy: "use grade approximate"))
            }
            return found
        }
    }

    /// Findings with the file, and with the line on which the element of their limit, or else of their field, begins.
    /// One report names only so many.
    package func placed(_ findings: [Finding]) -> [Finding] {
        guard !findings.isEmpty else { return [] }
        let lines = linesOfIdentifiers
        return findings.prefix(ReaderLimits.errors).map { finding in
            var placed = finding
            placed.place.file = name
            placed.place.line = (finding.place.subject ?? finding.place.field).flatMap { lines[$0] }
            return placed
        }
    }

    /// The line on which the element of each id begins.
    private var linesOfIdentifiers: [String: Int] {
        var lines: [String: Int] = [:]
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            // Rows of numbers, which most lines are, have no quotes.
            guard line.contains(UInt8(ascii: "\"")) else { continue }
            let text = String(decoding: line, as: UTF8.self)
            for start in text.ranges(of: "id=\"").map(\.upperBound) {
                let name = String(text[start...].prefix { $0 != "\"" })
                // A search and its limit may have one name.
                if lines[name] == nil || text.contains("<limit ") { lines[name] = index + 1 }
            }
        }
        return lines
    }
}

extension InputNode {
    /// Tells whether any number in it is an estimate.
    fileprivate var containsEstimate: Bool {
        number?.status == .estimate || children.contains(where: \.containsEstimate)
    }
}
