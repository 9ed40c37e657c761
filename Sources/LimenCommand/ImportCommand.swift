import ArgumentParser
import Files
import LimenKit
import Presentation

/// Takes files into the archive.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take descriptors, bounds, planes and other people's tables into the archive.",
        discussion: """
            Alone, it takes in the data that ship with Limen: the folder imports of the working directory, else the one \
            that was installed, else the folder that --imports names.

            Each file goes in whole or not at all. Of a folder every XML file is taken, planes first; what happened is \
            said file by file. Content equal to the newest revision changes nothing.

            Files of other formats (text, CSV, AxionLimits, Darkcast, FORESEE, ALPINIST, DMTools, HEPData, \
            WebPlotDigitizer, SVG) become limits as well. What they do not say, such as units, confidence level or \
            publication, is said by options or by a sidecar FILE.limen.xml, and asked for when it is missing; nothing \
            is guessed. Docs/use/formats.md has an example of each. What limen export wrote says everything itself.

            EXAMPLES
              limen import
              limen import --imports ~/limen-data
              limen import my-experiment.xml --dry-run
              cat my-experiment.xml | limen import -
              limen import BaBar.lmt --dry-run
              limen import BaBar.lmt --sidecar BaBar.xml
              limen import curve.txt --mass-unit MeV --coupling-unit 1/GeV --dry-run
            """)

    @Argument(
        help: "Files or folders; - is standard input. Default: the data that ship with Limen.", completion: .file(),
        transform: PathText.typed)
    var paths: [String] = []

    @Option(
        help: ArgumentHelp("The folder of the data that ship with Limen, where it is another one.", valueName: "dir"),
        completion: .directory, transform: PathText.typed)
    var imports: String?

    @Flag(help: "Say what would happen and change nothing.")
    var dryRun = false

    @OptionGroup(title: "Other formats") var table: TableArguments
    @OptionGroup var place: ArchiveOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let shipped = try paths.isEmpty ? imports ?? ShippedData.folder() : nil
        let paths = shipped.map { [$0] } ?? paths
        // Where the data are is said once, and not again for each file: their folder is often a long way off.
        if let shipped { Output.message("the data that ship with Limen: \(shipped)") }
        let home = shipped.map { PathText.shown(PathText.join(PathText.parent(of: $0), "")) }
        func shown(_ name: String) -> String {
            guard let home, name.hasPrefix(home) else { return name }
            return String(name.dropFirst(home.count))
        }
        let archive = dryRun ? try openForChecking() : try place.openForWriting()
        var progress: Progress?
        func show(_ done: Int, _ total: Int, _ name: String) {
            if progress == nil { progress = Progress(total: total) }
            progress?.show(done, shown(name))
        }
        let overrides = try table.overrides()
        let reports =
            if let archive, !dryRun {
                try archive.importFiles(paths, overriding: overrides, sidecar: table.sidecar, progress: show)
            } else {
                try LimenArchive.checkFiles(
                    paths, against: archive, overriding: overrides, sidecar: table.sidecar, progress: show)
            }
        progress?.clear()
        for report in reports {
            for message in report.errors + report.warnings.map({ "warning: \($0)" }) { Output.message(message) }
        }
        try Output.show(ImportReport(reports, isDryRun: dryRun, shown: shown), as: output.format)
        let failed = reports.filter { !$0.errors.isEmpty }
        guard failed.isEmpty else {
            Output.message(
                "limen: nothing was imported from \(failed.count) of \(reports.count) file\(reports.count == 1 ? "" : "s")"
            )
            throw ExitCode(ExitStatus.code(for: .badData))
        }
        if output.format == .table, !dryRun, let archive, try archive.summary().uncomputed > 0 {
            Output.message("next: limen compute")
        }
    }

    /// The archive to check against; nil when there is none yet, and none was named.
    private func openForChecking() throws -> LimenArchive? {
        let isThere = InputFile.exists(place.path) || place.archive != nil
        return isThere ? try place.openForReading() : nil
    }

    func validate() throws {
        if !paths.isEmpty, imports != nil {
            throw ValidationError("--imports stands for the data that ship with Limen: give it without other files")
        }
        // Options that describe a table, but no table: the data that ship would be the wrong ones.
        if paths.isEmpty, !table.isEmpty {
            throw ValidationError("the options describe a file of another format: name it, or - for standard input")
        }
    }
}
