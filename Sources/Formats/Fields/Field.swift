import LimitModel
import Quantities

/// A field of a limit, or of how its table is read: the key under which options, sidecars, heads, questions and messages
/// know it.
///
/// Everything follows from its entry in the table below: the option of `limen import`, the attribute in a sidecar, the
/// line in the head of own exports, the question where nothing states it, and how two statements of it are merged. A new
/// field is a case, an entry, and its place in `Declaration` and `Limit`.
public enum Field: String, Sendable, Hashable, CaseIterable {
    case format
    case limit, title, search, experiment, plane, scenario, grade, range
    case independentOf = "independent-of"
    case status
    case confidenceLevel = "confidence-level"
    case sides, method, criterion
    case massUnit = "mass-unit"
    case couplingUnit = "coupling-unit"
    case couplingConvention = "coupling-convention"
    case shape, interpolation
    case closeAt = "close-at"
    case lowestMass = "lowest-mass"
    case bias, ends, origin, digitiser
    case errorDex = "error-dex"
    case arxiv, doi, texkey, publication, year, figure, data, note
    case table, columns, binned, log10
    case keepSentinels = "keep-sentinels"
    case splitContours = "split-contours"
    case allowSteps = "allow-steps"
    case path, colour
    case xAxis = "x-axis"
    case yAxis = "y-axis"
    case tolerance
}

extension Field {
    /// The entry of the field.
    var entry: FieldEntry {
        switch self {
        case .format:
            FieldEntry(
                .text(
                    "The format: \(Format.read.map(\.rawValue).joined(separator: ", ", last: " or ")). Default: recognised "
                        + "where that is safe.", name: "as", value: "format"),
                attribute: "format", read: { $1.format = try $0.format(.format) })

        // What the publication states.
        case .limit:
            FieldEntry(
                .text("The limit's name in the archive. Default: the name of the file."),
                question: "a name for the limit", read: { $1.declaration.limit = try $0.slug(.limit) },
                merge: .fill(\.limit), head: .text("limit", \.limit), kept: .value(\.limit) { $0.slug },
                element: .attribute("id"), print: { $0.slug.text })
        case .title:
            FieldEntry(
                .text("Its title. Default: what the file says, else its name."),
                read: { $1.declaration.title = $0.text(.title) }, merge: .fill(\.title),
                head: .text("title", \.title), kept: .value(\.title) { $0.title }, print: { $0.title },
                summary: ("title", { limit, _ in limit.title }))
        case .search:
            FieldEntry(
                .text("The search it is a version of. Default: the limit's name."),
                read: { $1.declaration.search = try $0.slug(.search) }, merge: .fill(\.search),
                head: .text("search", \.search), kept: .value(\.search) { $0.search }, print: { $0.search.text },
                summary: ("search", { limit, _ in limit.search.text }))
        case .experiment:
            FieldEntry(
                .text("The experiment, for example BaBar."), question: "the experiment",
                read: { $1.declaration.experiment = try $0.experiment() },
                merge: .take("experiment", \.experiment, both: { $0.filled(from: $1) }, text: \.id.text),
                head: .json("experiment", \.experiment) { [$0.experiment] },
                kept: .value(\.experiment) { $0.experiment },
                summary: ("experiment", { limit, _ in limit.experiment.name }))
        case .plane:
            FieldEntry(
                .text("The plane, for example dark-axion-portal.", choices: .planes), question: "the plane",
                read: { $1.declaration.plane = try $0.slug(.plane) }, merge: .take("plane", \.plane, text: \.text),
                head: .text("plane", \.plane), kept: .value(\.plane) { $0.plane }, element: .attribute("plane"),
                print: { $0.plane.text }, summary: ("plane", { limit, _ in limit.plane.text }))
        case .scenario:
            FieldEntry(
                .list("A scenario it holds in; repeatable.", choices: .scenarios), question: "the scenario it holds in",
                read: { $1.declaration.scenarios = try $0.slugs(.scenario) }, merge: .holdings,
                head: .json("holds", \.holdings) { $0.holdings }, kept: .value(\.holdings) { $0.holdings },
                summary: (
                    "holds in", { limit, plane in limit.holdings.map { $0.summary(in: plane) }.joined(separator: "; ") }
                ))
        case .grade:
            FieldEntry(
                .text("How good it is there. Default: published, unless the origin is recast."), question: "the grade",
                read: { $1.declaration.grade = try $0.choice(.grade) }, merge: .take("grade", \.grade, text: \.rawValue)
            )
        case .range:
            FieldEntry(
                .list(
                    "The values of a parameter that it holds for, as ma-over-m=0:0.1; repeatable. Default: the scenario's "
                        + "own value alone.", value: "parameter=from:to"),
                read: { $1.declaration.ranges = try $0.ranges() }, merge: .parameters)
        case .independentOf:
            FieldEntry(
                .list("A parameter on which it does not depend; repeatable.", value: "parameter"),
                read: { $1.declaration.independent = try $0.slugs(.independentOf) })
        case .status:
            FieldEntry(
                .text("observed, expected or projection.", choices: .words(Status.allCases.map(\.rawValue))),
                question: "the status", read: { $1.declaration.status = try $0.choice(.status) },
                merge: .take("status", \.status, text: \.rawValue), head: .text("status", \.status),
                kept: .value(\.status) { $0.status }, element: .attribute("status"), print: { $0.status.rawValue },
                summary: ("status", { limit, _ in limit.status.rawValue }))
        case .confidenceLevel:
            FieldEntry(
                .text("0.90, 90% or unknown."), question: "the confidence level", parts: [.sides, .method, .criterion],
                read: { $1.declaration.statement = try $0.statement() },
                merge: .take(
                    "confidence level", \.statement, both: { $0.filled(from: $1) }, text: \.fullWords),
                head: .json("statement", \.statement) { [$0.statement] }, kept: .value(\.statement) { $0.statement },
                summary: ("statement", { limit, _ in limit.statement.sentence }))
        case .sides: FieldEntry(.text("one, two or unknown."))
        case .method: FieldEntry(.text("CLs, classical, Feldman-Cousins, Bayesian, chi-square or unknown."))
        case .criterion:
            FieldEntry(
                .text("In place of a confidence level: a criterion, as \"NAME\" or \"NAME: what it demands\"."))

        // What the columns hold.
        case .massUnit:
            FieldEntry(
                .text("The unit of the masses."), .columns, attribute: "mass-unit",
                question: "the unit of the masses", read: { $1.declaration.massUnit = $0.text(.massUnit) },
                merge: .take("mass unit", \.massUnit, both: { $0.isSameMassUnit($1) ? $0 : nil }) { $0 },
                head: .stated("mass_unit", \.massUnit))
        case .couplingUnit:
            FieldEntry(
                .text("The unit of the couplings."), .columns, attribute: "coupling-unit",
                question: "the unit of the couplings", read: { $1.declaration.couplingUnit = $0.text(.couplingUnit) },
                merge: .take("coupling unit", \.couplingUnit, both: { $0.isSameCouplingUnit($1) ? $0 : nil }) { $0 },
                head: .stated("coupling_unit", \.couplingUnit))
        case .couplingConvention:
            FieldEntry(
                .text("How the column writes the coupling: plane, g/4, 1/f, epsilon^2, …"), .columns,
                attribute: "coupling-convention", question: "the coupling convention",
                read: { $1.declaration.convention = $0.text(.couplingConvention) }, merge: .convention,
                head: .stated("convention", \.convention))
        case .shape:
            FieldEntry(
                .text("What the curve encloses: above, between or inside."), .columns, attribute: "shape",
                question: "what the curve encloses", read: { $1.declaration.shape = try $0.choice(.shape) },
                merge: .take("shape", \.shape, text: \.rawValue), head: .text("shape", \.shape),
                kept: .value(\.shape) { $0.shape }, print: { $0.shape.rawValue })
        case .interpolation:
            FieldEntry(
                .text("Between the points: log-log or step. Default: log-log, of bins step."), .columns,
                attribute: "interpolation", read: { $1.declaration.interpolation = try $0.choice(.interpolation) },
                merge: .take("interpolation", \.interpolation, text: \.rawValue))
        case .closeAt:
            FieldEntry(
                .text(
                    "Close a contour that is open at the top along this coupling, for example \"1 /GeV\".",
                    value: "coupling"),
                .columns, attribute: "close-at", read: { $1.declaration.closeAt = $0.text(.closeAt) },
                merge: .fill(\.closeAt))
        case .lowestMass:
            FieldEntry(
                .text("Where a first bin that is written from zero begins.", value: "mass"), .columns,
                attribute: "lowest-mass", read: { $1.aids.lowestMass = $0.text(.lowestMass) },
                merge: .aids { $0.lowestMass = $0.lowestMass ?? $1.lowestMass })

        // Where it comes from. Bias and ends have no option: they need more words than one.
        case .bias:
            FieldEntry(
                merge: .fill(\.bias), head: .json("bias", \.bias) { [$0.bias].compactMap(\.self) },
                kept: .optional(\.bias, \.bias))
        case .ends:
            FieldEntry(
                merge: .fill(\.ends), head: .json("ends", \.ends) { [$0.ends].compactMap(\.self) },
                kept: .optional(\.ends, \.ends))
        case .origin:
            FieldEntry(
                .text("published (tabulated by its authors), digitised or recast."),
                question: "where the figures come from", read: { $1.declaration.originKind = try $0.choice(.origin) },
                merge: .take("origin", \.originKind, text: \.rawValue), head: .origin, kept: .origin,
                summary: ("origin", { limit, _ in limit.origin.sentence }))
        case .digitiser:
            FieldEntry(
                .text("Who read the figure."), read: { $1.declaration.digitiser = $0.text(.digitiser) },
                merge: .fill(\.digitiser))
        case .errorDex:
            FieldEntry(
                .text("The error of reading it in decades, or unknown."), question: "the error of reading them",
                read: { try $0.errorDex(into: &$1.declaration) }, merge: .errorDex)
        case .arxiv: FieldEntry(.text("The arXiv number of the publication."))
        case .doi: FieldEntry(.text("Its DOI."))
        case .texkey: FieldEntry(.text("Its INSPIRE key."))
        case .publication:
            FieldEntry(
                .text("Its title; or unknown, when nobody knows it."), question: "the publication",
                parts: [.arxiv, .doi, .texkey, .year, .figure], read: { try $0.publication(into: &$1.declaration) },
                merge: .citations, head: .json("cite", \.citations) { $0.citations },
                kept: .list(\.citations, \.citations),
                summary: (
                    "publication", { limit, _ in limit.citations.first.map { $0.publication.shortName } ?? "unknown" }
                ))
        case .year: FieldEntry(.text("Its year."))
        case .figure: FieldEntry(.text("The figure or table, for example \"Fig. 3\"."))
        case .data:
            FieldEntry(
                .list("A data set that it shares with other limits; repeatable."),
                read: { $1.declaration.data = try $0.slugs(.data) }, merge: .fill(\.data),
                head: .json("data", \.data) { $0.data }, kept: .list(\.data, \.data))
        case .note:
            FieldEntry(
                .text("A note to keep with it."), read: { $1.declaration.note = $0.text(.note) },
                merge: .fill(\.note), head: .text("note", \.note), kept: .optional(\.note, \.note),
                element: .child("note"), print: { $0.note })

        // How the reader finds the figures.
        case .table:
            FieldEntry(
                .list("A table, dataset or path of the file, by name; repeatable."), .reading, attribute: "name",
                read: { $1.aids.tables = $0.list(.table) }, merge: .aids { $0.tables.fill(from: $1.tables) })
        case .columns:
            FieldEntry(
                .text("Columns by number or name: MASS,COUPLING or MASS,LOWER,UPPER."), .reading, attribute: "columns",
                read: { $1.aids.columns = try $0.columns() },
                merge: .aids { $0.columns.fill(from: $1.columns) })
        case .binned:
            FieldEntry(
                .flag("Three columns are low end, high end and coupling of a bin."), .reading, attribute: "binned",
                read: { $1.aids.isBinned = $0.flag(.binned) },
                merge: .aids { $0.isBinned = $0.isBinned || $1.isBinned })
        case .log10:
            FieldEntry(
                .text("Columns that hold logarithms to base ten: x, y or both."), .reading, attribute: "log10",
                read: { ($1.aids.isMassLog10, $1.aids.isCouplingLog10) = try $0.logarithms() },
                merge: .aids {
                    $0.isMassLog10 = $0.isMassLog10 || $1.isMassLog10
                    $0.isCouplingLog10 = $0.isCouplingLog10 || $1.isCouplingLog10
                })
        case .keepSentinels:
            FieldEntry(
                .flag("Keep rows that only close a polygon."), .reading, attribute: "keep-sentinels",
                read: { $1.aids.keepsSentinels = $0.flag(.keepSentinels) },
                merge: .aids { $0.keepsSentinels = $0.keepsSentinels || $1.keepsSentinels })
        case .splitContours:
            FieldEntry(
                .flag("Begin a new contour where one closes."), .reading, attribute: "split-contours",
                read: { $1.aids.splitsContours = $0.flag(.splitContours) },
                merge: .aids { $0.splitsContours = $0.splitsContours || $1.splitsContours })
        case .allowSteps:
            FieldEntry(
                .flag("A mass may come twice: the curve jumps there."), .reading, attribute: "allow-steps",
                read: { $1.aids.allowsSteps = $0.flag(.allowSteps) },
                merge: .aids { $0.allowsSteps = $0.allowsSteps || $1.allowsSteps })

        // Of a drawing.
        case .path:
            FieldEntry(
                .list("Of a drawing: the id of a path; repeatable."), .drawing, attribute: "path",
                read: { $1.aids.paths = $0.list(.path) }, merge: .aids { $0.paths.fill(from: $1.paths) })
        case .colour:
            FieldEntry(
                .list("Of a drawing: the colour of the paths, for example #1f77b4; repeatable."), .drawing,
                attribute: "colour", read: { $1.aids.colours = $0.list(.colour) },
                merge: .aids { $0.colours.fill(from: $1.colours) })
        case .xAxis:
            FieldEntry(
                .text(
                    "Of a drawing: two positions with their masses, as \"100=1e-3,500=1,log\" (or linear).",
                    value: "axis"),
                .drawing, attribute: "x-axis", read: { $1.aids.massAxis = try $0.axis(.xAxis) },
                merge: .aids { $0.massAxis = $0.massAxis ?? $1.massAxis })
        case .yAxis:
            FieldEntry(
                .text("The same for the couplings.", value: "axis"), .drawing, attribute: "y-axis",
                read: { $1.aids.couplingAxis = try $0.axis(.yAxis) },
                merge: .aids { $0.couplingAxis = $0.couplingAxis ?? $1.couplingAxis })
        case .tolerance:
            FieldEntry(
                .text("How far a flattened curve may be from the drawn one.", value: "dex"), .drawing,
                attribute: "tolerance", read: { $1.aids.tolerance = try $0.tolerance() },
                merge: .aids { $0.tolerance = $0.tolerance ?? $1.tolerance })
        }
    }
}

extension Field {
    /// The name in messages.
    var subject: String {
        switch self {
        case .errorDex: "error of reading"
        default: rawValue.replacing("-", with: " ")
        }
    }
}

/// A statement of a table of figures: by its file, by a sidecar or by options of the command line. What nothing states is
/// nil, and is asked for by name; nothing is guessed.
package struct Declaration: Sendable, Hashable {
    package var limit: Slug?
    package var title: String?
    package var search: Slug?
    package var experiment: Experiment?
    package var plane: Slug?
    package var status: Status?
    package var statement: Statement?
    /// The scenarios it holds in, in full.
    package var holdings: [Holding] = []
    /// The scenarios by name only; `grade` says how well. Empty when `holdings` says it.
    package var scenarios: [Slug] = []
    /// The grade in every scenario.
    package var grade: Grade?
    /// For every scenario: the values of parameters for which it holds, and those on which it does not depend.
    package var ranges: [Holding.Range] = []
    package var independent: [Slug] = []
    package var bias: Limit.Bias?
    package var ends: Limit.Ends?
    package var originKind: Origin.Kind?
    package var digitiser: String?
    /// The error of reading the figure in dex.
    package var digitisationError: Double?
    /// Set where it is stated that nobody knows the error of reading.
    package var isDigitisationErrorUnknown = false
    package var citations: [Citation] = []
    /// Set where it is stated that nobody knows where the figures were published.
    package var isPublicationUnknown = false
    /// Names of data sets: limits that share one are not independent.
    package var data: [Slug] = []
    package var shape: Limit.Shape?
    package var interpolation: Curve.Interpolation?
    /// The unit of the mass column, as written.
    package var massUnit: String?
    /// The unit of the coupling column, as written.
    package var couplingUnit: String?
    /// The name of the `CouplingConvention` of the coupling column.
    package var convention: String?
    /// Closes a contour that is open at the top: a coupling in the unit of the column, or with a unit of its own.
    package var closeAt: String?
    package var note: String?

    package init() {}
}
