import Foundation
import Testing

/// What leaves the archive, and the way back.
@Suite struct ExportTests {
    private let program: Program

    init() async throws { program = try await Program.filled() }

    private func exists(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: program.folder.appending(path: name).path)
    }

    @Test(arguments: ["csv", "gnuplot", "hepdata", "xml"])
    func `computed and given limits of every shape come back with the same content hash`(_ format: String) throws {
        let limits = ["babar-monophoton-published", "sn1987a", "na64e-2023", "charm-fine-grain"]
        #expect(try program.run("archive", "init", "--archive", "copy.sqlite").code == 0)
        try FileManager.default.createDirectory(
            at: program.folder.appending(path: "planes"), withIntermediateDirectories: true)
        #expect(
            try program.run("export", "babar-2017-epsilon-published", "--as", "xml", "--output", "planes/a.xml").code
                == 0)
        #expect(try program.run("export", "sn1987a-longitudinal", "--as", "xml", "--output", "planes/b.xml").code == 0)
        #expect(try program.run("import", "planes", "--archive", "copy.sqlite").code == 0)
        for limit in limits {
            let written = try program.run("export", limit, "--as", format, "--output", "out-\(limit)")
            #expect(written.code == 0, "\(written.messages)")
            let read = try program.run("import", "out-\(limit)", "--archive", "copy.sqlite")
            #expect(read.code == 0, "\(read.messages)")
            let difference = try [String](
                ["limen.sqlite", "copy.sqlite"].map { archive in
                    let shown = try program.run("show", limit, "--format", "json", "--archive", archive).output
                    return shown.split(separator: "\n").first { $0.contains("\"hash\"") }.map(String.init) ?? "nothing"
                })
            #expect(difference[0] == difference[1], "\(limit) as \(format)")
        }
    }

    @Test func `a folder is written whole or not at all, and never mixed with what is there`() throws {
        let first = try program.run("export", "sn1987a", "--as", "hepdata", "--output", "record")
        #expect(first.code == 0 && exists("record/submission.yaml") && exists("record/sn1987a.yaml"))
        let second = try program.run("export", "sn1987a", "--as", "hepdata", "--output", "record")
        #expect(second.code == 73 && second.messages.contains("new or empty folder"))
        let names = try FileManager.default.contentsOfDirectory(atPath: program.folder.path)
        #expect(!names.contains { $0.hasPrefix(".record") })
        #expect(try program.run("export", "sn1987a", "--as", "hepdata").messages.contains("--output FOLDER"))
    }

    @Test func `the same question gives the same bytes`() throws {
        for words in [["sn1987a"], ["--envelope", "--scenario", "invisible"]] {
            for format in ["axionlimits", "bibtex", "csv", "gnuplot", "json", "xml"] {
                let one = try program.run(["export"] + words + ["--as", format])
                #expect(one.code == 0 && one.output.contains("limen export"), "\(format): \(one.messages)")
                #expect(try program.run(["export"] + words + ["--as", format]).output == one.output)
            }
        }
    }

    @Test func `wrong questions are answered with what helps`() throws {
        let unknown = try program.run("export", "sn1987b")
        #expect(unknown.code == 66 && unknown.messages.contains("did you mean"))
        let convention = try program.run("export", "sn1987a", "--coupling-convention", "g/3")
        #expect(convention.code == 64 && convention.messages.contains("g/4: "))
        let islands = try program.run("export", "charm-fine-grain", "--as", "darkcast")
        #expect(islands.code == 65 && islands.messages.contains("write it as axionlimits"))
        #expect(try program.run("export", "sn1987a", "--as", "json", "--mass-unit", "eV").code == 64)
        #expect(try program.run("export").code == 64)
    }

    @Test func `a result of elsewhere does not replace what the archive computes`() throws {
        let written = try program.run("export", "na64e-2023", "--as", "xml").output
        #expect(try program.run("import", "-", input: written).code == 0)
        let changed = written.replacing("theory-error=\"", with: "theory-error=\"1")
        #expect(changed != written)
        let refused = try program.run("import", "-", input: changed)
        #expect(refused.code == 65 && refused.messages.contains("compute it, or import"), "\(refused.messages)")
    }

    @Test func `cite names the contributors of an envelope and nobody else`() throws {
        let text = try program.run("cite", "--envelope", "--scenario", "visible").output
        #expect(text.contains("@article{Hook:2021ous,") && !text.contains("atlas"))
        #expect(try program.run("cite", "sn1987a", "--envelope", "--scenario", "visible").code == 64)
    }
}
