import ArgumentParser
import LimenKit

/// The open windows at a mass.
struct AllowedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "allowed",
        abstract: "Which couplings are still open at a mass, and which projection would close them.",
        discussion: """
            A window that a limit would reach into if its table went on is marked as not known to be open. Windows are bounded by both layers unless --layer says otherwise, and end at the plausible range of the plane. \
            Projections are named down to grade approximate, with the share of the window that they would close.

            EXAMPLES
              limen allowed --scenario visible --mass "10 MeV"
              limen allowed --scenario invisible --layer confidence --mass "1 GeV" --format json
            """)

    @OptionGroup var masses: MassOptions
    @OptionGroup var question: QuestionOptions
    @OptionGroup var place: ReadingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let archive = try place.openForReading()
        let options = try question.ask()
        let ensemble = try archive.ensemble(options, leavingOut: .scenario)
        let answers = try ensemble.allowed(
            atMasses: masses.mass, projections: archive.projections(for: options, leavingOut: .scenario))
        switch output.format {
        case .json: try Output.result(ensemble.document(of: answers).document())
        case .csv: try Output.write(ensemble.csv(of: answers), to: .standardOutput)
        case .table:
            try Output.result(Table.wrap(ensemble.heading, to: Terminal.width))
            var table = Table([
                .init(title: "mass"), .init(title: "open couplings"), .init(title: "between", wraps: true),
                .init(title: "closed by", wraps: true),
            ])
            for answer in answers {
                for window in answer.windows {
                    let ends =
                        "\(window.fromLimit?.text ?? "end of plane") and \(window.toLimit?.text ?? "end of plane")"
                    let unknown = window.tableEnds.map(\.text).joined(separator: ", ")
                    let closing = window.closing.map { closing -> String in
                        let remarks = [
                            closing.share >= 1 - 1e-9 ? nil : "\((100 * closing.share).printed(digits: 2))%",
                            closing.grade < .approximate ? nil : closing.grade.rawValue,
                        ].compactMap(\.self)
                        return closing.limit.text + (remarks.isEmpty ? "" : " (\(remarks.joined(separator: ", ")))")
                    }
                    table.append([
                        Quantity(answer.mass, .energy).printed(), IntervalText.range(window.from, window.to),
                        unknown.isEmpty ? ends : "\(ends); not known to be open: \(unknown)",
                        closing.isEmpty ? "no projection" : closing.joined(separator: ", "),
                    ])
                }
                if answer.windows.isEmpty {
                    table.append([Quantity(answer.mass, .energy).printed(), "none", "", ""])
                }
            }
            try Output.result(table.lines())
            try LeftOutText.show(ensemble, answers: answers.map(\.isReached))
        }
        if !ensemble.notHeld.isEmpty {
            Output.message(
                "no curve is held of \(ensemble.notHeld.count) limits that are known here: limen list --missing")
        }
        Notices.show(ensemble, answers.flatMap { $0.windows.flatMap(\.tableEnds) })
        if answers.allSatisfy({ !$0.isReached }) { throw ExitStatus.noBound }
    }
}
