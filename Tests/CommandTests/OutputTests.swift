import Foundation
import Testing

/// What a user writes with `--output`, and what stands beside the archive, as the built program deals with it.
@Suite struct OutputTests {
    private static let writers = [
        ["export", "sn1987a"], ["cite", "sn1987a"], ["plot", "--scenario", "visible"],
        ["export", "--envelope", "--scenario", "visible", "--as", "csv"],
    ]

    private func path(_ program: Program, _ name: String) -> String { program.folder.appending(path: name).path }

    @Test(arguments: writers)
    func `an output follows a link, and never replaces the archive or another database`(words: [String]) async throws {
        let program = try await Program.filled()
        let before = FileManager.default.contents(atPath: path(program, "limen.sqlite"))
        try program.write("old", to: "target.svg")
        symlink("target.svg", path(program, "link.svg"))
        let linked = try program.run(words + ["--output", "link.svg"])
        #expect(linked.code == 0, "\(linked.messages)")
        let new = try String(contentsOfFile: path(program, "target.svg"), encoding: .utf8)
        #expect(new.count > 3)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path(program, "link.svg")) == "target.svg")
        link(path(program, "limen.sqlite"), path(program, "hard.svg"))
        symlink("limen.sqlite", path(program, "soft.svg"))
        try program.write("SQLite format 3\0", to: "other.svg")
        for name in ["hard.svg", "soft.svg", "other.svg"] {
            let refused = try program.run(words + ["--output", name])
            #expect(refused.code == 73, "\(name): \(refused.messages)")
        }
        #expect(FileManager.default.contents(atPath: path(program, "limen.sqlite")) == before)
    }

    @Test func `an output goes into a pipe`() async throws {
        let program = try await Program.filled()
        let done = try program.shell(
            "mkfifo f; cat f > got & limen export sn1987a --output f; wait; limen export sn1987a > own; cmp got own")
        #expect(done.code == 0, "\(done.output)\(done.messages)")
    }

    @Test func `a file that may not grow is an error with its reason`() async throws {
        let program = try await Program.filled()
        let done = try program.shell("ulimit -f 1; limen export sn1987a --as json --output big.json")
        #expect(done.code == 74)
        #expect(done.messages.contains("larger than is allowed"), "\(done.messages)")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: program.folder.path).allSatisfy {
                !$0.hasPrefix("big") && !$0.hasSuffix(".part")
            })
        let imported = try program.shell("(ulimit -f 1100; limen release create r -m m); limen archive verify")
        #expect(imported.output.contains("sound"), "\(imported.output)\(imported.messages)")
    }

    @Test func `a release appears whole, or not at all`() async throws {
        let program = try await Program.filled()
        #expect(try program.run("release", "create", "r", "-m", "m").code == 0)
        let failed = try program.shell("ulimit -f 100; limen release export r deposit")
        #expect(failed.code == 74, "\(failed.messages)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: program.folder.path).sorted() == ["limen.sqlite"])
        #expect(try program.run("release", "export", "r", "deposit").code == 0)
        let again = try program.run("release", "export", "r", "deposit")
        #expect(again.code == 73)
        #expect(try program.shell("cd deposit && sha256sum -c *.sha256").code == 0)
        let restored = try program.shell(
            "limen archive restore deposit/dump --archive again.sqlite && limen archive verify --archive again.sqlite")
        #expect(restored.code == 0, "\(restored.messages)")
    }

    @Test func `files of any name are read, and no name makes a line of its own`() async throws {
        let program = try await Program.filled()
        let script = #"""
            mkdir odd; cp "$(limen list >/dev/null; echo limen.sqlite)" odd/"$(printf 'a\nerror: forged')".sqlite
            printf 'x' > odd/"$(printf 'b\377')".xml
            limen list --archive odd/"$(printf 'a\nerror: forged')".sqlite > listed || exit 3
            limen import odd/"$(printf 'b\377')".xml; [ $? = 65 ] || exit 4
            limen import odd --dry-run; [ $? = 65 ] || exit 5
            limen show sn1987a --archive "$(printf 'none\nlimen: forged')"; [ $? = 66 ] || exit 6
            limen archive verify --archive odd/"$(printf 'a\nerror: forged')".sqlite
            """#
        let done = try program.shell(script)
        #expect(done.code == 0, "\(done.messages)")
        #expect(done.messages.contains("b%FF.xml"))
        #expect(done.messages.contains("none%0Alimen: forged"))
        let lines = (done.output + done.messages).split(separator: "\n")
        #expect(!lines.contains { $0.hasPrefix("error: forged") || $0.hasPrefix("limen: forged") })
    }

    @Test func `a hot journal with another file's name is refused by every command, completion included`() async throws
    {
        let program = try await Program.filled()
        try program.write("thesis", to: "thesis.tex")
        let script = """
            import struct,sys
            A,V='limen.sqlite',sys.argv[1].encode(); db=open(A,'rb').read(); M=bytes.fromhex('d9d505f920a163d7')
            h=(M+struct.pack('>IIIII',0,1,len(db)//4096,512,4096)).ljust(512,b'\\0')
            open(A+'-journal','wb').write(h+struct.pack('>I',0x40000000//4096+1)+V+struct.pack('>II',len(V),sum(V))+M)
            """
        try program.write(script, to: "super.py")
        #expect(try program.shell("python3 super.py $PWD/thesis.tex").code == 0)
        let commands = [
            [], ["list"], ["strongest", "--scenario", "visible", "--mass", "10 MeV"], ["archive", "verify"], ["lint"],
            ["archive", "merge", "limen.sqlite", "--dry-run"], ["diff", "limen.sqlite", "limen.sqlite"], ["compute"],
        ]
        for words in commands {
            let done = try program.run(words)
            #expect(done.code == 65, "\(words): \(done.code) \(done.messages)")
            #expect(done.messages.contains("the journal beside it names another file"), "\(words): \(done.messages)")
        }
        _ = try program.run("---completion", "show", "--", "positional@0", "limen", "show", "")
        #expect(try String(contentsOfFile: path(program, "thesis.tex"), encoding: .utf8) == "thesis")
        #expect(FileManager.default.fileExists(atPath: path(program, "limen.sqlite-journal")))
    }
}
