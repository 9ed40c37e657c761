import Formats
import Foundation
import LimitModel
import Regions
import Testing

/// The repository this test belongs to.
private let repository = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The real data files, sorted.
let importedFiles: [String] = {
    let folder = repository.appending(path: "imports").path
    let found = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
    return found.filter { $0.hasSuffix(".xml") }.sorted()
}()

func importedBytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: repository.appending(path: "imports/\(name)")))
}

@Suite struct ImportsTests {
    private func plane() throws -> Plane {
        let read = try SubmissionReader.read(importedBytes("planes/dark-axion-portal.xml"), name: "plane")
        return try #require(read.submission.planes.first)
    }

    private func limit(_ name: String, in file: String) throws -> Limit {
        let read = try SubmissionReader.read(importedBytes(file), name: file, planes: [plane()])
        return try #require(read.submission.limits.first { $0.slug.text == name })
    }

    @Test func `the folder brings what it promises`() throws {
        let planes = try importedFiles.filter { $0.hasPrefix("planes/") }.flatMap {
            try SubmissionReader.read(importedBytes($0), name: $0).submission.planes
        }
        #expect(Set(planes.map(\.slug.text)) == ["dark-axion-portal", "kinetic-mixing", "edm-product"])
        var limits: Set<String> = []
        var derivations: Set<String> = []
        for file in importedFiles {
            let read = try SubmissionReader.read(importedBytes(file), name: file, planes: planes)
            limits.formUnion(read.submission.limits.map(\.slug.text))
            derivations.formUnion(read.submission.searches.flatMap(\.derivations).map(\.limit.text))
            let expected: [Finding.Code] = file == "bounds/sn1987a.xml" ? [.edgeWithoutPartner] : []
            #expect(read.warnings.map(\.code) == expected, "\(file)")
        }
        let given = [
            "sn1987a", "sn1987a-longitudinal", "babar-monophoton-published", "charm-fine-grain-published",
            "belle2-20fb-published", "belle2-50ab-published", "ship-published", "na64e-2019-epsilon-published",
            "babar-2017-epsilon-published",
        ]
        let mesons = ["babar-upsilon1s-invisible", "jpsi-invisible", "phi-invisible", "omega-invisible"]
        let computed = [
            "na64e-2023", "na64e-5e12", "na64e-1e13", "ldmx-phase2", "na64mu-projection", "na64e-2019-epsilon",
            "na64e-2019-recast", "babar-invisible-recast", "atlas-muon-recast", "electron-edm", "muon-edm",
            "neutron-edm",
            "neutron-edm-pauli",
        ]
        #expect(limits.isSuperset(of: given), "\(Set(given).subtracting(limits))")
        let asked = Set(mesons + mesons.map { $0 + "-paper-table" } + computed)
        #expect(derivations.isSuperset(of: asked), "\(asked.subtracting(derivations))")
    }

    @Test func `every file is named in the README`() throws {
        let readme = try String(contentsOf: repository.appending(path: "imports/README.md"), encoding: .utf8)
        for file in importedFiles { #expect(readme.contains("`\(file)`"), "\(file)") }
    }

    @Test func `SN1987A has two ends at 10 MeV and a cap above 94 MeV`() throws {
        let limit = try limit("sn1987a", in: "bounds/sn1987a.xml")
        let region = try limit.region()
        let inside = try #require(region.intervals(at: -2).first)
        #expect(abs(pow(10, inside.from) / 1.145e-7 - 1) < 1e-3)
        #expect(abs(pow(10, inside.to) / 1.0255e-5 - 1) < 1e-3)
        #expect(inside.toKind == .measured)
        let capped = try #require(region.intervals(at: -0.5).first)
        #expect(capped.to == 0)
        #expect(capped.toKind == .cap)
        #expect(region.xRange == log10(0.00099)...log10(1.257))
        #expect(limit.curves[0].points.first?.mass == 0.0009653)
        #expect(limit.statement.layer == .criterion)
        let invisible = try #require(limit.holdings.first { $0.scenario.text == "invisible" })
        #expect(invisible.grade == .approximate)
        #expect(invisible.upperGrade == .assumed)
    }

    @Test func `frames of figures are caps`() throws {
        let babar = try limit("babar-monophoton-published", in: "bounds/babar-monophoton.xml").curves[0].points
        #expect(babar.filter { $0.edge == .cap }.map(\.mass) == [10.38])
        for (name, file) in [
            ("sn1987a-longitudinal", "sn1987a-longitudinal"), ("charm-fine-grain-published", "charm-fine-grain"),
            ("ship-published", "ship"),
        ] {
            let points = try limit(name, in: "bounds/\(file).xml").curves[0].points
            #expect(points.filter { $0.edge == .cap } == [points[0]], "\(name)")
        }
        for file in ["belle2-20fb", "belle2-50ab"] {
            let points = try limit("\(file)-published", in: "bounds/\(file).xml").curves[0].points
            #expect(points.allSatisfy { $0.edge == .measured })
        }
    }

    @Test(arguments: importedFiles)
    func `xmllint agrees with the schema for editors`(file: String) throws {
        let path = "/usr/bin/xmllint"
        guard FileManager.default.isExecutableFile(atPath: path) else { return }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = [
            "--noout", "--nonet", "--schema", repository.appending(path: "imports/schema/limen.xsd").path,
            repository.appending(path: "imports/\(file)").path,
        ]
        process.standardError = Pipe()
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func `the examples of the descriptor guide read as they stand`() throws {
        let guide = try String(contentsOf: repository.appending(path: "Docs/use/descriptors.md"), encoding: .utf8)
        let blocks = guide.replacing("```xml my-experiment.xml", with: "```xml").components(separatedBy: "```xml\n")
            .dropFirst().compactMap {
                $0.components(separatedBy: "```").first
            }
        #expect(blocks.count == 4)
        for block in blocks {
            let read = try SubmissionReader.read(Array(block.utf8), name: "guide", planes: [plane()])
            #expect(read.warnings.isEmpty)
        }
    }
}
