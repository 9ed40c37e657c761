import EmbeddedFiles
import Foundation
import LimenKit
import ShippedArchive
import Testing

/// What `make install` and `make dist` lay out, with the program that is built for the tests.
@Suite struct InstallTests {
    private let program: Program
    private var prefix: URL { program.folder.appending(path: "a prefix") }

    init() throws { program = try Program() }

    private func make(_ goals: String, binary: String = Program.binary.path) throws -> Program.Outcome {
        try program.shell("make --silent -C '\(ShippedArchive.repository.path)' BINARY='\(binary)' \(goals)")
    }

    private func install() throws {
        let outcome = try make("install PREFIX='\(prefix.path)'")
        try #require(outcome.code == 0, "\(outcome)")
    }

    /// Files and links below a folder, by their paths.
    private func files(below folder: URL) -> Set<String> {
        let all = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
        return Set(
            all.filter { path in
                let type = try? FileManager.default.attributesOfItem(atPath: folder.path + "/" + path)[.type]
                return type as? FileAttributeType != .typeDirectory
            })
    }

    @Test func `every file of the repository that users need is installed as it is`() throws {
        try install()
        for (source, place) in [
            ("imports", "limen"), ("queries", "limen"), ("migrations", "limen"), ("Docs", "doc/limen"),
        ] {
            let home = ShippedArchive.repository.appending(path: source)
            let names = files(below: home).filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
            let copy = prefix.appending(path: "share/\(place)/\(source)")
            #expect(!names.isEmpty && names == files(below: copy))
            for name in names {
                #expect(
                    FileManager.default.contentsEqual(
                        atPath: home.appending(path: name).path, andPath: copy.appending(path: name).path), "\(name)")
            }
        }
        for name in [
            "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "CITATION.cff", "LICENSE", "NOTICE", "imports/LICENSE",
        ] {
            let copy = prefix.appending(path: "share/doc/limen/\(name)").path
            #expect(
                FileManager.default.contentsEqual(
                    atPath: ShippedArchive.repository.appending(path: name).path, andPath: copy), "\(name)")
        }
    }

    @Test func `installed schemas, queries and migrations are those inside the program`() throws {
        try install()
        var names = ["schema.sql"]
        for folder in ["imports/schema", "queries", "migrations"] {
            names += EmbeddedFiles.files(in: folder).map { "\(folder)/\($0.name)" }
        }
        #expect(names.count > 20)
        for name in names {
            let text = try String(contentsOf: prefix.appending(path: "share/limen/\(name)"), encoding: .utf8)
            #expect(text == EmbeddedFiles.text(name), "\(name)")
        }
    }

    @Test func `manual page and completions stand where man and the shells look`() throws {
        try install()
        func installed(_ path: String) throws -> String {
            try String(contentsOf: prefix.appending(path: "share/\(path)"), encoding: .utf8)
        }
        #expect(try installed("man/man1/limen.1") == program.run("manual").output)
        for (shell, path) in [
            ("bash", "bash-completion/completions/limen"), ("zsh", "zsh/site-functions/_limen"),
            ("fish", "fish/vendor_completions.d/limen.fish"),
        ] {
            #expect(try installed(path) == program.run("completion", shell).output)
        }
        #expect(try program.shell("bash -n 'a prefix/share/bash-completion/completions/limen'").code == 0)
    }

    @Test func `the installed program finds its data from an empty folder, also behind a link`() throws {
        try install()
        let script = """
            mkdir empty links && ln -s "$PWD/a prefix/bin/limen" links/limen && ln -s limen links/other && cd empty
            env -i ../links/other archive init && env -i ../links/other import --format json
            env -i ../links/other strongest --scenario visible --mass '10 MeV'
            """
        let outcome = try program.shell(script)
        #expect(outcome.code == 0 && outcome.output.contains("sn1987a"), "\(outcome)")
        #expect(outcome.output.contains("a prefix/share/limen/imports/bounds/sn1987a.xml"))
        #expect(outcome.messages.contains("a prefix/share/limen/imports\n"), "\(outcome.messages)")
    }

    @Test func `a second install leaves nothing of an older version, uninstall nothing at all`() throws {
        try install()
        let list = prefix.appending(path: "share/limen/installed.txt")
        let first = files(below: prefix)
        try program.write("", to: "a prefix/share/limen/queries/older.sql")
        let names = try String(contentsOf: list, encoding: .utf8)
        try program.write(names + "share/limen/queries/older.sql\n", to: "a prefix/share/limen/installed.txt")
        // Not Limen's: it stays.
        try program.write("", to: "a prefix/bin/other")
        try install()
        #expect(files(below: prefix) == first.union(["bin/other"]))
        #expect(try make("uninstall PREFIX='\(prefix.path)'").code == 0)
        #expect(files(below: prefix) == ["bin/other"])
        #expect(!FileManager.default.fileExists(atPath: prefix.appending(path: "share/limen").path))
        #expect(try make("uninstall PREFIX='\(prefix.path)'").messages.contains("not installed"))
    }

    @Test(arguments: ["../outside", "share/../../outside", "/outside"])
    func `a list that leads out of the prefix removes nothing there`(line: String) throws {
        try install()
        try program.write("kept", to: "outside")
        try program.write(line + "\n", to: "a prefix/share/limen/installed.txt")
        let outcome = try make("uninstall PREFIX='\(prefix.path)'")
        #expect(outcome.code != 0 && outcome.messages.contains("leads out of"), "\(outcome)")
        #expect(files(below: program.folder).contains("outside"))
    }

    @Test func `a tarball has the same bytes whenever and by whomever it is packed`() throws {
        // Packing the program itself takes long, and it is but one of the files.
        try program.write("#!/bin/sh\nexec '\(Program.binary.path)' \"$@\"\n", to: "stand-in")
        let goals = "dist SOURCE_DATE_EPOCH=1700000000 DIST='\(program.folder.path)'"
        let name = "limen-\(LimenArchive.toolVersion)-linux-$(uname -m)"
        let script = """
            chmod +x stand-in; umask 077; mkdir one two
            pack() { make --silent -C '\(ShippedArchive.repository.path)' BINARY="$PWD/stand-in" \(goals)/$1; }
            pack one && sleep 1.1 && touch stand-in && (umask 002; pack two) && cmp one/*.gz two/*.gz
            (cd one && sha256sum --check \(name).tar.gz.sha256) && tar -tvf one/\(name).tar.gz --numeric-owner
            """
        let outcome = try program.shell(script)
        #expect(outcome.code == 0, "\(outcome)")
        let rows = outcome.output.components(separatedBy: ": OK\n").last?.split(separator: "\n").map(String.init) ?? []
        #expect(rows.count > 100 && rows.allSatisfy { $0.contains(" 0/0 ") && $0.contains("2023-11-14") }, "\(rows)")
        #expect(rows.allSatisfy { ["drwxr-xr-x", "-rw-r--r--", "-rwxr-xr-x", "lrwxrwxrwx"].contains($0.prefix(10)) })
    }

    // MARK: - Finding the data

    @Test func `imports in the working directory come first, and --imports before all`() throws {
        try program.run("archive", "init")
        let plane = try String(
            contentsOf: ShippedArchive.imports.appending(path: "planes/dark-axion-portal.xml"), encoding: .utf8)
        for folder in ["imports", "other"] {
            try FileManager.default.createDirectory(
                at: program.folder.appending(path: folder), withIntermediateDirectories: true)
            try program.write(plane, to: "\(folder)/of-\(folder).xml")
        }
        #expect(try program.run("import", "--dry-run").output.contains("imports/of-imports.xml"))
        let outcome = try program.run("import", "--dry-run", "--imports", "other")
        #expect(outcome.output.contains("of-other.xml") && !outcome.output.contains("of-imports.xml"))
        #expect(try program.run("import", "--imports", "nowhere").code == 66)
    }

    @Test func `without data, the error says where they were looked for and what to do`() throws {
        try program.run("archive", "init")
        let outcome = try program.run("import")
        #expect(outcome.code == 66)
        for words in [program.folder.lastPathComponent, "share/limen/imports", "--imports DIR"] {
            #expect(outcome.messages.contains(words), "\(outcome.messages)")
        }
    }

    @Test(arguments: [["a.xml", "--imports", "b"], ["--mass-unit", "MeV"], ["--sidecar", "a.limen.xml"]])
    func `the data that ship are not imported when something else is meant`(arguments: [String]) throws {
        try program.run("archive", "init")
        let outcome = try program.run(["import"] + arguments)
        #expect(outcome.code == 64 && outcome.output.isEmpty, "\(outcome)")
    }
}
