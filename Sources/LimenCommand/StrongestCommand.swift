import ArgumentParser
import LimenKit

/// The strongest bound at a mass.
struct StrongestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "strongest", abstract: "The strongest bound at a mass, what is excluded there, and by whom.",
        discussion: """
            Limits with a confidence level and criteria (such as energy loss of a supernova) are ranked and united apart \
            from each other. Coverage says how often the union spares the truth, at least.

            EXAMPLES
              limen strongest --scenario invisible --mass "10 MeV"
              limen strongest --scenario visible --mass "1 MeV" --mass "0.1 GeV" --format json
              limen strongest --scenario invisible --grade approximate --mass "100 MeV"
              limen strongest --scenario visible --status projection --mass "1 GeV"
            """)

    @OptionGroup var masses: MassOptions
    @OptionGroup var question: QuestionOptions
    @OptionGroup var place: ReadingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let ensemble = try place.openForReading().ensemble(question.ask(), leavingOut: .scenario)
        let answers = try ensemble.strongest(atMasses: masses.mass)
        switch output.format {
        case .json: try Output.result(ensemble.document(of: answers).document())
        case .csv: try Output.write(ensemble.csv(of: answers), to: .standardOutput)
        case .table:
            try Output.result(Table.wrap(ensemble.heading, to: Terminal.width))
            try showRanking(answers)
            try showIntervals(answers)
            try LeftOutText.show(ensemble, answers: answers.map(\.isReached))
        }
        Notices.show(ensemble, answers.flatMap(\.tableEnds))
        if answers.allSatisfy({ !$0.isReached }) { throw ExitStatus.noBound }
    }

    private func showRanking(_ answers: [StrongestAnswer]) throws {
        var table = Table([
            .init(title: "mass"), .init(title: "strongest bound", wraps: true),
            .init(title: "coupling", isNumber: true),
            .init(title: "CL or criterion", wraps: true), .init(title: "runner-up", wraps: true),
        ])
        for answer in answers {
            let mass = Quantity(answer.mass, .energy).printed()
            let rows = [(answer.strongest, answer.runnerUp), (answer.strongestCriterion, answer.runnerUpCriterion)]
            for (winner, runnerUp) in rows {
                guard let winner else { continue }
                let second = runnerUp.map { "\($0.limit) \($0.coupling.printed())" } ?? "-"
                let marks = [
                    winner.grade > .derived ? winner.grade.rawValue : nil,
                    winner.bias.map { "known to be \($0.direction.text)" },
                    answer.isTie ? "tie" : nil,
                ]
                .compactMap(\.self).map { " (\($0))" }.joined()
                table.append([
                    mass, winner.limit.text + marks, winner.coupling.printed(), winner.statement.shortText, second,
                ])
            }
            if answer.strongest == nil, answer.strongestCriterion == nil {
                table.append([mass, answer.isReached ? "nothing excluded here" : "no bound here", "", "", ""])
            }
        }
        try Output.result(table.lines())
    }

    private func showIntervals(_ answers: [StrongestAnswer]) throws {
        var table = Table([
            .init(title: "mass"), .init(title: "excluded couplings", wraps: true), .init(title: "edges", wraps: true),
            .init(title: "by", wraps: true), .init(title: "coverage", wraps: true),
        ])
        for answer in answers {
            for interval in answer.excluded {
                let isConfidence = interval.layer == .confidence
                table.append([
                    Quantity(answer.mass, .energy).printed(), IntervalText.range(interval.from, interval.to),
                    IntervalText.edges(interval.fromKind, interval.toKind),
                    interval.limits.map(\.text).joined(separator: ", "),
                    isConfidence ? answer.coverage.shortText : "criterion",
                ])
            }
        }
        guard !table.isEmpty else { return }
        try Output.result("")
        try Output.result(table.lines())
    }
}
