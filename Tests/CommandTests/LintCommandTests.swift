import JSON
import Foundation
import Testing

@Suite struct LintCommandTests {
    private let program: Program

    init() throws { program = try Program() }

    private let plane = """
        <submission xmlns="urn:limen:submission:1"><plane id="p" model="made-up"><title>P</title><convention>L</convention>
        <mass-axis symbol="m" title="mass"><from value="1" unit="keV" status="estimate"/>
        <to value="1" unit="TeV" status="estimate"/></mass-axis>
        <coupling-axis symbol="g" title="coupling"><from value="1e-9" unit="1/GeV" status="estimate"/>
        <to value="1" unit="1/GeV" status="estimate"/></coupling-axis>
        <scenario id="visible"><title>Visible</title></scenario></plane>
        """

    private func limit(level: String = "0.9", rows: String = "1 1e-3\n2 1e-3") -> String {
        plane + """
            <publication id="q" arxiv="2001.00001"><title>T</title></publication>
            <experiment id="e" name="E"/><search id="s" experiment="e"><title>S</title>
            <cite role="result" publication="q"/>
            <limit id="l" plane="p" status="observed"><title>L</title><confidence level="\(level)"/>
            <holds scenario="visible" grade="published"/><origin kind="published"/>
            <above><points mass-unit="MeV" coupling-unit="1/GeV">
            \(rows)
            </points></above></limit></search></submission>
            """
    }

    @Test func `clean files exit with 0, notes too, warnings and errors with 1`() throws {
        try program.write(limit(), to: "clean.xml")
        var outcome = try program.run("lint", "clean.xml")
        #expect(outcome.code == 0 && outcome.output == "nothing found\n", "\(outcome)")
        try program.write(limit(level: "unknown"), to: "note.xml")
        outcome = try program.run("lint", "note.xml")
        #expect(outcome.code == 0 && outcome.output.contains("level-unknown"), "\(outcome)")
        #expect(try program.run("lint", "note.xml", "--severity", "warning").output == "nothing found\n")
        try program.write(limit(rows: "1 1e-3\n2 5"), to: "warning.xml")
        outcome = try program.run("lint", "warning.xml")
        #expect(outcome.code == 1 && outcome.output.contains("outside-plane"), "\(outcome)")
        #expect(try program.run("lint", "warning.xml", "--severity", "error").code == 0)
        try program.write(limit(rows: "1 1e-3\n2 -5"), to: "error.xml")
        outcome = try program.run("lint", "error.xml")
        #expect(outcome.code == 1 && outcome.output.contains("not-positive"), "\(outcome)")
        #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "limen.sqlite").path))
    }

    @Test func `the table fits 80 columns, and so does the catalogue`() throws {
        try program.write(limit(rows: "1 1e-3\n2 5\n2 5"), to: "warning.xml")
        for arguments in [["lint", "warning.xml"], ["lint", "--list"]] {
            let outcome = try program.run(arguments)
            #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(outcome.output)")
        }
    }

    @Test func `checking needs no right to write and leaves nothing behind`() throws {
        try program.run("archive", "init")
        try program.write(limit(), to: "l.xml")
        let script = """
            chmod 444 limen.sqlite && chmod 555 .
            export TMPDIR=/nowhere
            limen lint l.xml && limen import l.xml --dry-run
            code=$?
            chmod 755 . && ls && exit $code
            """
        let outcome = try program.shell(script)
        #expect(outcome.code == 0 && outcome.output.hasSuffix("l.xml\nlimen.sqlite\n"), "\(outcome)")
        #expect(outcome.output.contains("nothing found") && outcome.output.contains("2 new"), "\(outcome)")
    }

    @Test func `a dry run needs no archive, but one that was named must be there`() throws {
        try program.write(limit(), to: "l.xml")
        let alone = try program.shell("TMPDIR=/nowhere limen import l.xml --dry-run && ls")
        #expect(alone.code == 0 && alone.output.contains("2 new"), "\(alone)")
        #expect(alone.output.hasSuffix("dry run: the archive was not changed\nl.xml\n"), "\(alone)")
        #expect(try program.run("import", "l.xml").code == 66)
        #expect(try program.run("import", "l.xml", "--dry-run", "--archive", "none.sqlite").code == 66)
    }

    @Test func `findings are printed as JSON and CSV`() throws {
        try program.write(limit(rows: "1 1e-8\n2 5"), to: "warning.xml")
        let text = try program.run("lint", "warning.xml", "--format", "json").output
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let finding = (object?["findings"] as? [[String: Any]])?.first
        #expect(object?["format"] as? String == "limen.lint/1")
        #expect(finding?["code"] as? String == "outside-plane" && finding?["severity"] as? String == "warning")
        #expect(finding?["place"] as? String == "warning.xml:13" && finding?["line"] as? Int == 13)
        #expect(finding?["field"] as? String == "points row 2" && finding?["remedy"] as? String != nil)
        let csv = try program.run("lint", "warning.xml", "--format", "csv").output
        #expect(
            csv.hasPrefix("severity,code,file,line,limit,field,message,remedy\nwarning,outside-plane,warning.xml,13,"))
        #expect(try program.run("lint", "--list", "--format", "json").output.contains("\"limen.checks/1\""))
    }

    @Test func `limits of the archive are looked at by name`() throws {
        try program.run("archive", "init")
        try program.write(limit(level: "unknown"), to: "note.xml")
        #expect(try program.run("import", "note.xml").messages == "")
        let outcome = try program.run("lint", "l")
        #expect(outcome.code == 0 && outcome.output.contains("level-unknown"), "\(outcome)")
        #expect(try program.run("lint").output == outcome.output)
        #expect(try program.run("lint", "k").code == 66)
        #expect(try program.run("lint", "l", "--archive", "none.sqlite").code == 66)
    }

    @Test func `an import of many files is told in few lines`() throws {
        try program.run("archive", "init")
        let folder = program.folder.appending(path: "many")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for number in 0..<200 {
            let text = limit().replacing("id=\"l\"", with: "id=\"l\(number)\"")
                .replacing("id=\"s\"", with: "id=\"s\(number)\"")
            try program.write(number == 7 ? text.replacing("0.9", with: "90") : text, to: "many/f\(number).xml")
        }
        let outcome = try program.run("import", "many")
        #expect(outcome.code == 65)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 4, "\(outcome.output)")
        #expect(lines.last == "200 files: 1 plane new, 198 planes unchanged, 199 limits new, 1 file with errors")
    }
}
