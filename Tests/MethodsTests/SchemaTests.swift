import Foundation
import Testing

@testable import Methods

/// The schema in `imports/schema` is what the methods declare, and what they declare is what they read.
@Suite struct SchemaTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "imports/schema")

    @Test func `the schema is made from the declarations`() throws {
        let files = SchemaText.files
        if ProcessInfo.processInfo.environment["LIMEN_RECORD_SCHEMA"] != nil {
            for (name, text) in files {
                try text.write(to: Self.folder.appending(path: name), atomically: true, encoding: .utf8)
            }
        }
        let remedy = "write it with LIMEN_RECORD_SCHEMA=1 swift test --filter SchemaTests"
        let present = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(present) == Set(files.keys).union(["core.xsd"]), "\(remedy)")
        for (name, text) in files {
            let found = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
            #expect(found == text, "\(name): \(remedy)")
        }
    }

    @Test func `methods, and the inputs of each, have names of their own`() {
        #expect(Set(MethodList.all.map { $0.name }).count == MethodList.all.count)
        for method in MethodList.all {
            #expect(!method.inputs.isEmpty && !method.summary.contains("--"))
            let varied = method.variableParameters.map(\.name) + method.variableInputs.map(\.name)
            #expect(Set(varied).count == varied.count, "\(method.name)")
        }
    }
}
