import Foundation
import Testing

/// The curves behind a limit, and the events behind the curves.
@Suite struct ComponentTests {
    private let program: Program

    init() async throws { program = try await Program.filled() }

    @Test func `show puts the curves side by side in every format`() throws {
        let table = try program.run("show", "ldmx-phase2", "--components", "--mass", "10 MeV")
        #expect(table.code == 0 && table.output.contains("bremsstrahlung") && table.output.contains("band-low"))
        #expect(table.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        let csv = try program.run("show", "ldmx-phase2", "--components", "--format", "csv")
        #expect(csv.output.contains("\nmass_GeV,limit,") && csv.output.split(separator: "\n").count > 60)
        let json = try program.run("show", "ldmx-phase2", "--components", "--mass", "1 GeV", "--format", "json")
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect(object?["format"] as? String == "limen.components/1")
        #expect(try program.run("show", "ldmx-phase2", "--components", "--mass", "1 TeV").code == 2)
    }

    @Test func `yields are events per squared coupling by component`() throws {
        let csv = try program.run("yields", "na64e-2023", "--format", "csv")
        #expect(csv.code == 0 && csv.output.contains("\nmass_GeV,bremsstrahlung,ρ,ω,φ,J/ψ,sum\n0.001,"))
        let table = try program.run("yields", "ldmx", "--mass", "10 MeV")
        #expect(table.code == 0 && table.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        let json = try program.run("yields", "na64e-2019", "--count", "5", "--format", "json")
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect(object?["per"] as? String == "epsilon^2" && (object?["rows"] as? [Any])?.count == 5)
    }

    @Test func `yields of what does not count events are refused with a hint`() throws {
        let unknown = try program.run("yields", "na64e-2032")
        #expect(unknown.code == 66 && unknown.messages.contains("na64e-2023"))
        let several = try program.run("yields", "na64e")
        #expect(several.code == 64 && several.messages.contains("na64e-1e13"))
        #expect(try program.run("yields", "ldmx", "--mass", "1 TeV").code == 2)
    }

    @Test func `open windows name what would close them`() throws {
        let allowed = try program.run("allowed", "--scenario", "invisible", "--mass", "10 MeV")
        #expect(allowed.output.contains("ldmx-phase2") && allowed.output.contains("approximate"))
    }
}
