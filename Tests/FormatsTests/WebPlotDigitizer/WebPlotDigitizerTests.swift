import LimitModel
import Testing

@testable import Formats

/// Projects of WebPlotDigitizer, written by hand: x from 1e-3 at pixel 100 to 1 at pixel 400, y from 1e-6 at 500 to 1e-2 at 100.
@Suite struct WebPlotDigitizerTests {
    private let points =
        #"[{"px":100,"py":500,"dx":"0.001","dy":"1","dz":null},{"px":400,"py":500,"dx":1,"dy":"1","dz":null},"#
        + #"{"px":100,"py":500,"dx":"1","dy":"10^-6","dz":null},{"px":100,"py":100,"dx":"1","dy":"1e-2","dz":null}]"#

    private func axes(_ name: String = "XY", type: String = "XYAxes", log: Bool = true, points: String? = nil) -> String
    {
        #"{"name":"\#(name)","type":"\#(type)","isLogX":\#(log),"isLogY":\#(log),"noRotation":false,"calibrationPoints":\#(points ?? self.points)}"#
    }

    private func dataset(_ name: String, axes: String = "XY", _ data: String) -> String {
        #"{"name":"\#(name)","axesName":"\#(axes)","colorRGB":[200,0,0,255],"metadataKeys":[],"data":[\#(data)],"autoDetectionData":null}"#
    }

    private func point(_ x: Double, _ y: Double, _ value: String? = nil) -> String {
        #"{"x":\#(x),"y":\#(y)\#(value.map { #","value":[\#($0)]"# } ?? "")}"#
    }

    private func project(_ axes: String, _ sets: String...) -> String {
        #"{"version":[4,2],"axesColl":[\#(axes)],"datasetColl":[\#(sets.joined(separator: ","))],"measurementColl":[]}"#
    }

    private func read(_ text: String, tables: [String] = []) -> TableReading {
        var aids = ReadingAids()
        aids.tables = tables
        return TableReading(text, as: .webplotdigitizer, aids: aids)
    }

    @Test func `values are kept as written and the calibration is recorded`() {
        let found = read(project(axes(), dataset("limit", point(200, 300, "0.010000000000000002,1.00e-4"))))
        #expect(found.errors.isEmpty && found.warnings.isEmpty, "\(found.warnings)")
        #expect(found.rows == [["0.010000000000000002", "1.00e-4"]])
        #expect(found.table?.name == "limit")
        #expect(found.table?.declaration.originKind == .digitised)
        let text = found.table?.calibration ?? ""
        #expect(text.contains("version 4.2, axes 'XY'"))
        #expect(text.contains("x logarithmic: 0.001 at pixel (100, 500), 1 at pixel (400, 500), one pixel is 0.01 dex"))
        #expect(text.contains("y logarithmic: 10^-6 at pixel (100, 500)"))
        #expect(found.table?.hints[.errorDex] == "one pixel is 0.01 dex in y")
    }

    @Test func `a value that its pixel does not give is warned about`() {
        let found = read(
            project(
                axes(),
                dataset("limit", [point(200, 300, "0.01,1e-4"), point(300, 300, "0.1,2e-4")].joined(separator: ","))))
        #expect(found.warnings.map(\.code) == [.calibration])
        #expect(found.warnings.first?.place.field == "dataset 'limit' point 2")
        #expect(found.rows.last == ["0.1", "2e-4"])
    }

    @Test func `points without values are computed from their pixels`() {
        let found = read(project(axes(), dataset("limit", point(400, 100))))
        #expect(found.rows.first?.first.flatMap(Double.init).map { abs($0 - 1) < 1e-12 } == true)
        #expect(found.rows.first?.last.flatMap(Double.init).map { abs($0 - 0.01) < 1e-12 } == true)
        #expect(found.table?.calibration?.contains("1 values computed from their pixels") == true)
    }

    @Test func `rotated axes are solved`() {
        let points =
            #"[{"px":0,"py":0,"dx":"0","dy":"0"},{"px":10,"py":10,"dx":"1","dy":"0"},{"px":0,"py":0,"dx":"0","dy":"0"},{"px":10,"py":-10,"dx":"0","dy":"1"}]"#
        let found = read(project(axes(log: false, points: points), dataset("a", point(20, 0, "1,1"))))
        #expect(found.errors.isEmpty && found.warnings.isEmpty, "\(found.warnings)")
    }

    @Test func `version 3 is read`() {
        let text =
            #"{"wpd":{"version":[3,8],"axesType":"XYAxes","axesParameters":{"isLogX":true,"isLogY":true},"calibration":\#(points),"#
            + #""dataSeries":[{"name":"Default Dataset","metadataKeys":[],"data":[\#(point(200, 300, "0.01,1e-4"))]}],"distanceMeasurementData":[],"angleMeasurementData":null}}"#
        let found = read(text)
        #expect(found.errors.isEmpty && found.warnings.isEmpty, "\(found.errors)")
        #expect(found.table?.name == "Default Dataset")
        #expect(found.table?.calibration?.contains("version 3.8") == true)
    }

    @Test func `datasets on other axes are left out, or refused when asked for`() {
        let text = project(
            axes() + "," + axes("Bar", type: "BarAxes"), dataset("limit", point(200, 300, "0.01,1e-4")),
            dataset("bars", axes: "Bar", point(1, 2, "1")), dataset("lost", axes: "Gone", point(1, 2, "1,2")),
            dataset("limit", point(300, 300, "0.1,1e-4")))
        let found = read(text)
        #expect(found.tables.map(\.name) == ["limit", "limit (2)"])
        #expect(found.warnings.map(\.code) == [.leftOut, .leftOut])
        #expect(read(text, tables: ["bars"]).error?.contains("BarAxes, not X-Y axes") == true)
    }

    @Test(arguments: [
        ("{}", "is not a project of WebPlotDigitizer"), ("[1,", "it is not JSON"), ("", "empty"),
        (#"{"axesColl":[],"datasetColl":[]}"#, "no dataset"),
        (#"{"axesColl":[],"datasetColl":[{"name":"a","data":[]}]}"#, "does not say which axes"),
    ]) func `other files are refused`(_ text: String, _ message: String) {
        #expect(read(text).errors.first?.description.contains(message) == true, "\(read(text).errors)")
    }

    @Test func `a packed project is refused with a hint`() {
        var bytes = [UInt8](repeating: 0x61, count: 600)
        bytes.replaceSubrange(257..<262, with: "ustar".utf8)
        #expect(
            TableReading(ForeignInput(name: "p.tar", bytes: bytes), as: .webplotdigitizer).error?.contains("tar xf")
                == true)
    }

    @Test(arguments: [
        (#""dx":"0.001""#, #""dx":"2001/05/06""#, "is a date"), (#""dx":"0.001""#, #""dx":"soon""#, "not a number"),
        (#""dx":"0.001""#, #""dx":"-1""#, "logarithmic axis"), (#""dx":"0.001""#, #""dx":"1""#, "do not span a plane"),
        (#""px":100,"py":500,"dx":"0.001""#, #""dx":"0.001""#, "has no pixel"),
        (#""py":100"#, #""py":500"#, "do not span a plane"),
    ]) func `a calibration that does not work is refused`(_ old: String, _ new: String, _ message: String) {
        let found = read(project(axes(), dataset("a", point(200, 300, "0.01,1e-4"))).replacing(old, with: new))
        #expect(found.errors.first?.description.contains(message) == true, "\(found.errors)")
        #expect(found.tables.isEmpty)
    }

    @Test func `values that are null or missing are refused`() {
        for value in ["null,1", "1"] {
            let found = read(project(axes(), dataset("a", point(200, 300, value))))
            #expect(found.error?.contains("not a pair of numbers") == true)
        }
    }
}
