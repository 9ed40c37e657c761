// swift-format-ignore-file: NeverUseForceTry, NeverForceUnwrap
import Foundation
import LimitModel
import Testing

@testable import Archive

/// Dumps in folders that others have made, or have changed.
@Suite struct DumpTests {
    private let manager = FileManager.default

    private func files(_ folder: String) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try manager.subpathsOfDirectory(atPath: folder) {
            var isFolder: ObjCBool = false
            if manager.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder), !isFolder.boolValue {
                files[name] = manager.contents(atPath: "\(folder)/\(name)")
            }
        }
        return files
    }

    private func write(_ text: String, _ path: String) throws {
        let parent = URL(filePath: path).deletingLastPathComponent().path
        try manager.createDirectory(atPath: parent, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: path))
    }

    @Test(arguments: [["planes/a.xml", "searches/b.xml"], ["sources/main.c"], ["limits/x/0001.json"], ["log.jsonl"]])
    func `a folder of somebody else is refused and stays as it is`(names: [String]) throws {
        let small = try SmallArchive.lived()
        let folder = small.folder.path + "/mine"
        for name in names { try write("mine", "\(folder)/\(name)") }
        let before = try files(folder)
        let error = #expect(throws: ArchiveError.self) { try small.file.dump(to: folder) }
        #expect(error?.category == .cannotCreate)
        #expect(try files(folder) == before)
    }

    @Test func `hidden names, as of a repository, do not hinder a dump and are left alone`() throws {
        let small = try SmallArchive.lived()
        let folder = small.folder.path + "/repository"
        try write("git", "\(folder)/.git/config")
        try small.file.dump(to: folder)
        #expect(manager.contents(atPath: "\(folder)/.git/config") == Data("git".utf8))
        _ = try ArchiveFile.restore(from: folder, to: small.folder.path + "/again.sqlite")
    }

    @Test func `of a dump only files that a dump can have are deleted`() throws {
        let small = try SmallArchive.lived()
        let folder = small.folder.path + "/dump"
        try small.file.dump(to: folder)
        let whole = try files(folder)
        let mine = [
            "README.md", "sources/main.c", "planes/notes.xml", "limits/upper/figure.pdf",
            "limits/upper/.hidden/0001.json",
            "submissions/todo.txt",
        ]
        let stale = [
            "limits/gone/0001.json", "limits/gone/0001.0.points", "limits/upper/0099.json", "releases/gone.txt",
            "submissions/0099-0123456789ab.json", "sources/" + String(repeating: "0", count: 64),
        ]
        for name in mine + stale { try write("x", "\(folder)/\(name)") }
        try small.file.dump(to: folder)
        let after = try files(folder)
        #expect(after.filter { !mine.contains($0.key) } == whole)
        #expect(Set(mine).isSubset(of: after.keys))
        #expect(!manager.fileExists(atPath: "\(folder)/limits/gone"))
    }

    @Test func `nothing is written through links`() throws {
        let small = try SmallArchive.lived()
        let (folder, outside) = (small.folder.path + "/dump", small.folder.path + "/outside")
        try small.file.dump(to: folder)
        try write("mine", outside + "/target.txt")
        for name in ["limen-dump.json", "limits", "limits/upper/0001.json"] {
            let path = "\(folder)/\(name)"
            try manager.moveItem(atPath: path, toPath: folder + "-aside")
            let target = name == "limits" ? outside : outside + "/target.txt"
            try manager.createSymbolicLink(atPath: path, withDestinationPath: target)
            #expect(throws: ArchiveError.self, "\(name)") { try small.file.dump(to: folder) }
            #expect(try files(outside) == ["target.txt": Data("mine".utf8)])
            try manager.removeItem(atPath: path)
            try manager.moveItem(atPath: folder + "-aside", toPath: path)
            try small.file.dump(to: folder)
        }
    }

    @Test func `a dump that was broken off is completed by the next one, and not restored`() throws {
        let small = try SmallArchive.lived()
        let folder = small.folder.path + "/dump"
        try small.file.dump(to: folder)
        let whole = try files(folder)
        try manager.moveItem(atPath: folder + "/limen-dump.json", toPath: folder + "/limen-dump-unfinished.json")
        try manager.removeItem(atPath: folder + "/limits")
        for place in ["", "/planes", "/planes/portal"] {
            try write("half", folder + place + "/.limen-0123456789abcdef.part")
        }
        #expect(throws: ArchiveError.self) {
            _ = try ArchiveFile.restore(from: folder, to: small.folder.path + "/again.sqlite")
        }
        try small.file.dump(to: folder)
        #expect(try files(folder) == whole)
    }

    /// Changes one text of a submission's record everywhere.
    @Test(arguments: [
        ("\"recorded_at\": \"2023", "\"recorded_at\": \"2013"), ("\"tool_version\": \"", "\"tool_version\": \"9"),
        ("\"name\": \"small.xml\"", "\"name\": \"other.xml\""),
    ])
    func `times, versions and file names are sealed`(old: String, new: String) throws {
        let small = try SmallArchive.lived()
        let folder = small.folder.path + "/dump"
        try small.file.dump(to: folder)
        var changed = 0
        for name in try files(folder).keys where name.hasPrefix("submissions/") {
            let path = "\(folder)/\(name)"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            guard text.contains(old) else { continue }
            changed += 1
            try text.replacingOccurrences(of: old, with: new).write(toFile: path, atomically: false, encoding: .utf8)
            let error = #expect(throws: ArchiveError.self) {
                _ = try ArchiveFile.restore(from: folder, to: small.folder.path + "/again.sqlite")
            }
            #expect(error?.description.contains(name) == true)
            try text.write(toFile: path, atomically: false, encoding: .utf8)
        }
        #expect(changed > 0)
    }

    @Test func `a file that no submission has is refused`() throws {
        let small = try SmallArchive.lived()
        let folder = small.folder.path + "/dump"
        try small.file.dump(to: folder)
        let last = try #require(files(folder).keys.filter { $0.hasPrefix("submissions/") }.max())
        try manager.removeItem(atPath: "\(folder)/\(last)")
        let error = #expect(throws: ArchiveError.self) {
            _ = try ArchiveFile.restore(from: folder, to: small.folder.path + "/again.sqlite")
        }
        #expect(error?.description.contains("no submission has it") == true)
    }

    /// What a version control system does with two branches: the union of the files.
    @Test func `dumps of two people who went on from one state unite, when they changed different limits`() throws {
        let ours = try SmallArchive.make()
        let home = try TemporaryFolder()
        let folder = home.path
        try ours.file.dump(to: folder + "/base")
        let theirs = try ArchiveFile.restore(from: folder + "/base", to: folder + "/theirs.sqlite")
        try ours.revise("upper", coupling: 7e-3)
        try ours.release("ours")
        let added = Submission(limits: [try SmallArchive.limit("new")])
        try theirs.append(added, toolVersion: "test", now: SmallArchive.time)
        try theirs.createRelease(named: "theirs", message: "m", toolVersion: "test", now: SmallArchive.time)
        try ours.file.dump(to: folder + "/ours")
        try theirs.dump(to: folder + "/theirs")
        let (one, other) = (try files(folder + "/ours"), try files(folder + "/theirs"))
        for (name, bytes) in other where one[name] != bytes {
            #expect(one[name] == nil, "\(name) is a conflict")
            let path = "\(folder)/ours/\(name)"
            let parent = URL(filePath: path).deletingLastPathComponent().path
            try manager.createDirectory(atPath: parent, withIntermediateDirectories: true)
            try bytes.write(to: URL(filePath: path))
        }
        let united = try ArchiveFile.restore(from: folder + "/ours", to: folder + "/united.sqlite")
        #expect(try united.verify().isEmpty)
        try united.read { (reader: ArchiveReader) throws in
            #expect(try reader.head(.limit, Slug("new")) != nil)
            #expect(try reader.revisions(of: .limit, Slug("upper")).count == 2)
            #expect(try reader.releases().map(\.name.text).sorted() == ["ours", "theirs"])
        }
    }
}
