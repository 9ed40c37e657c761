import Foundation
import Testing

@Suite struct PlotTests {
    @Test func `limen plot draws to standard output and to a file, and without limits makes no figure`() async throws {
        let program = try await Program.filled()
        let drawn = try program.run("plot", "--scenario", "invisible")
        #expect(drawn.code == 0 && drawn.output.hasPrefix("<?xml"))
        #expect(drawn.output.contains("<desc>plane dark-axion-portal, scenario invisible"))
        #expect(try program.run("plot", "--scenario", "invisible").output == drawn.output)
        #expect(try program.run("plot", "--scenario", "visible", "--output", "v.svg").code == 0)
        #expect(FileManager.default.fileExists(atPath: program.folder.appending(path: "v.svg").path))
        let none = try program.run(
            "plot", "--scenario", "visible", "--layer", "confidence", "--status", "observed", "--output", "n.svg")
        #expect(none.code == 2)
        #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "n.svg").path))
        #expect(try program.run("plot", "--scenario", "visible", "--size", "big").code == 64)
        #expect(try program.run("plot", "--scenario", "visible", "--limit", "sn1987").code == 66)
        #expect(try program.run("plot", "--scenario", "visible", "--output", "v.jpg").code == 64)
        for arguments in [
            ["agreement", "charm-fine-grain"], ["diff", "sn1987a@1", "sn1987a@1"], ["decays"],
            ["panels", "light-axion-1tev,light-axion-10tev", "--plane", "edm-product", "--grade", "approximate"],
            ["yields", "ldmx-phase2"], ["plane", "--scenario", "visible"],
        ] {
            let outcome = try program.run(["plot"] + arguments)
            #expect(outcome.code == 0 && outcome.output.hasSuffix("</svg>\n"), "\(arguments) \(outcome.messages)")
        }
        // A figure takes no option that it would ignore.
        for arguments in [
            ["decays", "--range", "1 MeV,10 MeV"], ["agreement", "charm-fine-grain", "--scenario", "visible"],
            ["yields", "ldmx-phase2", "--points", "p.csv"], ["diff", "sn1987a@1", "sn1987a@1", "--grade", "exact"],
        ] {
            #expect(try program.run(["plot"] + arguments).code == 64, "\(arguments)")
        }
    }
}
