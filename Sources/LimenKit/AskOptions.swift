/// A question as a user puts it, in words; `LimenArchive.ensemble` checks it against the archive's planes.
public struct AskOptions: Sendable, Hashable {
    /// The plane's name.
    public var plane: String
    /// The scenario's name; without one the error lists those there are.
    public var scenario: String?
    /// Other values of the scenario's parameters, by name.
    public var parameters: [String: Double]
    /// Observed limits, expected ones or projections.
    public var status: Status
    /// The worst grade that may take part.
    public var worstGrade: Grade
    /// Which layers take part.
    public var layers: [Statement.Layer]
    /// What else may take part than the versions that stand.
    public var inclusions: Set<Question.Inclusion>
    /// Which kind of version stands for its search; nil follows the archive's preferences.
    public var preferredVersion: Question.VersionKind?

    /// A question with the defaults of the command line.
    public init(
        plane: String = "dark-axion-portal", scenario: String?, parameters: [String: Double] = [:],
        status: Status = .observed, worstGrade: Grade = .derived,
        layers: [Statement.Layer] = Statement.Layer.allCases, inclusions: Set<Question.Inclusion> = [],
        preferredVersion: Question.VersionKind? = nil
    ) {
        self.plane = plane
        self.scenario = scenario
        self.parameters = parameters
        self.status = status
        self.worstGrade = worstGrade
        self.layers = layers
        self.inclusions = inclusions
        self.preferredVersion = preferredVersion
    }

    /// A question from words, as a command line has them.
    /// - Throws: `LimenError` of kind `usage` that lists what is possible.
    public init(
        plane: String, scenario: String?, settings: [String], status: String, worstGrade: String, layer: String,
        include: [String], prefer: String?
    ) throws {
        var parameters: [String: Double] = [:]
        for setting in settings {
            let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw LimenError(.usage, "'\(setting)' sets nothing: write --set parameter=value")
            }
            do {
                parameters[parts[0]] = try Quantity(parts[1], as: .dimensionless).value
            } catch {
                throw LimenError(.usage, "--set \(parts[0]): \(error)")
            }
        }
        let layers: [Statement.Layer]
        if layer == "both" {
            layers = Statement.Layer.allCases
        } else {
            layers = [try Self.choice(layer, "layer", also: ["both"])]
        }
        self.init(
            plane: plane, scenario: scenario, parameters: parameters, status: try Self.choice(status, "status"),
            worstGrade: try Self.choice(worstGrade, "grade"), layers: layers,
            inclusions: Set(try include.map { try Self.choice($0, "kind to include") }),
            preferredVersion: try prefer.map { try Self.choice($0, "kind of version") })
    }

    /// The case of an enumeration by its name.
    static func choice<Choice: RawRepresentable & CaseIterable>(
        _ text: String, _ what: String, also others: [String] = []
    ) throws -> Choice where Choice.RawValue == String {
        if let choice = Choice(rawValue: text) { return choice }
        let names = Choice.allCases.map(\.rawValue) + others
        throw LimenError(
            .usage, Suggestion.unknown(what, text, among: names) + " (possible: \(names.joined(separator: ", ")))")
    }

    /// Reads a mass or coupling with its unit.
    static func quantity(_ text: String, as dimension: PhysicalDimension, _ option: String) throws -> Double {
        let quantity: Quantity
        do {
            quantity = try Quantity(text, as: dimension)
        } catch {
            throw LimenError(.usage, "\(option): \(error)")
        }
        guard quantity.value > 0 else { throw LimenError(.usage, "\(option): '\(text)' must be positive") }
        return quantity.value
    }
}
