import Regions
import Foundation
import ShippedArchive
import Testing

/// Releases, standing, diff, verify and moving archives, from the shell.
@Suite struct HistoryTests {
    private let program: Program

    init() async throws { program = try await Program.filled() }

    private let question = ["strongest", "--scenario", "invisible", "--mass", "10 MeV", "--format", "json"]

    /// A bound of one's own, as a file in the folder.
    private func writeBound(_ name: String, coupling: String) throws {
        try program.write(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <submission xmlns="urn:limen:submission:1">
              <experiment id="mine" name="Mine"/>
              <search id="\(name)" experiment="mine">
                <title>Mine</title>
                <limit id="\(name)" plane="dark-axion-portal" status="observed">
                  <title>Mine</title>
                  <confidence level="0.95"/>
                  <holds scenario="invisible" grade="published"/>
                  <origin kind="published"/>
                  <above><points mass-unit="MeV" coupling-unit="1/GeV">
                    1 \(coupling)
                    30 2e-3
                    100 1e-3
                  </points></above>
                </limit>
              </search>
            </submission>
            """, to: "\(name).xml")
    }

    @discardableResult
    private func success(_ words: String...) throws -> String {
        let outcome = try program.run(words)
        #expect(outcome.code == 0, "\(words): \(outcome.messages)")
        return outcome.output
    }

    @Test func `a release answers bit for bit, whatever comes later`() throws {
        try writeBound("mine", coupling: "1e-3")
        try success("import", "mine.xml")
        try success("release", "create", "2026.1", "-m", "before")
        let questions = [
            question, ["envelope", "--scenario", "visible", "--format", "csv"], ["list", "--format", "json"],
            ["show", "mine", "--mass", "2 MeV", "--format", "json"], ["export", "mine", "--as", "csv"],
            ["allowed", "--scenario", "invisible", "--mass", "1 GeV", "--format", "json"],
            ["query", "limits-in-scenario", "--param", "scenario=invisible", "--format", "csv"],
            ["excluded", "--scenario", "visible", "--mass", "10 MeV", "--coupling", "1e-6/GeV", "--format", "json"],
        ]
        let before = try questions.map { try program.run($0 + ["--release", "2026.1"]).output }
        #expect(before[0].contains("\"release\": \"2026.1\""))
        try writeBound("mine", coupling: "5e-4")
        try success("import", "mine.xml")
        try writeBound("other", coupling: "1e-5")
        try success("import", "other.xml")
        try success("retract", "babar-upsilon1s-invisible", "-m", "a test")
        try success("prefer", "jpsi-invisible-paper-table", "-m", "a test")
        try success("release", "create", "2026.2", "-m", "after")
        try success("archive", "reindex")
        let after = try questions.map { try program.run($0 + ["--release", "2026.1"]).output }
        for (index, words) in questions.enumerated() { #expect(before[index] == after[index], "\(words)") }
        #expect(try program.run(question).output != after[0])
        #expect(try program.run(question + ["--release", "2025.9"]).code == 66)
    }

    @Test func `standing is a list of events that default answers follow`() throws {
        try writeBound("mine", coupling: "1e-3")
        try success("import", "mine.xml")
        #expect(try success("strongest", "--scenario", "invisible", "--mass", "2 MeV").contains("mine"))
        try success("supersede", "mine", "--by", "jpsi-invisible", "-m", "better data")
        let answer = try program.run(question + ["--mass", "2 MeV"]).output
        #expect(answer.contains("superseded by jpsi-invisible: better data"))
        #expect(!answer.contains("\"limit\": \"mine\",\n        \"coupling\""))
        let included = try program.run(question + ["--mass", "2 MeV", "--include", "superseded"]).output
        #expect(included.contains("\"mine\""))
        #expect(try success("supersede", "mine", "--by", "jpsi-invisible", "-m", "better data").contains("already"))
        try success("reinstate", "mine", "-m", "it was not better")
        let log = try success("log", "mine")
        for word in ["new limit", "superseded", "reinstated", "it was not"] { #expect(log.contains(word), "\(word)") }
        #expect(try program.run("retract", "nothing", "-m", "x").code == 66)
        #expect(try program.run("retract", "mine").code == 64)
    }

    @Test func `diff finds exactly the one point that was changed`() throws {
        try writeBound("mine", coupling: "1e-3")
        try success("import", "mine.xml")
        try success("release", "create", "a", "-m", "first")
        #expect(try program.run("diff", "a", "present").code == 0)
        try writeBound("mine", coupling: "1.1e-3")
        try success("import", "mine.xml")
        let outcome = try program.run("diff", "a", "present", "--format", "json")
        #expect(outcome.code == 1)
        let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        let items = object?["items"] as? [[String: Any]]
        #expect(items?.count == 1)
        let curves = ((items?.first?["content"] as? [String: Any])?["curves"] as? [[String: Any]])
        #expect(curves?.first?["points_changed"] as? Int == 1 && curves?.first?["points_added"] as? Int == 0)
        let shift = (curves?.first?["shift"] as? [String: Any])?["largest_dex"] as? Double
        #expect(abs((shift ?? 0) - 0.041392685158225) < 1e-9)
        #expect(try program.run("diff", "mine@1", "mine@2").code == 1)
        #expect(try program.run("diff", "mine@1", "mine@1").code == 0)
        #expect(try program.run("diff", "mine@1", "mine@9").code == 66)
    }

    @Test func `a dump restores to the same hashes, and a snapshot opens`() throws {
        try success("release", "create", "r", "-m", "all")
        try success("archive", "dump", "text")
        try success("archive", "restore", "text", "--archive", "again.sqlite")
        #expect(try program.run(question).output == program.run(question + ["--archive", "again.sqlite"]).output)
        #expect(try program.run("diff", "limen.sqlite", "./again.sqlite").code == 0)
        try success("archive", "snapshot", "copy.sqlite")
        #expect(try program.run(question).output == program.run(question + ["--archive", "copy.sqlite"]).output)
        #expect(try success("archive", "verify", "--archive", "again.sqlite").hasPrefix("sound"))
        try success("archive", "dump", "text2", "--archive", "again.sqlite")
        let difference = Process()
        difference.executableURL = URL(filePath: "/usr/bin/env")
        difference.arguments = ["diff", "-r", program.folder.path + "/text", program.folder.path + "/text2"]
        try difference.run()
        difference.waitUntilExit()
        #expect(difference.terminationStatus == 0)
    }

    @Test func `archives made apart unite, once`() throws {
        try success("archive", "init", "--archive", "theirs.sqlite")
        let planes = ShippedArchive.imports.appending(path: "planes").path
        try success("import", planes, "--archive", "theirs.sqlite")
        try writeBound("mine", coupling: "1e-3")
        try success("import", "mine.xml", "--archive", "theirs.sqlite")
        let merged = try program.run("archive", "merge", "theirs.sqlite")
        #expect(merged.code == 0 && merged.messages.contains("took over 1 revisions"), "\(merged)")
        #expect(try program.run("archive", "merge", "theirs.sqlite").messages.contains("nothing new"))
        #expect(try success("strongest", "--scenario", "invisible", "--mass", "2 MeV").contains("mine"))
        try writeBound("mine", coupling: "2e-3")
        try success("import", "mine.xml")
        try writeBound("mine", coupling: "3e-3")
        try success("import", "mine.xml", "--archive", "theirs.sqlite")
        let conflict = try program.run("archive", "merge", "theirs.sqlite")
        #expect(conflict.code == 1 && conflict.output.contains("head-conflict"), "\(conflict)")
        #expect(try success("archive", "verify").hasPrefix("sound"))
    }

    @Test func `a release is exported with what a citation needs`() throws {
        try success("release", "create", "2026.1", "-m", "first release")
        try success("release", "export", "2026.1", "deposit")
        let citation = try String(
            contentsOf: program.folder.appending(path: "deposit/CITATION.cff"), encoding: .utf8)
        #expect(citation.contains("cff-version: 1.2.0") && citation.contains("\"2026.1\""))
        let zenodo = try Data(contentsOf: program.folder.appending(path: "deposit/.zenodo.json"))
        #expect(
            (try JSONSerialization.jsonObject(with: zenodo) as? [String: Any])?["upload_type"] as? String == "dataset")
        #expect(try success("release", "list").contains("2026.1"))
        #expect(try success("release", "show", "2026.1").contains("sn1987a@1"))
        #expect(try program.run("release", "export", "2026.1", "deposit").code == 73)
    }

    @Test func `verify finds a change past the triggers`() throws {
        let edit = Process()
        edit.executableURL = URL(filePath: "/usr/bin/env")
        edit.arguments = [
            "sqlite3", program.folder.appending(path: "limen.sqlite").path,
            """
            CREATE TEMP TABLE seal AS SELECT sql FROM sqlite_schema WHERE name = 'strip_update';
            DROP TRIGGER strip_update;
            UPDATE strip SET lower0 = lower0 - 1 WHERE revision = 3 AND seq = 0;
            """,
        ]
        try edit.run()
        edit.waitUntilExit()
        let outcome = try program.run("archive", "verify")
        #expect(outcome.code == 65 || outcome.code == 1, "\(outcome)")
    }
}
