import ArgumentParser
import Files
import LimenKit
import Plotting

/// How a figure looks, and where it goes.
struct FigureOptions: ParsableArguments {
    @Option(help: "light, dark or print (greys).")
    var theme = Theme.light

    @Option(help: "Such as 180x130mm, or single-column, double-column, slide.")
    var size = "double-column"

    @Option(help: "The title, instead of the figure's own.")
    var title: String?

    @Option(parsing: .singleValue, help: "A line to put under the figure; repeatable.")
    var caption: [String] = []

    @Option(
        name: .shortAndLong, help: "The file to write, .svg, .pdf or .png; SVG to standard output by default.",
        completion: .file(), transform: PathText.typed)
    var output: String?

    /// Writes a chart, with the user's title and captions.
    func write(_ chart: Chart, apartFrom archive: String) throws {
        let chart = chart.saying(FigureWords(title: title, captions: caption))
        try write(apartFrom: archive) { size in chart.svg(size: size, theme: theme) }
    }

    /// Writes what a body draws at the size asked for.
    func write(apartFrom archive: String, _ svg: (FigureSize) throws -> String) throws {
        // What is wrong with the options is said before anything is drawn.
        let figureSize = try naming("--size") { try FigureSize(size) }
        guard let output else { return try Output.write(svg(figureSize), to: .standardOutput) }
        let format = try naming("--output") { try Rendering.Format(path: output) }
        try Destination.write(Rendering().data(svg(figureSize), as: format), to: output, apartFrom: archive)
    }
}

extension Theme: ExpressibleByArgument {}
