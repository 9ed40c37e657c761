import Files
import Foundation
import Testing

/// A folder that is gone with its last user.
final class TestFolder {
    let path = NSTemporaryDirectory() + "limen-files-\(UUID().uuidString)"

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func text(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }

    func write(_ text: String, _ name: String) throws {
        try text.write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
    }

    var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() } }
}

@Suite struct OutputFileTests {
    private let bytes = Array("new\n".utf8)

    @Test func `a new file holds the bytes, and nothing else is left`() throws {
        let folder = try TestFolder()
        try OutputFile.write(bytes, to: folder.path + "/a")
        #expect(try folder.names == ["a"])
        #expect(try folder.text("a") == "new\n")
    }

    @Test func `a link is followed and stays`() throws {
        let folder = try TestFolder()
        try folder.write("old", "target")
        for (link, target) in [("link", "target"), ("dangling", "made")] {
            symlink(target, "\(folder.path)/\(link)")
            try OutputFile.write(bytes, to: "\(folder.path)/\(link)")
            #expect(FileStatus.of("\(folder.path)/\(link)", followingLink: false)?.kind == .link)
            #expect(try folder.text(target) == "new\n")
        }
    }

    @Test func `links in a circle are an error`() throws {
        let folder = try TestFolder()
        symlink("b", folder.path + "/a")
        symlink("a", folder.path + "/b")
        #expect(throws: FileError.self) { try OutputFile.write(bytes, to: folder.path + "/a") }
    }

    @Test func `a pipe is written into`() throws {
        let folder = try TestFolder()
        let path = folder.path + "/pipe"
        mkfifo(path, 0o600)
        let reader = open(path, O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        try OutputFile.write(bytes, to: path)
        var buffer = [UInt8](repeating: 0, count: 16)
        #expect(read(reader, &buffer, 16) == 4)
        #expect(FileStatus.of(path)?.kind == .pipe)
    }

    @Test(arguments: [mode_t(0o640), 0o600, 0o755])
    func `the permissions stay`(mode: mode_t) throws {
        let folder = try TestFolder()
        try folder.write("old", "a")
        chmod(folder.path + "/a", mode)
        try OutputFile.write(bytes, to: folder.path + "/a")
        #expect(FileStatus.of(folder.path + "/a")?.mode == mode)
        #expect(try folder.text("a") == "new\n")
    }

    @Test func `a write-protected file is not replaced`() throws {
        let folder = try TestFolder()
        try folder.write("old", "a")
        chmod(folder.path + "/a", 0o444)
        #expect(throws: FileError.self) { try OutputFile.write(bytes, to: folder.path + "/a") }
        #expect(try folder.text("a") == "old")
        #expect(FileStatus.of(folder.path + "/a")?.mode == 0o444)
    }

    @Test func `the archive in use, its journal and any database are not written over, under whatever name`() throws {
        let folder = try TestFolder()
        try folder.write("", "empty.sqlite")
        try folder.write("journal", "empty.sqlite-journal")
        try folder.write("SQLite format 3\0 and more", "other.db")
        link(folder.path + "/empty.sqlite", folder.path + "/hard")
        symlink("empty.sqlite", folder.path + "/soft")
        for name in ["empty.sqlite", "empty.sqlite-journal", "other.db", "hard", "soft"] {
            let error = #expect(throws: FileError.self, "\(name)") {
                try OutputFile.write(bytes, to: "\(folder.path)/\(name)", apartFrom: folder.path + "/empty.sqlite")
            }
            #expect(error?.stage == .create)
        }
        #expect(try folder.text("empty.sqlite").isEmpty)
        #expect(try folder.text("other.db").hasPrefix("SQLite"))
    }

    @Test func `a folder is full or not there`() throws {
        let folder = try TestFolder()
        let target = folder.path + "/out"
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try OutputFolder.make(at: target) { draft in
                #expect(try folder.names.count == 1)
                try OpenFolder(draft).makingFolder("inner").replace("file", with: bytes)
                throw Stop()
            }
        }
        #expect(try folder.names.isEmpty)
        try OutputFolder.write([("a", bytes)], to: target + "/")
        #expect(try folder.names == ["out"])
        let error = #expect(throws: FileError.self) { try OutputFolder.write([("b", bytes)], to: target) }
        #expect(error?.stage == .create)
        #expect(try folder.text("out/a") == "new\n")
    }

    @Test func `an empty folder is filled, and missing ones above are made`() throws {
        let folder = try TestFolder()
        mkdir(folder.path + "/empty", 0o755)
        try OutputFolder.write([("a", bytes)], to: folder.path + "/empty")
        try OutputFolder.write([("a", bytes)], to: folder.path + "/x/y/z")
        #expect(try folder.text("empty/a") == "new\n")
        #expect(try folder.text("x/y/z/a") == "new\n")
    }

    @Test func `drafts of writers that are gone are swept, those at work stay`() throws {
        let folder = try TestFolder()
        let (gone, other) = (".limen-0123456789abcdef.part", ".limen-notes.part")
        try folder.write("half", gone)
        try folder.write("mine", other)
        mkdir(folder.path + "/.limen-fedcba9876543210.part", 0o755)
        try folder.write("half", ".limen-fedcba9876543210.part/inner")
        let atWork = try Draft.folder(beside: folder.path + "/out")
        try OutputFile.write(bytes, to: folder.path + "/a")
        #expect(try folder.names.contains(PathText.name(of: atWork.path)))
        #expect(try folder.names.count == 3)
        #expect(try folder.text(other) == "mine")
    }
}

@Suite struct PathTextTests {
    @Test(
        arguments: [
            [0x61, 0x0A, 0x62], [0xFF, 0xFE], [0xC3, 0xA4, 0x2F, 0xC3], [0xEF, 0x9C, 0x8A], [0xED, 0xA0, 0x80],
            [0xF0, 0x9F, 0x98],
            Array("größe α.txt".utf8), [],
        ] as [[UInt8]])
    func `any bytes come back from their text`(bytes: [UInt8]) {
        #expect(PathText.bytes(PathText.text(bytes)) == bytes)
        #expect(!PathText.shown(PathText.text(bytes)).unicodeScalars.contains { $0.value < 0x20 || $0.value == 0xFFFD })
    }

    @Test func `ordinary names are their own texts, others are shown in percent`() {
        #expect(PathText.typed("größe.txt") == "größe.txt")
        #expect(PathText.shown(PathText.typed("a\nb")) == "a%0Ab")
        #expect(PathText.shown(PathText.word([0x61, 0xFF])) == "a%FF")
        #expect(PathText.word(Array("a\nb".utf8)) == "a\nb")
    }

    @Test(arguments: [
        ("a", ".", "a"), ("/a", "/", "a"), ("a/b/", "a", "b"), ("a//b", "a", "b"), ("../x", "..", "x"),
    ])
    func `a path has a folder and a name`(path: String, parent: String, name: String) {
        #expect(PathText.parent(of: path) == parent)
        #expect(PathText.name(of: path) == name)
    }

    @Test func `files of any name are found and read`() throws {
        let folder = try TestFolder()
        for name in [[UInt8](arrayLiteral: 0x61, 0xFF), Array("b\nc".utf8), Array("ordinary".utf8)] {
            let path = PathText.join(folder.path, PathText.text(name))
            try OutputFile.write(Array("x".utf8), to: path)
        }
        let names = try OpenFolder(folder.path).names()
        #expect(names.map(PathText.shown).sorted() == ["a%FF", "b%0Ac", "ordinary"])
        for name in names { #expect(try InputFile.bytes(of: PathText.join(folder.path, name)) == Array("x".utf8)) }
    }
}
