import Foundation
import PackagePlugin

/// Puts schema.sql, migrations, queries and XML schemas into the binary as string literals, so that it works wherever
/// it is moved to.
@main
struct EmbedFiles: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
        let root = context.package.directoryURL
        let folders = [("migrations", "sql"), ("queries", "sql"), ("imports/schema", "xsd")]
        var files = [root.appending(path: "schema.sql")]
        for (folder, ending) in folders {
            let found =
                (try? FileManager.default.contentsOfDirectory(
                    at: root.appending(path: folder), includingPropertiesForKeys: nil)) ?? []
            files += found.filter { $0.pathExtension == ending }.sorted { $0.path < $1.path }
        }
        let output = context.pluginWorkDirectoryURL.appending(path: "Generated.swift")
        return [
            .buildCommand(
                displayName: "Embedding schemas and queries",
                executable: try context.tool(named: "EmbedTool").url,
                arguments: [output.path, root.path] + files.map(\.path),
                inputFiles: files,
                outputFiles: [output])
        ]
    }
}
