import JSON
import LimitModel
import Quantities

/// Projects of WebPlotDigitizer: version 3 with one pair of axes, version 4 and later with several.
enum WebPlotDigitizerReader: TableReader {
    static func read(_ input: ForeignInput, aids: ReadingAids, findings: inout Findings) -> [FoundTable] {
        guard let root = root(input.bytes, findings: &findings) else { return [] }
        // Version 3 wraps everything in an object.
        let project = root["wpd"] ?? root
        let axes = self.axes(of: project)
        let sets = project["datasetColl"]?.elements ?? project["dataSeries"]?.elements
        guard let sets, let axes else {
            findings.fail(
                line: nil, "the JSON is not a project of WebPlotDigitizer: it has neither datasetColl nor dataSeries",
                remedy:
                    "save the project with File, Save Project, or name the right format with \(findings.spelling(.format))"
            )
            return []
        }
        guard !sets.isEmpty else {
            findings.fail(
                line: nil, "the project has no dataset", remedy: "digitise a curve and save the project again")
            return []
        }
        return tables(sets, axes: axes, version: version(of: project), aids: aids, findings: &findings)
    }

    private static func root(_ bytes: [UInt8], findings: inout Findings) -> JSON? {
        // The name of the first member of a tar archive fills up with zeros; "ustar" stands at byte 257.
        let isArchive =
            bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x50, 0x4B])
            || bytes.count > 262 && bytes[257..<262].elementsEqual("ustar".utf8)
        guard !isArchive else {
            findings.fail(
                line: nil, "this is a packed project (.tar)", remedy: "unpack it with 'tar xf FILE' and import wpd.json"
            )
            return nil
        }
        return PlainText.json(bytes, remedy: "give the project file wpd.json", findings: &findings)
    }

    // MARK: Axes

    private struct Axes {
        let name: String
        let type: String
        let points: [JSON]
        let isLogX, isLogY, noRotation: Bool
    }

    private static func axes(of project: JSON) -> [Axes]? {
        if let list = project["axesColl"]?.elements {
            return list.map { axes in
                Axes(
                    name: axes["name"]?.string ?? "", type: axes["type"]?.string ?? "",
                    points: axes["calibrationPoints"]?.elements ?? [], isLogX: axes["isLogX"] == .truth(true),
                    isLogY: axes["isLogY"] == .truth(true), noRotation: axes["noRotation"] == .truth(true))
            }
        }
        guard let type = project["axesType"]?.string else { return nil }
        let parameters = project["axesParameters"]
        return [
            Axes(
                name: "axes", type: type, points: project["calibration"]?.elements ?? [],
                isLogX: parameters?["isLogX"] == .truth(true), isLogY: parameters?["isLogY"] == .truth(true),
                noRotation: parameters?["noRotation"] == .truth(true))
        ]
    }

    private static func version(of project: JSON) -> String {
        let parts = project["version"]?.elements?.compactMap(\.integer) ?? []
        return parts.isEmpty ? "unknown version" : "version \(parts.map(String.init).joined(separator: "."))"
    }

    // MARK: Datasets

    private static func tables(
        _ sets: [JSON], axes: [Axes], version: String, aids: ReadingAids, findings: inout Findings
    ) -> [FoundTable] {
        var found: [FoundTable] = []
        var refused: [String] = []
        var names = TableNames()
        for (index, set) in sets.enumerated() {
            let name = names.unique(set["name"]?.string ?? "dataset \(index + 1)")
            let own = set["axesName"]?.string
            let its = own.map { own in axes.first { $0.name == own } } ?? (axes.count == 1 ? axes.first : nil)
            // A dataset that is not asked for may be of another kind.
            let isAsked = aids.tables.contains(name) || sets.count == 1
            if let problem = problem(with: set, axes: its, own: own) {
                if isAsked {
                    findings.fail(line: nil, field: "dataset '\(name)'", problem, remedy: "digitise it on X-Y axes")
                } else {
                    refused.append("'\(name)': \(problem)")
                }
                continue
            }
            guard let its else { continue }
            var local = Findings(file: findings.file, spelling: findings.spelling)
            let table = table(set, name: name, axes: its, version: version, findings: &local)
            if isAsked || aids.tables.isEmpty || table != nil {
                findings.take(local)
                if let table { found.append(table) }
            } else {
                refused.append("'\(name)': \(local.errors.first?.message ?? "it cannot be read")")
            }
        }
        if found.isEmpty, !findings.hasErrors {
            findings.fail(
                line: nil, "no dataset can be read: \(refused.joined(separator: "; "))",
                remedy: "digitise the curve on X-Y axes")
        }
        for reason in refused { findings.warn(.leftOut, line: nil, field: "dataset", "left out: \(reason)") }
        return found
    }

    private static func problem(with set: JSON, axes: Axes?, own: String?) -> String? {
        guard let axes else {
            return own.map { "its axes '\($0)' are not in the project" }
                ?? "the project does not say which axes it is on"
        }
        guard axes.type == "XYAxes" else {
            return "its axes are of type \(axes.type.isEmpty ? "unknown" : axes.type), not X-Y axes"
        }
        return (set["data"]?.elements ?? []).isEmpty ? "it has no points" : nil
    }

    private static func table(
        _ set: JSON, name: String, axes: Axes, version: String, findings: inout Findings
    ) -> FoundTable? {
        guard
            let calibration = PlotCalibration(
                points: axes.points, isLogX: axes.isLogX, isLogY: axes.isLogY, noRotation: axes.noRotation,
                place: "axes '\(axes.name)'", findings: &findings)
        else { return nil }
        var rows: [FoundRow] = []
        var computed = 0
        var disagreeing: [Int] = []
        for (index, point) in (set["data"]?.elements ?? []).enumerated() {
            let field = "dataset '\(name)' point \(index + 1)"
            guard let x = point["x"]?.spelledNumber, let y = point["y"]?.spelledNumber else {
                findings.fail(line: nil, field: field, "it has no pixel", remedy: "save the project again")
                return nil
            }
            let expected = calibration.values(x: x, y: y)
            guard let value = point["value"]?.elements, !value.isEmpty else {
                computed += 1
                rows.append(FoundRow(mass: "\(expected.x)", coupling: "\(expected.y)"))
                continue
            }
            guard value.count >= 2, case .number(let mass, let massText) = value[0],
                case .number(let coupling, let couplingText) = value[1]
            else {
                findings.fail(
                    line: nil, field: field, "its value is not a pair of numbers",
                    remedy: "calibrate the axes again and save the project")
                return nil
            }
            let agrees =
                calibration.agrees(mass, expected.x, isX: true) && calibration.agrees(coupling, expected.y, isX: false)
            if !agrees { disagreeing.append(index + 1) }
            rows.append(FoundRow(mass: massText, coupling: couplingText))
        }
        if let first = disagreeing.first {
            let others = disagreeing.count > 1 ? " (and \(disagreeing.count - 1) more)" : ""
            findings.warn(
                .calibration, line: nil, field: "dataset '\(name)' point \(first)",
                "its value does not follow from its pixel and the calibration\(others); were the axes changed later?")
        }
        var declaration = Declaration()
        declaration.originKind = .digitised
        var text = "WebPlotDigitizer project, \(version), axes '\(axes.name)': \(calibration.description)"
        if axes.noRotation { text += "; no correction for rotation" }
        if computed > 0 { text += "; \(computed) values computed from their pixels" }
        var table = FoundTable(
            name: name, curves: [FoundCurve(rows: rows)], declaration: declaration, calibration: text)
        table.hints[.errorDex] = calibration.pixelHint
        return table
    }
}
