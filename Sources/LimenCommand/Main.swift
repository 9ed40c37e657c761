import ArgumentParser
import Files
import Foundation
import LimenKit

/// Exit codes beside those of the usage errors: a caller can act on them.
enum ExitStatus {
    /// Nothing to answer: no limit reaches any of the masses asked for.
    static let noBound = ExitCode(2)
    /// Something was found: a difference, a fault, a conflict.
    static let finding = ExitCode(1)

    /// What each code of `limen` means, for the manual page.
    static let meanings: [(code: Int32, meaning: String)] = [
        (0, "answered, also \"not excluded\""),
        (finding.rawValue, "something was found: a difference, a fault, a conflict, a warning of lint"),
        (noBound.rawValue, "no limit reaches any mass that was asked for"),
        (code(for: .usage), "the command or the question is wrong"),
        (code(for: .badData), "bad data: a file that cannot be taken in, or an archive that cannot be trusted"),
        (code(for: .noInput), "a file, archive, limit or query is not there"),
        (code(for: .limit), "a query went further than its limits of time, rows or memory"),
        (code(for: .cannotCreate), "a file cannot be created"),
        (code(for: .inputOutput), "reading or writing failed"),
        (code(for: .busy), "another process holds the archive"),
        (Interruption.exitCode, "Ctrl-C has ended a scan; the rows that it wrote are whole"),
    ]

    static func code(for kind: LimenError.Kind) -> Int32 {
        switch kind {
        case .usage: 64
        case .badData: 65
        case .noInput: 66
        case .limit: 69
        case .cannotCreate: 73
        case .inputOutput: 74
        case .busy: 75
        }
    }
}

@main
enum Main {
    static func main() {
        // A file that may not grow any more is an error like others, and not the end of the program.
        signal(SIGXFSZ, SIG_IGN)
        do {
            let words = words
            try Limen.checkName(of: words.first)
            var command = try Limen.parseAsRoot(words)
            try command.run()
        } catch let error as LimenError {
            Output.message("limen: \(error.commandText)")
            exit(ExitStatus.code(for: error.kind))
        } catch let error as ExitCode {
            exit(error.rawValue)
        } catch let error as FileError {
            let error = LimenError(error)
            Output.message("limen: \(error.message)")
            exit(ExitStatus.code(for: error.kind))
        } catch {
            Limen.exit(withError: error)
        }
    }

    /// What was typed. A word that is not UTF-8 is a file name, which keeps its bytes.
    private static var words: [String] {
        CommandLine.unsafeArgv.withMemoryRebound(to: UnsafeMutablePointer<CChar>?.self, capacity: Int(CommandLine.argc))
        {
            UnsafeBufferPointer(start: $0, count: Int(CommandLine.argc)).dropFirst().compactMap { word in
                word.map {
                    PathText.word(UnsafeBufferPointer(start: $0, count: strlen($0)).map(UInt8.init(bitPattern:)))
                }
            }
        }
    }
}

/// The root command. Alone, it says what to do next.
struct Limen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limen",
        abstract: "The archive of limits on dark-sector portals.",
        discussion: """
            Descriptors and published bounds come in as files and become sealed revisions in one SQLite file; \
            limits are derived from the descriptors; questions are answered by exact unions that name who excludes what.

            EXAMPLES
              limen archive init
              limen import
              limen compute
              limen strongest --scenario invisible --mass "10 MeV"
              limen envelope --scenario visible --format csv > envelope.csv
            """,
        version: LimenArchive.toolVersion,
        subcommands: [
            ImportCommand.self, ComputeCommand.self, ListCommand.self, ShowCommand.self, StrongestCommand.self,
            ExcludedCommand.self, AllowedCommand.self, EnvelopeCommand.self, YieldsCommand.self, ScanCommand.self,
            AgreementCommand.self,
            FormatsCommand.self, ExportCommand.self, CiteCommand.self, QueryCommand.self, LogCommand.self,
            DiffCommand.self,
            ReleaseCommand.self, PlotCommand.self, LintCommand.self,
            PreferCommand.self, SupersedeCommand.self, RetractCommand.self, ReinstateCommand.self, ArchiveCommand.self,
            CompletionCommand.self, ManualCommand.self,
        ])

    /// Says which command was probably meant, which the parser does for options only.
    static func checkName(of word: String?) throws {
        let names = configuration.subcommands.map { $0.configuration.commandName ?? "" } + ["help"]
        guard let word, !word.hasPrefix("-"), !names.contains(word) else { return }
        throw LimenError(.usage, Suggestion.unknown("command", word, among: names) + " (limen --help lists them)")
    }

    func run() throws {
        try Output.result(try NextStep.lines(archiveAt: ArchiveOptions.defaultPath))
    }
}
