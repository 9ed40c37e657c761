import Foundation
import LimenKit
import Testing

/// A folder of its own for a test, with an archive and XML files.
final class Workplace {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "limen-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    var archivePath: String { folder.appending(path: "limen.sqlite").path }

    /// The data that ship with the program.
    static let imports = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "imports").path

    /// Writes a file and returns its path.
    func write(_ text: String, to name: String) throws -> String {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    /// A new archive with a plane of two scenarios.
    func archive() throws -> LimenArchive {
        let archive = try LimenArchive.create(at: archivePath)
        let reports = try archive.importFiles([write(XML.plane, to: "plane.xml")])
        #expect(reports.flatMap(\.errors) == [])
        return archive
    }
}

/// Small submissions.
enum XML {
    static func submission(_ body: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <submission xmlns="urn:limen:submission:1">
        \(body)
        </submission>
        """
    }

    static let plane = submission(
        """
        <plane id="dark-axion-portal" model="dark-axion-portal">
          <title>Dark axion portal</title>
          <convention prefactor="0.5">L = (g/2) a F F'</convention>
          <mass-axis symbol="m" title="mass">
            <from value="1e-10" unit="GeV" status="estimate"/><to value="1e4" unit="GeV" status="estimate"/>
          </mass-axis>
          <coupling-axis symbol="g" title="coupling">
            <from value="1e-12" unit="1/GeV" status="estimate"/><to value="10" unit="1/GeV" status="estimate"/>
          </coupling-axis>
          <parameter name="ma-over-m" symbol="r" from="0" to="1" unit="1">mass ratio</parameter>
          <scenario id="invisible"><title>Invisible</title>
            <set parameter="ma-over-m" value="0" unit="1" status="stated"/></scenario>
          <scenario id="visible"><title>Visible</title></scenario>
        </plane>
        """)

    /// A flat upper limit between two masses in MeV.
    static func upper(
        _ name: String, search: String? = nil, coupling: String = "1e-3", from: String = "1", to: String = "100",
        level: String = "0.9", status: String = "observed", extra: String = "", data: String = ""
    ) -> String {
        submission(
            """
            <experiment id="e" name="E"/>
            <search id="\(search ?? name)" experiment="e"\(data.isEmpty ? "" : " data=\"\(data)\"")>
              <title>Search</title>
              <limit id="\(name)" plane="dark-axion-portal" status="\(status)">
                <title>Limit</title>
                <confidence level="\(level)"/>
                <holds scenario="invisible" grade="published"/>
                <origin kind="published"/>
                \(extra)
                <above><points mass-unit="MeV" coupling-unit="1/GeV">
                  \(from) \(coupling)
                  \(to) \(coupling)
                </points></above>
              </limit>
            </search>
            """)
    }

    static func meson(branching: String = "3e-4", grade: String = "derived", status: String = "stated") -> String {
        submission(
            """
            <experiment id="e" name="E"/>
            <search id="meson" experiment="e">
              <title>Search</title>
              <derivation id="meson" plane="dark-axion-portal" status="observed">
                <title>Limit</title>
                <confidence level="0.9"/>
                <holds scenario="invisible" grade="\(grade)"/>
                <invisible-meson-decay>
                  <meson name="V"><mass value="9.46" unit="GeV" status="stated"/>
                    <branching-ee value="0.0239" unit="1" status="\(status)"/></meson>
                  <invisible-branching value="\(branching)" unit="1" status="stated"/>
                  <mass-range><from value="1" unit="MeV" status="stated"/></mass-range>
                </invisible-meson-decay>
              </derivation>
            </search>
            """)
    }
}
