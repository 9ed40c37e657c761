import Foundation
import Testing

/// The README's transcript is what the program prints.
@Suite struct TranscriptTests {
    private struct Command {
        let words: [String]
        let output: String
    }

    private func commands(in page: String) throws -> [Command] {
        let text = try String(contentsOf: Program.repository.appending(path: page), encoding: .utf8)
        let blocks = text.components(separatedBy: "```console\n").dropFirst().map {
            $0.components(separatedBy: "\n```")[0]
        }
        return blocks.flatMap { block in
            ("\n" + block).components(separatedBy: "\n$ limen ").dropFirst().map { part in
                let lines = part.components(separatedBy: "\n")
                let words = lines[0].components(separatedBy: "\"").enumerated().flatMap { index, piece in
                    index % 2 == 1 ? [piece] : piece.split(separator: " ").map(String.init)
                }
                let output = lines.dropFirst().joined(separator: "\n").trimmingCharacters(in: .newlines)
                return Command(words: words, output: output)
            }
        }
    }

    @Test func `the transcript of the README is real`() throws {
        let commands = try commands(in: "README.md")
        #expect(commands.count >= 2)
        let program = try Program.filled()
        for command in commands {
            let outcome = try program.run(command.words)
            #expect(outcome.code == 0)
            #expect(outcome.output.trimmingCharacters(in: .newlines) == command.output, "\(command.words)")
        }
    }

    @Test func `tables fit a terminal of 80 columns`() throws {
        let program = try Program.filled()
        let questions = [
            ["list"], ["show", "sn1987a"], ["show", "sn1987a", "--mass", "10 MeV"], ["query"],
            ["strongest", "--scenario", "visible", "--mass", "1 MeV"], ["envelope", "--scenario", "visible"],
            ["allowed", "--scenario", "visible", "--mass", "10 MeV"],
            ["excluded", "--scenario", "visible", "--mass", "10 MeV", "--coupling", "1e-3/GeV"],
        ]
        for question in questions {
            let lines = try program.run(question).output.split(separator: "\n")
            #expect(lines.allSatisfy { $0.count <= 80 }, "\(question): \(lines.first { $0.count > 80 } ?? "")")
        }
    }

    @Test func `limen alone says the next step, before and after`() throws {
        let program = try Program()
        #expect(try program.run([]).output.contains("limen archive init"))
        try program.run("archive", "init")
        #expect(try program.run([]).output.contains("limen import imports"))
        try program.fill()
        #expect(try program.run([]).output.contains("limen strongest --scenario"))
    }

    @Test func `every command has help with examples`() throws {
        let program = try Program()
        for command in [
            "import", "compute", "list", "show", "strongest", "excluded", "allowed", "envelope", "export", "query",
        ] {
            let outcome = try program.run("help", command)
            #expect(
                outcome.code == 0 && outcome.output.contains("EXAMPLES") && outcome.output.contains("limen \(command)"))
        }
    }

    @Test func `an answer in JSON keeps the contract's order of members`() throws {
        let program = try Program.filled()
        let text = try program.run(
            "strongest", "--scenario", "invisible", "--mass", "10 MeV", "--format", "json"
        ).output
        let heads = [
            "format", "plane", "scenario", "parameters", "status", "coupling_unit", "archive", "release", "answers",
            "left_out",
        ]
        let places = heads.map { text.range(of: "\n  \"\($0)\":")?.lowerBound }
        #expect(places.allSatisfy { $0 != nil })
        #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let answer = (object?["answers"] as? [[String: Any]])?.first
        let winner = answer?["strongest"] as? [String: Any]
        #expect(winner?["limit"] as? String == "babar-upsilon1s-invisible")
        #expect(winner?["confidence_level"] as? Double == 0.9)
        #expect(answer?["strongest_criterion"] is NSNull)
    }

    @Test func `an envelope exported as CSV says where it comes from`() throws {
        let program = try Program.filled()
        try program.run("export", "--envelope", "--scenario", "visible", "--as", "csv", "--output", "e.csv")
        let text = try String(contentsOf: program.folder.appending(path: "e.csv"), encoding: .utf8)
        for words in [
            "# limen.envelope/1", "archive: ", "couplings in 1/GeV", "# contributor sn1987a: Raffelt energy loss",
            "# left out ship-published: status projection",
        ] {
            #expect(text.contains(words), "\(words)")
        }
    }
}
