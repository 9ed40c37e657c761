import ArgumentParser
import Files
import LimenKit

/// What is said of a file of another format. Everything is text here: the library reads it, and asks for what is missing.
struct TableArguments: ParsableArguments {
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "The format: text, csv, axionlimits, darkcast, foresee, alpinist, dmtools, hepdata, webplotdigitizer, svg or json. Default: recognised where that is safe.",
            valueName: "format"))
    var format: String?

    @Option(
        help: "An XML file that says everything; default: FILE.limen.xml beside the file.",
        completion: .file(extensions: ["xml"]), transform: PathText.typed)
    var sidecar: String?

    @Option(help: "The limit's name in the archive. Default: the name of the file.")
    var limit: String?
    @Option(help: "Its title. Default: what the file says, else its name.")
    var title: String?
    @Option(help: "The search it is a version of. Default: the limit's name.")
    var search: String?
    @Option(help: "The experiment, for example BaBar.")
    var experiment: String?
    @Option(help: "The plane, for example dark-axion-portal.", completion: ArchiveNames.planes)
    var plane: String?
    @Option(parsing: .singleValue, help: "A scenario it holds in; repeatable.", completion: ArchiveNames.scenarios)
    var scenario: [String] = []
    @Option(help: "How good it is there. Default: published, unless the origin is recast.")
    var grade: String?
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "The values of a parameter that it holds for, as ma-over-m=0:0.1; repeatable. Default: the scenario's own value alone.",
            valueName: "parameter=from:to"))
    var range: [String] = []
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("A parameter on which it does not depend; repeatable.", valueName: "parameter"))
    var independentOf: [String] = []
    @Option(help: "observed, expected or projection.", completion: .names(of: Status.self))
    var status: String?
    @Option(help: "0.90, 90% or unknown.")
    var confidenceLevel: String?
    @Option(help: "one, two or unknown.")
    var sides: String?
    @Option(help: "CLs, classical, Feldman-Cousins, Bayesian, chi-square or unknown.")
    var method: String?
    @Option(help: "In place of a confidence level: a criterion, as \"NAME\" or \"NAME: what it demands\".")
    var criterion: String?

    @Option(help: "The unit of the masses.")
    var massUnit: String?
    @Option(help: "The unit of the couplings.")
    var couplingUnit: String?
    @Option(help: "How the column writes the coupling: plane, g/4, 1/f, epsilon^2, …")
    var couplingConvention: String?
    @Option(help: "What the curve encloses: above, between or inside.")
    var shape: String?
    @Option(help: "Between the points: log-log or step. Default: log-log, of bins step.")
    var interpolation: String?
    @Option(
        help: ArgumentHelp(
            "Close a contour that is open at the top along this coupling, for example \"1 /GeV\".",
            valueName: "coupling"))
    var closeAt: String?
    @Option(
        name: .customLong("lowest-mass"),
        help: ArgumentHelp("Where a first bin that is written from zero begins.", valueName: "mass"))
    var lowestMass: String?

    @Option(help: "published (tabulated by its authors), digitised or recast.")
    var origin: String?
    @Option(help: "Who read the figure.")
    var digitiser: String?
    @Option(help: "The error of reading it in decades, or unknown.")
    var errorDex: String?
    @Option(help: "The arXiv number of the publication.")
    var arxiv: String?
    @Option(help: "Its DOI.")
    var doi: String?
    @Option(help: "Its INSPIRE key.")
    var texkey: String?
    @Option(help: "Its title; or unknown, when nobody knows it.")
    var publication: String?
    @Option(help: "Its year.")
    var year: String?
    @Option(help: "The figure or table, for example \"Fig. 3\".")
    var figure: String?
    @Option(parsing: .singleValue, help: "A data set that it shares with other limits; repeatable.")
    var data: [String] = []
    @Option(help: "A note to keep with it.")
    var note: String?

    @Option(parsing: .singleValue, help: "A table, dataset or path of the file, by name; repeatable.")
    var table: [String] = []
    @Option(help: "Columns by number or name: MASS,COUPLING or MASS,LOWER,UPPER.")
    var columns: String?
    @Flag(help: "Three columns are low end, high end and coupling of a bin.")
    var binned = false
    @Option(help: "Columns that hold logarithms to base ten: x, y or both.")
    var log10: String?
    @Flag(help: "Keep rows that only close a polygon.")
    var keepSentinels = false
    @Flag(help: "Begin a new contour where one closes.")
    var splitContours = false
    @Flag(help: "A mass may come twice: the curve jumps there.")
    var allowSteps = false

    @Option(parsing: .singleValue, help: "Of a drawing: the id of a path; repeatable.")
    var path: [String] = []
    @Option(parsing: .singleValue, help: "Of a drawing: the colour of the paths, for example #1f77b4; repeatable.")
    var colour: [String] = []
    @Option(
        help: ArgumentHelp(
            "Of a drawing: two positions with their masses, as \"100=1e-3,500=1,log\" (or linear).", valueName: "axis"))
    var xAxis: String?
    @Option(help: ArgumentHelp("The same for the couplings.", valueName: "axis"))
    var yAxis: String?
    @Option(help: ArgumentHelp("How far a flattened curve may be from the drawn one.", valueName: "dex"))
    var tolerance: String?

    /// The same for the library.
    var options: TableOptions {
        var options = TableOptions()
        options.format = format
        options.sidecar = sidecar
        (options.limit, options.title, options.search) = (limit, title, search)
        (options.experiment, options.plane, options.scenarios) = (experiment, plane, scenario)
        (options.grade, options.status) = (grade, status)
        (options.ranges, options.independent) = (range, independentOf)
        (options.confidenceLevel, options.sides, options.method) = (confidenceLevel, sides, method)
        options.criterion = criterion
        (options.massUnit, options.couplingUnit) = (massUnit, couplingUnit)
        options.couplingConvention = couplingConvention
        (options.shape, options.interpolation, options.closeAt) = (shape, interpolation, closeAt)
        options.lowestMass = lowestMass
        (options.origin, options.digitiser, options.errorDex) = (origin, digitiser, errorDex)
        (options.arxiv, options.doi, options.texkey) = (arxiv, doi, texkey)
        (options.publication, options.year, options.figure) = (publication, year, figure)
        (options.data, options.note, options.tables) = (data, note, table)
        (options.columns, options.log10, options.isBinned) = (columns, log10, binned)
        (options.keepsSentinels, options.splitsContours) = (keepSentinels, splitContours)
        options.allowsSteps = allowSteps
        (options.paths, options.colours) = (path, colour)
        (options.massAxis, options.couplingAxis, options.tolerance) = (xAxis, yAxis, tolerance)
        return options
    }
}
