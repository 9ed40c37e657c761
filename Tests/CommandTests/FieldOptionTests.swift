import LimenKit
import ShippedArchive
import Testing

/// The options of `limen import` follow the table of fields.
@Suite struct FieldOptionTests {
    /// Those that say nothing of a limit.
    private static let others: Set<String> = [
        "--sidecar", "--imports", "--dry-run", "--archive", "--format", "--help", "-h", "--version",
    ]

    @Test func `import has an option for every field that has one, and no other`() throws {
        let options = try #require(try CommandLineDefinitions().options["import"])
        let fields = Field.allCases.filter { $0.option != nil }.map { "--" + $0.optionName }
        #expect(options.subtracting(Self.others) == Set(fields))
        #expect(Set(fields).count == fields.count)
    }

    @Test func `lists may come again, flags take no value, and a mistake is named as the option`() throws {
        let program = try Program()
        try program.run("archive", "init")
        try program.write("1 1e-3\n10 2e-4\n", to: "x.txt")
        let wrong = try program.run("import", "x.txt", "--error-dex", "much")
        #expect(wrong.code == 64)
        #expect(
            wrong.messages.contains(
                "limen: --error-dex: 'much' is not an error in decades; write for example 0.02, or unknown"))
        let format = try program.run("import", "x.txt", "--as", "txet")
        #expect(format.code == 64 && format.messages.contains("--as: there is no format 'txet'; did you mean 'text'?"))
        let asked = try program.run(
            "import", "x.txt", "--scenario", "a", "--scenario", "b", "--allow-steps", "--data", "d")
        #expect(asked.code == 65 && asked.messages.contains("--plane"), "\(asked.messages)")
    }
}
