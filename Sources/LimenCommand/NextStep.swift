import Files
import LimenKit

/// What `limen` alone tells: where one stands and what to do next.
enum NextStep {
    static func lines(archiveAt path: String) throws -> [String] {
        var lines = ["Limen \(LimenArchive.toolVersion), the archive of limits on dark-sector portals", ""]
        guard InputFile.exists(path) else {
            lines += [
                "There is no archive at \(path) yet. Begin with", "",
                "  limen archive init", "  limen import", "  limen compute",
                "  limen strongest --scenario invisible --mass \"10 MeV\"",
            ]
            return lines + help
        }
        let summary = try LimenArchive(reading: path).summary()
        lines.append(
            "\(path): \(summary.limits) limits and \(summary.searches) descriptors in \(summary.planes.count) planes.")
        lines += ["Next:", ""]
        if summary.planes.isEmpty {
            lines.append("  limen import")
        } else if summary.uncomputed > 0 {
            lines.append("  limen compute                 # \(summary.uncomputed) limits are missing or stale")
        } else {
            let plane = summary.planes.first { $0.slug.text == "dark-axion-portal" } ?? summary.planes[0]
            for scenario in plane.scenarios.prefix(2) {
                let option = plane.slug.text == "dark-axion-portal" ? "" : "--plane \(plane.slug) "
                lines.append("  limen strongest \(option)--scenario \(scenario.slug) --mass \"10 MeV\"")
            }
            lines.append("  limen list")
        }
        return lines + help
    }

    private static let help = ["", "limen --help lists all commands, limen help COMMAND explains one with examples."]
}
