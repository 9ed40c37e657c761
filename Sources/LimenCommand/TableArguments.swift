import Formats
import ArgumentParser
import Files
import LimenKit

/// What is stated of a file of another format: one option for each field that has one, made from the table of fields, and
/// the sidecar that states all of them.
///
/// ArgumentParser finds the options of a type by looking at its stored properties, and lets a type say by itself what they
/// are. So a new field has its option without being declared again here.
struct TableArguments: ParsableArguments {
    /// The texts by field; those that were not given are absent.
    private(set) var texts: [Field: [String]] = [:]

    /// The path of the sidecar; nil for the one beside the file, if there is one.
    private(set) var sidecar: String?

    /// Whether an option was given.
    var isEmpty: Bool { texts.isEmpty && sidecar == nil }

    init() {}

    /// The same for the engine, whose messages then spell the fields as these options.
    func overrides() throws -> ImportOverrides {
        do throws(FieldError) {
            return try ImportOverrides(texts, spelling: .options(prefix: "--"))
        } catch {
            throw LimenError(.usage, error.text(.options(prefix: "--")))
        }
    }
}

extension TableArguments: CustomReflectable {
    var customMirror: Mirror {
        var children: [Mirror.Child] = Field.allCases.compactMap { field in
            field.option.map { (Self.label(field), Self.argument($0, named: field.optionName)) }
        }
        let sidecar = Option<String?>(
            name: .customLong(Key.sidecar.stringValue),
            help: "An XML file that says everything; default: FILE.limen.xml beside the file.",
            completion: .file(extensions: ["xml"]), transform: PathText.typed)
        children.insert(("_" + Key.sidecar.stringValue, sidecar), at: 1)
        return Mirror(self, children: children)
    }

    private static func label(_ field: Field) -> String { "_" + Key(field).stringValue }

    /// The declaration of an option.
    private static func argument(_ option: FieldOption, named name: String) -> Any {
        let name = NameSpecification.customLong(name)
        let help = ArgumentHelp(option.help, valueName: option.value)
        let completion: CompletionKind? =
            switch option.choices {
            case .planes: ArchiveNames.planes
            case .scenarios: ArchiveNames.scenarios
            case .words(let words): .list(words)
            case nil: nil
            }
        return switch option.kind {
        case .text: Option<String?>(name: name, help: help, completion: completion)
        case .list:
            Option<[String]>(wrappedValue: [], name: name, parsing: .singleValue, help: help, completion: completion)
        case .flag: Flag<Bool>(wrappedValue: false, name: name, help: help)
        }
    }
}

extension TableArguments {
    /// The names under which the parser keeps what was given.
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        static let sidecar = Key(name: "sidecar")

        init(_ field: Field) { stringValue = field.rawValue }
        init(name: String) { stringValue = name }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        sidecar = try container.decode(Option<String?>.self, forKey: .sidecar).wrappedValue
        for field in Field.allCases {
            guard let option = field.option else { continue }
            let key = Key(field)
            let given: [String] =
                switch option.kind {
                case .text: [try container.decode(Option<String?>.self, forKey: key).wrappedValue].compactMap(\.self)
                case .list: try container.decode(Option<[String]>.self, forKey: key).wrappedValue
                case .flag: try container.decode(Flag<Bool>.self, forKey: key).wrappedValue ? [""] : []
                }
            if !given.isEmpty { texts[field] = given }
        }
    }
}
