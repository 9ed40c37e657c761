import LimitModel
import Quantities

/// One table of a HEPData submission: its entry in `submission.yaml` and its data file.
struct HEPDataTable {
    /// At most 64 characters.
    var name: String
    var description: String
    var phrases: [String]
    var observables: [String]
    /// Addresses of what the numbers come from.
    var resources: [(location: String, description: String)]
    /// Comment lines at the head of the data file.
    var comments: [String]
    var independent: [Variable]
    var dependent: [Variable]

    /// A column.
    struct Variable {
        var name: String
        var units: String?
        var qualifiers: [(name: String, value: String, units: String?)] = []
        var values: [Value]
    }

    /// A cell: a number as text, a bin, or a word.
    enum Value {
        case number(String)
        case bin(String, String)
        case word(String)

        var yaml: YAMLText {
            switch self {
            case .number(let value): .map([("value", .number(value))])
            case .bin(let low, let high): .map([("low", .number(low)), ("high", .number(high))])
            case .word(let word): .map([("value", .text(word))])
            }
        }
    }

    /// The largest length of a name and of an address that HEPData takes.
    private static let longestName = 64
    private static let longestAddress = 256

    /// The tables as files: `submission.yaml` first.
    static func files(_ tables: [HEPDataTable], comment: String, sourceLines: [String]) -> [ExportedFile] {
        var names: Set<String> = []
        var documents = ["---\n" + YAMLText.map([("comment", .text(comment))]).document()]
        var files: [ExportedFile] = []
        for (index, table) in tables.enumerated() {
            var name = String(table.name.prefix(longestName))
            if !names.insert(name).inserted || table.name.count > longestName {
                name = String(table.name.prefix(longestName - 8)) + " (\(index + 1))"
                names.insert(name)
            }
            let file = fileName(name, index)
            documents.append("---\n" + table.entry(name: name, file: file).document())
            files.append(ExportedFile(name: file, text: table.data()))
        }
        let head = sourceLines.map { "\($0.commentLine)\n" }.joined()
        return [ExportedFile(name: "submission.yaml", text: head + documents.joined())] + files
    }

    private static func fileName(_ name: String, _ index: Int) -> String {
        let plain = name.lowercased().map {
            $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") ? $0 : "-"
        }
        return String(plain) + ".yaml"
    }

    private func entry(name: String, file: String) -> YAMLText {
        var members: [(String, YAMLText)] = [
            ("name", .text(name)), ("description", .text(description)),
            (
                "keywords",
                .list([
                    .map([
                        ("name", .text("observables")),
                        ("values", .list(observables.map { .text(String($0.prefix(128))) })),
                    ]),
                    .map([("name", .text("phrases")), ("values", .list(phrases.map { .text(String($0.prefix(128))) }))]
                    ),
                ])
            ),
            ("data_file", .text(file)),
            (
                "data_license",
                .map([
                    ("name", .text("cc-by-4.0")), ("url", .text("https://creativecommons.org/licenses/by/4.0/")),
                    ("description", .text("Share and adapt with appropriate credit to the publications named.")),
                ])
            ),
        ]
        let resources = resources.filter { $0.location.count <= Self.longestAddress }
        if !resources.isEmpty {
            members.append(
                (
                    "additional_resources",
                    .list(
                        resources.map {
                            .map([("location", .text($0.location)), ("description", .text($0.description))])
                        })
                ))
        }
        return .map(members)
    }

    private func data() -> String {
        let document = YAMLText.map([
            ("independent_variables", .list(independent.map { Self.yaml($0, hasQualifiers: false) })),
            ("dependent_variables", .list(dependent.map { Self.yaml($0, hasQualifiers: true) })),
        ])
        return comments.map { "\($0.commentLine)\n" }.joined() + document.document()
    }

    private static func yaml(_ variable: Variable, hasQualifiers: Bool) -> YAMLText {
        var header: [(String, YAMLText)] = [("name", .text(variable.name))]
        if let units = variable.units, units != "1" { header.append(("units", .text(units))) }
        var members: [(String, YAMLText)] = [("header", .map(header))]
        if hasQualifiers, !variable.qualifiers.isEmpty {
            members.append(
                (
                    "qualifiers",
                    .list(
                        variable.qualifiers.map { qualifier in
                            .map(
                                [("name", .text(qualifier.name)), ("value", .text(qualifier.value))]
                                    + (qualifier.units.map { [("units", .text($0))] } ?? []))
                        })
                ))
        }
        members.append(("values", .list(variable.values.map(\.yaml))))
        return .map(members)
    }
}
