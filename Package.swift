// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "limen",
    products: [
        .executable(name: "limen", targets: ["LimenCommand"]),
        .library(name: "LimenKit", targets: ["LimenKit"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams.git", exact: "6.2.2"),
        // Exact rational arithmetic, as the oracle of the geometry tests only.
        .package(url: "https://github.com/attaswift/BigInt.git", exact: "6.0.1"),
    ],
    targets: [
        .executableTarget(
            name: "LimenCommand",
            dependencies: [
                "LimenKit", "Plotting", "Files",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .target(name: "Plotting", dependencies: ["LimenKit", "Files"]),
        .target(
            name: "LimenKit",
            dependencies: [
                "Formats", "Archive", "Methods", "Answers", "PortalPhysics", "LimitModel", "Regions", "Quantities",
                "Files",
            ]),
        .target(
            name: "Formats",
            dependencies: [
                "LimitModel", "Quantities", "Regions", "CLibXML2", "CXMLLoader", "EmbeddedFiles",
                .product(name: "Yams", package: "Yams"),
            ]),
        .target(
            name: "Archive",
            dependencies: [
                "LimitModel", "Regions", "Quantities", "Files", "CSQLiteShim", "EmbeddedFiles",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .target(name: "Methods", dependencies: ["LimitModel", "PortalPhysics", "Quadrature", "Regions", "Quantities"]),
        .target(name: "Answers", dependencies: ["LimitModel", "Regions", "Quantities"]),
        .target(name: "PortalPhysics", dependencies: ["Quadrature"]),
        .target(name: "Quadrature"),
        .target(name: "LimitModel", dependencies: ["Quantities", "Regions"]),
        .target(name: "Regions"),
        .target(name: "Quantities"),
        .target(name: "Files", dependencies: ["CFiles"]),
        .target(name: "CFiles"),
        .target(name: "EmbeddedFiles", plugins: ["EmbedFiles"]),
        .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["EmbedTool"]),
        .executableTarget(name: "EmbedTool"),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        // Not linked but loaded when a file is read: starting the program with it takes a tenth longer.
        .target(name: "CXMLLoader", dependencies: ["CLibXML2"]),
        .target(name: "CSQLiteShim", linkerSettings: [.linkedLibrary("sqlite3")]),
        .testTarget(name: "FilesTests", dependencies: ["Files"]),
        .testTarget(name: "QuantitiesTests", dependencies: ["Quantities"]),
        .testTarget(
            name: "RegionsTests",
            dependencies: ["Regions", .product(name: "BigInt", package: "BigInt")]),
        .testTarget(name: "QuadratureTests", dependencies: ["Quadrature"]),
        .testTarget(name: "PortalPhysicsTests", dependencies: ["PortalPhysics", "Quadrature"]),
        .testTarget(name: "LimitModelTests", dependencies: ["LimitModel", "Regions", "Quantities"]),
        .testTarget(name: "AnswersTests", dependencies: ["Answers", "LimitModel", "Regions", "Quantities"]),
        .testTarget(name: "MethodsTests", dependencies: ["Methods", "LimitModel", "Quantities"]),
        .testTarget(name: "FormatsTests", dependencies: ["Formats", "LimitModel", "Regions", "Quantities"]),
        .testTarget(name: "ArchiveTests", dependencies: ["Archive", "LimitModel", "Regions", "Quantities"]),
        .testTarget(name: "PlottingTests", dependencies: ["Plotting", "LimenKit"]),
        // The archive of the shipped data, computed once for all tests.
        .target(name: "ShippedArchive", dependencies: ["LimenKit"], path: "Tests/Support"),
        .testTarget(name: "LimenKitTests", dependencies: ["LimenKit", "ShippedArchive"]),
        // Runs the built program as a user would.
        .testTarget(
            name: "CommandTests", dependencies: ["LimenKit", "LimenCommand", "ShippedArchive", "EmbeddedFiles"]),
        .testTarget(name: "HouseTests"),
    ],
    swiftLanguageModes: [.v6]
)

// scripts/fuzz has the modules of Limen instrumented, and only these.
if let options = Context.environment["LIMEN_INSTRUMENTATION"]?.split(separator: " ").map(String.init) {
    for target in package.targets where target.type == .regular {
        target.swiftSettings = [.unsafeFlags(options)]
    }
}
