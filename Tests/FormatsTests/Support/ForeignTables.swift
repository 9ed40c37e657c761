import LimitModel
import Quantities

@testable import Formats

/// Reads the tables of a file written by hand.
struct TableReading {
    let tables: [FoundTable]
    let errors: [Finding]
    let warnings: [Finding]

    init(_ text: String, as format: Format, aids: ReadingAids = ReadingAids()) {
        self.init(ForeignInput(name: "f", bytes: Array(text.utf8)), as: format, aids: aids)
    }

    init(_ input: ForeignInput, as format: Format, aids: ReadingAids = ReadingAids()) {
        var findings = Findings(file: input.name, spelling: .options(prefix: "--"))
        if case .tables(let reader) = format.entry.reading {
            tables = reader.read(input, aids: aids, findings: &findings)
        } else {
            tables = []
        }
        errors = findings.errors
        warnings = findings.warnings
    }

    /// The only table.
    var table: FoundTable? { tables.count == 1 ? tables.first : nil }

    /// The rows of the only curve of the only table.
    var rows: [[String]] { (table?.curves.first?.rows ?? []).map { [$0.mass, $0.coupling] } }

    /// The message and the remedy of the only error.
    var error: String? { errors.count == 1 ? errors.first?.description : nil }
}

extension FoundTable {
    /// The couplings of the curve with a role.
    func couplings(_ role: Curve.Role?) -> [String]? {
        curves.first { $0.role == role }?.rows.map(\.coupling)
    }
}
