import JSON
import Foundation
import Testing

/// What commands print. The pages of the documentation hold transcripts of their own: `PageTests`.
@Suite struct TranscriptTests {
    @Test func `tables fit a terminal of 80 columns`() async throws {
        let program = try await Program.filled()
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

    @Test func `limen alone says the next step, before and after`() async throws {
        let program = try Program()
        #expect(try program.run([]).output.contains("limen archive init"))
        try program.run("archive", "init")
        #expect(try program.run([]).output.contains("limen import"))
        try await program.fill()
        #expect(try program.run([]).output.contains("limen strongest --scenario"))
    }

    @Test func `every command has help with examples`() throws {
        let program = try Program()
        let definitions = try CommandLineDefinitions()
        for name in definitions.names.subtracting(["", "help"]) {
            guard !definitions.names.contains(where: { $0.hasPrefix(name + " ") }) else { continue }
            let outcome = try program.run(["help"] + name.split(separator: " ").map(String.init))
            #expect(outcome.code == 0 && outcome.output.contains("EXAMPLES\n"), "\(name)")
            #expect(outcome.output.contains("limen \(name)"), "\(name)")
        }
    }

    @Test func `an answer in JSON keeps the contract's order of members`() async throws {
        let program = try await Program.filled()
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

    @Test func `an envelope exported as CSV says where it comes from`() async throws {
        let program = try await Program.filled()
        try program.run("export", "--envelope", "--scenario", "visible", "--as", "csv", "--output", "e.csv")
        let text = try String(contentsOf: program.folder.appending(path: "e.csv"), encoding: .utf8)
        for words in [
            "# limen.envelope/1", "archive: ", "couplings in 1/GeV", "# contributor sn1987a@1: Raffelt energy loss",
            "# left out ship-published: status projection",
        ] {
            #expect(text.contains(words), "\(words)")
        }
    }
}
