/// The texts that travel inside the binary: the archive's schema, its migrations, the named queries and the XML schemas.
package enum EmbeddedFiles {
    /// A file by its path in the repository, for example `schema.sql`; nil when there is none.
    package static func text(_ path: String) -> String? {
        generatedFiles.first { $0.path == path }?.text
    }

    /// All files of a folder, sorted by name: `queries`, `migrations` or `imports/schema`.
    package static func files(in folder: String) -> [(name: String, text: String)] {
        generatedFiles.compactMap { file in
            guard file.path.hasPrefix(folder + "/") else { return nil }
            return (String(file.path.dropFirst(folder.count + 1)), file.text)
        }
    }
}
