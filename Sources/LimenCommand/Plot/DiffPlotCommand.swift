import ArgumentParser
import LimenKit
import Plotting

/// Two revisions of a limit.
struct DiffPlotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Draw two revisions of a limit, or two limits, and how far the edges moved.",
        discussion: """
            EXAMPLES
              limen plot diff sn1987a@1 sn1987a@2 --output changed.svg
            """)

    @Argument(help: "The old revision, as LIMIT@NUMBER, or a limit.", completion: ArchiveNames.limits)
    var old: String

    @Argument(help: "The new one.", completion: ArchiveNames.limits)
    var new: String

    @OptionGroup var figure: FigureOptions
    @OptionGroup var place: ReadingOptions

    func run() throws {
        let archive = try place.openForReading()
        try figure.write(Chart(differenceFrom: old, to: new, in: archive), apartFrom: archive.path)
    }
}
