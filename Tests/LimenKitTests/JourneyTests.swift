import Foundation
import LimenKit
import Testing

/// From files to answers, on small archives.
@Suite struct JourneyTests {
    private let work: Workplace

    init() throws { work = try Workplace() }

    @Test func `an imported limit answers, and says nothing outside its range`() throws {
        let archive = try work.archive()
        _ = try archive.importFiles([work.write(XML.upper("a"), to: "a.xml")])
        let ensemble = try archive.ensemble(Question(scenario: "invisible"))
        let answers = try ensemble.strongest(atMasses: [0.001, 0.01, 0.1, 0.101, 0.0009])
        #expect(answers.map(\.excludedAbove) == [1e-3, 1e-3, 1e-3, nil, nil])
        #expect(answers.map(\.isReached) == [true, true, true, false, false])
        #expect(answers[1].strongest?.limit.text == "a")
        #expect(answers[1].coverage.lowerBound == 0.9)
    }

    @Test func `a reported edge is excluded when asked for again`() throws {
        let archive = try work.archive()
        let slope = XML.upper("a").replacing("100 1e-3", with: "100 7.3e-5")
        _ = try archive.importFiles([work.write(slope, to: "a.xml")])
        let ensemble = try archive.ensemble(Question(scenario: "invisible"))
        for step in 0...200 {
            let mass = 1e-3 * pow(100, Double(step) / 200)
            let edge = try #require(try ensemble.strongest(atMass: min(mass, 0.1)).excludedAbove)
            #expect(try ensemble.excluded(mass: min(mass, 0.1), coupling: edge).isExcluded == true)
            #expect(try ensemble.excluded(mass: min(mass, 0.1), coupling: edge * (1 - 1e-9)).isExcluded == false)
        }
    }

    @Test func `importing the same again changes nothing, importing a change makes a revision`() throws {
        let archive = try work.archive()
        let path = try work.write(XML.upper("a"), to: "a.xml")
        #expect(try archive.importFiles([path])[0].items.map(\.newRevision) == [1])
        let before = try archive.stateHash()
        #expect(try archive.importFiles([path])[0].items.map(\.newRevision) == [nil])
        #expect(try archive.stateHash() == before)
        _ = try work.write(XML.upper("a", coupling: "2e-3"), to: "a.xml")
        #expect(try archive.importFiles([path])[0].items.map(\.newRevision) == [2])
        #expect(try archive.show("a", masses: [0.01]).answers[0].excluded[0].from == 2e-3)
        #expect(try archive.show("a@1", masses: [0.01]).answers[0].excluded[0].from == 1e-3)
    }

    @Test func `27 MeV and 0.027 GeV are one content`() throws {
        let archive = try work.archive()
        let path = try work.write(XML.upper("a", from: "27", to: "91"), to: "a.xml")
        _ = try archive.importFiles([path])
        let inGeV = XML.upper("a", from: "0.027", to: "91e-3").replacing("mass-unit=\"MeV\"", with: "mass-unit=\"GeV\"")
        _ = try work.write(inGeV, to: "a.xml")
        #expect(try archive.importFiles([path])[0].items.map(\.newRevision) == [nil])
    }

    @Test func `one bad file of a folder goes in not at all, the others do`() throws {
        let archive = try work.archive()
        _ = try work.write(XML.upper("good"), to: "in/good.xml")
        _ = try work.write(XML.upper("bad", coupling: "-1"), to: "in/bad.xml")
        let reports = try archive.importFiles([work.folder.appending(path: "in").path])
        #expect(reports.map { $0.errors.isEmpty } == [false, true])
        #expect(try archive.list().map(\.slug.text) == ["good"])
        #expect(reports[0].errors[0].contains("bad.xml:"))
    }

    @Test func `a dry run says what would happen and changes nothing`() throws {
        let archive = try LimenArchive.create(at: work.archivePath)
        _ = try work.write(XML.plane, to: "in/zz-plane.xml")
        _ = try work.write(XML.upper("a"), to: "in/a.xml")
        let before = try Data(contentsOf: URL(filePath: work.archivePath))
        let reports = try archive.importFiles([work.folder.appending(path: "in").path], isDryRun: true)
        #expect(reports.flatMap(\.items).map(\.slug.text) == ["dark-axion-portal", "a"])
        #expect(reports.flatMap(\.errors) == [])
        #expect(try Data(contentsOf: URL(filePath: work.archivePath)) == before)
    }

    @Test func `a dry run says of an archive opened for reading what the import then does`() throws {
        let archive = try work.archive()
        _ = try archive.importFiles([
            work.write(XML.upper("old"), to: "old.xml"), work.write(XML.upper("same"), to: "s.xml"),
        ])
        _ = try work.write(XML.upper("old", coupling: "2e-3"), to: "in/old.xml")
        _ = try work.write(XML.upper("same"), to: "in/same.xml")
        _ = try work.write(XML.upper("new"), to: "in/new.xml")
        _ = try work.write(XML.upper("lost").replacing("invisible", with: "elsewhere"), to: "in/lost.xml")
        _ = try work.write(XML.plane.replacing("id=\"dark-axion-portal\"", with: "id=\"other\""), to: "in/plane.xml")
        _ = try work.write(
            XML.upper("beside").replacing("plane=\"dark-axion-portal\"", with: "plane=\"other\""), to: "in/beside.xml")
        _ = try work.write(
            XML.upper("old").replacing("plane=\"dark-axion-portal\"", with: "plane=\"other\""), to: "in/zz-moved.xml")
        let folder = work.folder.appending(path: "in").path
        let dry = try LimenArchive(reading: work.archivePath).importFiles([folder], isDryRun: true)
        #expect(dry == (try archive.importFiles([folder])))
        #expect(Set(dry.flatMap(\.items).map(\.newRevision)) == [nil, 1, 2])
        #expect(dry.flatMap(\.errors).count == 2, "\(dry.flatMap(\.errors))")
    }

    @Test func `the plane's file may come last`() throws {
        let archive = try LimenArchive.create(at: work.archivePath)
        _ = try work.write(XML.upper("a"), to: "in/a.xml")
        _ = try work.write(XML.plane, to: "in/zz-plane.xml")
        let reports = try archive.importFiles([work.folder.appending(path: "in").path])
        #expect(reports.flatMap(\.errors) == [])
    }

    @Test func `files of one import are read ahead, and go in as if each came alone`() throws {
        // The plane comes last and under a prefix, the fourth file is wrong, the sixth names a limit of the second.
        let plane = XML.plane.replacing("<", with: "<l:").replacing("<l:/", with: "</l:").replacing("<l:?", with: "<?")
            .replacing("xmlns=", with: "xmlns:l=")
        let texts = (0..<9).map { XML.upper("limit-\($0 == 5 ? 1 : $0)", coupling: $0 == 3 ? "-1" : "\($0 + 1)e-4") }
        let other = try Workplace()
        func paths(_ place: Workplace) throws -> [String] {
            try texts.enumerated().map { try place.write($1, to: "\($0).xml") } + [place.write(plane, to: "z.xml")]
        }
        let together = try LimenArchive.create(at: work.archivePath)
        let reports = try together.importFiles(try paths(work))
        let alone = try LimenArchive.create(at: other.archivePath)
        let order = try paths(other)
        let single = try ([order[9]] + order[..<9]).flatMap { try alone.importFiles([$0]) }
        #expect(reports.map(\.items) == single.map(\.items))
        #expect(reports.indices.filter { !reports[$0].errors.isEmpty } == [4])
        #expect(reports[6].items.contains { $0.newRevision == 2 })
        #expect(try together.stateHash() == alone.stateHash())
    }

    @Test func `compute fills what is missing and leaves the rest alone`() throws {
        let archive = try work.archive()
        let path = try work.write(XML.meson(), to: "m.xml")
        _ = try archive.importFiles([path])
        #expect(try archive.compute().map(\.why) == ["missing"])
        let hash = try archive.stateHash()
        #expect(try archive.compute().map(\.verdict) == ["up to date"])
        #expect(try archive.stateHash() == hash)
        _ = try work.write(XML.meson(branching: "4e-4"), to: "m.xml")
        _ = try archive.importFiles([path])
        #expect(try archive.summary().uncomputed == 1)
        #expect(try archive.compute().map(\.why) == ["the descriptor changed"])
        #expect(try archive.show("meson").revision == 2)
    }

    @Test func `two archives from the same files have the same hash`() throws {
        let other = try Workplace()
        for place in [work, other] {
            let archive = try place.archive()
            _ = try archive.importFiles([
                place.write(XML.meson(), to: "m.xml"), place.write(XML.upper("a"), to: "a.xml"),
            ])
            _ = try archive.compute()
        }
        let hashes = try [work, other].map { try LimenArchive(reading: $0.archivePath).stateHash() }
        #expect(hashes[0] == hashes[1])
    }

    @Test func `an estimated input may not claim a good grade`() throws {
        let archive = try work.archive()
        let bad = try archive.importFiles([work.write(XML.meson(status: "estimate"), to: "m.xml")])
        #expect(bad[0].errors.first?.contains("use grade approximate") == true)
        let good = try archive.importFiles([
            work.write(XML.meson(grade: "approximate", status: "estimate"), to: "m.xml")
        ])
        #expect(good[0].errors.isEmpty)
        _ = try archive.compute()
        #expect(try archive.ensemble(Question(scenario: "invisible")).members.isEmpty)
        #expect(try archive.ensemble(Question(scenario: "invisible", worstGrade: .approximate)).members.count == 1)
    }

    @Test func `impossible inputs are refused on import with file and line`() throws {
        let archive = try work.archive()
        let report = try archive.importFiles([work.write(XML.meson(branching: "3"), to: "m.xml")])[0]
        let error = try #require(report.errors.first)
        #expect(error.contains("m.xml:") && error.contains("invisible-branching") && error.contains("between 0 and 1"))
        #expect(try archive.summary().searches == 0)
    }

    @Test func `shared data has one vote`() throws {
        let archive = try work.archive()
        _ = try archive.importFiles([
            work.write(XML.upper("a", coupling: "1e-3", data: "run"), to: "a.xml"),
            work.write(XML.upper("b", coupling: "1e-4", data: "run"), to: "b.xml"),
            work.write(XML.upper("c", coupling: "1e-2"), to: "c.xml"),
        ])
        let ensemble = try archive.ensemble(Question(scenario: "invisible"))
        let answer = try #require(ensemble.strongest(atMasses: [0.01]).first)
        #expect(answer.coverage.count == 2)
        #expect(ensemble.leftOut.map(\.limit.text) == ["b"])
    }
}

@Suite struct QuestionTests {
    private let work: Workplace

    init() throws { work = try Workplace() }

    private func message(_ body: () throws -> Void) -> (LimenError.Kind, String)? {
        do {
            try body()
            return nil
        } catch let error as LimenError {
            return (error.kind, error.description)
        } catch {
            return nil
        }
    }

    @Test func `without a scenario the error lists them`() throws {
        let archive = try work.archive()
        let error = try #require(message { _ = try archive.ensemble(Question(scenario: nil)) })
        #expect(error.0 == .usage && error.1.contains("(possible: invisible, visible"))
    }

    @Test func `mistyped names get a suggestion`() throws {
        let archive = try work.archive()
        _ = try archive.importFiles([work.write(XML.upper("sn1987a"), to: "a.xml")])
        let scenario = try #require(message { _ = try archive.ensemble(Question(scenario: "invisble")) })
        #expect(scenario.1.contains("did you mean 'invisible'?"))
        let limit = try #require(message { _ = try archive.show("sn1978a") })
        #expect(limit.0 == .noInput && limit.1.contains("did you mean 'sn1987a'?"))
        let query = try #require(message { _ = try archive.query("points-of-limits") })
        #expect(query.1.contains("did you mean 'points-of-limit'?"))
    }

    @Test func `a mass that is not positive is refused`() throws {
        let archive = try work.archive()
        let ensemble = try archive.ensemble(Question(scenario: "invisible"))
        let error = try #require(message { _ = try ensemble.strongest(atMasses: [-10]) })
        #expect(error.0 == .usage && error.1.hasPrefix("mass: "))
    }

    @Test func `a missing archive says how to make one`() throws {
        let error = #expect(throws: LimenError.self) { _ = try LimenArchive(reading: work.archivePath) }
        #expect(error?.kind == .noInput && error?.remedies == [.makeArchive])
        _ = try LimenArchive.create(at: work.archivePath)
        #expect(try #require(message { _ = try LimenArchive.create(at: work.archivePath) }).0 == .cannotCreate)
    }

    @Test func `points are answered line by line with their units`() throws {
        let archive = try work.archive()
        _ = try archive.importFiles([work.write(XML.upper("a"), to: "a.xml")])
        let ensemble = try archive.ensemble(Question(scenario: "invisible"))
        func answers(_ text: String, asJSON: Bool = false) throws -> [String] {
            var lines = ""
            try ensemble.answerPoints(from: work.write(text, to: "points"), as: asJSON ? .jsonLines : .csv) { part, _ in
                lines += String(decoding: part, as: UTF8.self)
            }
            return lines.split(separator: "\n").map(String.init)
        }
        let expected = [
            "mass_GeV,coupling,excluded,by,by_criterion", "0.01,0.01,yes,a,", "0.01,0.0001,no,,",
            "1.0,0.01,no limit here,,",
        ]
        #expect(try answers("mass_GeV,coupling_per_GeV\n0.01,1e-2\n0.01,1e-4\n1,1e-2\n") == expected)
        #expect(try answers("m [MeV], g [1/GeV]\r\n10,1e-2\r\n10,1e-4\r\n# no\r\n1000,1e-2") == expected)
        #expect(try answers("10 MeV,1e-2/GeV\n0.01 GeV,1e-4 GeV^-1\n1GeV,10 /TeV\n") == expected)
        #expect(
            try answers("{\"mass\":0.01,\"coupling\":1e-2}\n", asJSON: true) == [
                #"{"mass": 0.01, "coupling": 0.01, "excluded": true, "by": ["a"], "by_criterion": []}"#
            ])
        for bad in [
            "0.01,1e-2\n", "mass_GeV,coupling_per_GeV\n0.01\n", "{\"mass\":1}\n", "mass_GeV,coupling_per_GeV\n-1,1\n",
            "a,b,c\n",
        ] {
            let error = try #require(message { _ = try answers(bad) }, "\(bad)")
            #expect(error.0 == .badData && error.1.contains("points:"), "\(bad)")
        }
    }
}
