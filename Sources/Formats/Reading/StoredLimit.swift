import LimitModel

extension Limit {
    /// Warnings of a reader for curves that are in an archive already, with the limit in the place of file and line.
    package func readerFindings(in plane: Plane?) -> [Finding] {
        var found: [Finding] = []
        for curve in curves {
            var builder = SubmissionBuilder(findings: Findings(file: slug.text), planes: [])
            let rows = curve.points.enumerated().map { index, point in
                PointRow(
                    line: index + 1, number: index + 1, mass: "\(point.mass)", coupling: "\(point.coupling)",
                    point: point)
            }
            builder.warnAboutRows(rows, plane: plane, isClosed: curve.role == .contour)
            found += builder.findings.warnings.map { finding($0, field: "\(curve.label) \($0.place.field ?? "")") }
        }
        let edges = [Curve.Role.lowerEdge, .upperEdge].compactMap { role in
            curves.first { $0.role == role }.map {
                CurveSource(curve: $0, line: 0, lines: [], dimension: .dimensionless)
            }
        }
        if edges.count == 2 {
            var builder = SubmissionBuilder(findings: Findings(file: slug.text), planes: [])
            builder.warnWithoutPartner(edges[0], edges[1])
            found += builder.findings.warnings.map { finding($0, field: $0.place.field ?? "") }
        }
        var seen: Set<Slug> = []
        for publication in citations.map(\.publication) where seen.insert(publication.id).inserted {
            found += publication.yearConflicts.map {
                Finding(.referenceYears, at: slug.text, field: "publication \(publication.id)", $0)
            }
        }
        return found
    }

    private func finding(_ warning: Finding, field: String) -> Finding {
        Finding(
            warning.code, as: .warning, at: slug.text, field: field.replacing("<points>", with: "").collapsed,
            warning.message)
    }
}
