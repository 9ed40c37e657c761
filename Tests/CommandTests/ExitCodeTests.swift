import Foundation
import Testing

/// One documented way to each exit code, on the built program.
@Suite struct ExitCodeTests {
    private let program: Program

    init() throws { program = try Program() }

    private func filled() async throws { try await program.fill() }

    @Test func `an answer exits with 0, also when a point is not excluded`() async throws {
        try await filled()
        #expect(try program.run("strongest", "--scenario", "invisible", "--mass", "10 MeV").code == 0)
        let outcome = try program.run(
            "excluded", "--scenario", "invisible", "--mass", "10 MeV", "--coupling", "1e-9/GeV")
        #expect(outcome.code == 0 && outcome.output.contains(" no"))
    }

    @Test func `a mass that no limit reaches exits with 2`() async throws {
        try await filled()
        let outcome = try program.run("strongest", "--scenario", "invisible", "--mass", "1 TeV")
        #expect(outcome.code == 2 && outcome.output.contains("no bound here"))
        #expect(
            try program.run("excluded", "--scenario", "visible", "--mass", "1 TeV", "--coupling", "1/GeV").code == 2)
        #expect(try program.run("allowed", "--scenario", "visible", "--mass", "1 TeV").code == 2)
        #expect(try program.run("show", "sn1987a", "--mass", "1 TeV").code == 2)
    }

    @Test(arguments: [
        ["strongest", "--scenario", "invisible"], ["strongest", "--scenario", "invisible", "--mass", "10"],
        ["strongest", "--mass", "10 MeV"], ["strongest", "--scenario", "nowhere", "--mass", "10 MeV"], ["conjure"],
        ["excluded", "--scenario", "invisible", "--mass", "1 MeV"], ["export"], ["cite", "--scenario", "visible"],
        ["export", "sn1987a", "--scenario", "visible"],
        ["strongest", "--scenario", "invisible", "--mass", "1 MeV", "--status", "hoped"],
        ["query", "limits-in-scenario", "--param", "scenario"],
    ])
    func `a wrong command or question exits with 64`(arguments: [String]) async throws {
        try await filled()
        let outcome = try program.run(arguments)
        #expect(outcome.code == 64, "\(outcome)")
        #expect(outcome.output.isEmpty && !outcome.messages.isEmpty)
    }

    @Test func `bad data exits with 65 and nothing is imported`() throws {
        try program.run("archive", "init")
        try program.write("<submission>", to: "bad.xml")
        let outcome = try program.run("import", "bad.xml")
        #expect(outcome.code == 65 && outcome.messages.contains("bad.xml:1"), "\(outcome)")
        try program.write("not an archive at all, but long enough to look at", to: "limen.sqlite")
        #expect(try program.run("list").code == 65)
    }

    @Test func `what is not there exits with 66`() throws {
        #expect(try program.run("list").code == 66)
        try program.run("archive", "init")
        #expect(try program.run("import", "nothing.xml").code == 66)
        #expect(try program.run("show", "nothing").code == 66)
        #expect(try program.run("query", "nothing").code == 66)
    }

    @Test(
        arguments: [
            (
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
                "--max-seconds", "1"
            ),
            ("SELECT slug FROM limits", "--max-rows", "2"), ("SELECT zeroblob(999999999)", "--max-memory", "64"),
        ])
    func `a query that goes too far exits with 69 and names the option`(
        sql: String, option: String, value: String
    ) async throws {
        try await filled()
        try program.write(sql, to: "endless.sql")
        let outcome = try program.run("query", "./endless.sql", option, value)
        #expect(outcome.code == 69 && outcome.output.isEmpty, "\(outcome)")
        #expect(outcome.messages.contains(option), "\(outcome)")
    }

    @Test func `a file that cannot be created exits with 73`() async throws {
        try await filled()
        #expect(try program.run("archive", "init").code == 73)
        #expect(try program.run("archive", "init", "--archive", "no/such/folder/x.sqlite").code == 73)
        #expect(try program.run("export", "sn1987a", "--output", "no/such/folder/x.csv").code == 73)
    }

    @Test func `an answer that cannot be written exits with 74`() async throws {
        try await filled()
        let outcome = try program.shell("limen list > /dev/full")
        #expect(outcome.code == 74 && outcome.messages.contains("limen: "), "\(outcome)")
    }

    @Test func `an archive that is held for too long exits with 75`() async throws {
        try await filled()
        let script = """
            sqlite3 limen.sqlite "BEGIN EXCLUSIVE" ".shell touch held; sleep 50" &
            until [ -e held ]; do sleep 0.1; done
            limen release create late --message late
            code=$?
            kill %1
            exit $code
            """
        let outcome = try program.shell(script)
        #expect(outcome.code == 75 && outcome.messages.contains("try again later"), "\(outcome)")
        #expect(!outcome.messages.contains("locked"))
    }

    @Test func `Ctrl-C in a scan exits with 130 after a whole row`() async throws {
        try await filled()
        let script = """
            limen scan ldmx-phase2 --vary ma-over-m=0:0.99:100000 --count 40 > scan.csv &
            until [ "$(wc -l < scan.csv)" -gt 40 ]; do sleep 0.1; done
            kill -INT $!
            wait $!
            code=$?
            tail -c 1 scan.csv | od -An -c
            exit $code
            """
        let outcome = try program.shell(script)
        #expect(outcome.code == 130 && outcome.messages.contains("stopped after"), "\(outcome)")
        #expect(outcome.output.contains("\\n"))
    }
}
