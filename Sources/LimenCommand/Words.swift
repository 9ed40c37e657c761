import LimenKit

/// Runs a body that reads what was given for an option; its failure names the option.
func naming<T>(_ option: String, _ body: () throws -> T) throws -> T {
    do {
        return try body()
    } catch var error as LimenError {
        error.message = "\(option): \(error.message)"
        error.subject = nil
        throw error
    } catch let error as QuantityError {
        throw LimenError(.usage, "\(option): \(error)")
    }
}

/// Reads values from what was typed.
enum Words {
    /// Masses in GeV.
    static func masses(_ texts: [String]) throws -> [Double] {
        try texts.map { try quantity($0, as: .energy, "--mass") }
    }

    /// A positive value with its unit, in the canonical unit.
    static func quantity(_ text: String, as dimension: PhysicalDimension, _ option: String) throws -> Double {
        let value = try naming(option) { try Quantity(text, as: dimension).value }
        guard value > 0 else { throw LimenError(.usage, "\(option): '\(text)' must be positive") }
        return value
    }

    /// A range of an axis from two values with their units, as in `1 MeV,10 GeV`.
    static func range(_ text: String, of axis: Plane.Axis, _ option: String) throws -> ClosedRange<Double> {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map {
            String($0.trimmingPrefix { $0 == " " })
        }
        guard parts.count == 2 else {
            throw LimenError(.usage, "\(option): '\(text)' is not a range: write two values, as in \"1 MeV,10 GeV\"")
        }
        let ends = try parts.map { try quantity($0, as: axis.dimension, option) }
        guard ends[0] < ends[1] else {
            throw LimenError(.usage, "\(option): the first value of '\(text)' must be the smaller one")
        }
        return ends[0]...ends[1]
    }

    /// Values of parameters from texts of the form `parameter=value`.
    static func settings(_ texts: [String]) throws -> [String: Double] {
        var values: [String: Double] = [:]
        for text in texts {
            let (name, value) = try pair(text, "--set", "parameter=value")
            values[name] = try naming("--set \(name)") { try Quantity(value, as: .dimensionless).value }
        }
        return values
    }

    /// The two sides of a text of the form `name=value`.
    static func pair(_ text: String, _ option: String, _ form: String) throws -> (name: String, value: String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty else {
            throw LimenError(.usage, "'\(text)' has no name and value: write \(option) \(form)")
        }
        return (parts[0], parts[1])
    }
}

extension LimenError {
    /// The message with the options and commands of the command line.
    var commandText: String {
        let option = subject.map { "--\($0.rawValue)" }
        let lines = choices.map { "\n  \(option ?? "") \($0.name)  \($0.meaning)" }.joined()
        let head = choices.isEmpty ? (option.map { "\($0): " } ?? "") : ""
        return ([head + message] + remedies.map(\.commandText)).joined(separator: "; ") + lines
    }
}

extension LimenError.Remedy {
    /// What to type.
    fileprivate var commandText: String {
        switch self {
        case .importFiles: "next: limen import"
        case .nameShippedData: "say where: --imports DIR"
        case .compute: "limen compute"
        case .makeArchive: "'limen archive init' makes one"
        case .migrate: "bring it up to date with 'limen archive migrate'"
        case .dumpWithOldProgram:
            "write it out with that program ('limen archive dump FOLDER') and read that in with this one "
                + "('limen archive restore FOLDER'), or import the files again"
        case .makeRelease: "'limen release create' makes one"
        case .allowRows: "--max-rows allows more"
        case .allowSeconds: "--max-seconds allows more"
        case .allowMemory: "--max-memory allows more"
        case .nameArchive: "or name one with --archive"
        case .allowPending: "or --allow-stale to freeze the archive as it is"
        }
    }
}
