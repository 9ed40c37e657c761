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
                "LimenKit", "Plotting", "Presentation", "Formats", "Archive", "JSON", "Files",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .target(
            name: "Plotting",
            dependencies: ["LimenKit", "Presentation", "Formats", "Regions", "Files"]),
        .target(
            name: "Presentation",
            dependencies: [
                "LimenKit", "Formats", "Archive", "Answers", "LimitModel", "JSON", "Regions", "Quantities",
            ]),
        .target(
            name: "LimenKit",
            dependencies: [
                "Linting", "Formats", "Archive", "Methods", "Answers", "PortalPhysics", "LimitModel", "JSON", "Regions",
                "Quantities", "Files",
            ]),
        .target(name: "Linting", dependencies: ["Formats", "Methods", "LimitModel", "Quantities"]),
        .target(
            name: "Formats",
            dependencies: [
                "LimitModel", "JSON", "Quantities", "Regions", "CLibXML2", "CXMLLoader", "EmbeddedFiles",
                .product(name: "Yams", package: "Yams"),
            ]),
        .target(
            name: "Archive",
            dependencies: [
                "LimitModel", "JSON", "Regions", "Quantities", "Files", "CSQLiteShim", "EmbeddedFiles",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .target(name: "Methods", dependencies: ["LimitModel", "PortalPhysics", "Quadrature", "Regions", "Quantities"]),
        .target(name: "Answers", dependencies: ["LimitModel", "Regions", "Quantities"]),
        .target(name: "PortalPhysics", dependencies: ["Quadrature"]),
        .target(name: "Quadrature"),
        .target(name: "LimitModel", dependencies: ["JSON", "Quantities", "Regions"]),
        .target(name: "JSON"),
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
        .testTarget(name: "JSONTests", dependencies: ["JSON"]),
        .testTarget(name: "FilesTests", dependencies: ["Files"]),
        .testTarget(name: "QuantitiesTests", dependencies: ["Quantities"]),
        .testTarget(
            name: "RegionsTests",
            dependencies: ["Regions", .product(name: "BigInt", package: "BigInt")]),
        .testTarget(name: "QuadratureTests", dependencies: ["Quadrature"]),
        .testTarget(name: "PortalPhysicsTests", dependencies: ["PortalPhysics", "Quadrature"]),
        .testTarget(name: "LimitModelTests", dependencies: ["LimitModel", "JSON", "Regions", "Quantities"]),
        .testTarget(name: "AnswersTests", dependencies: ["Answers", "LimitModel", "Regions", "Quantities"]),
        .testTarget(name: "MethodsTests", dependencies: ["Methods", "LimitModel", "Quantities"]),
        .testTarget(name: "LintingTests", dependencies: ["Linting", "LimitModel", "Regions", "Quantities"]),
        .testTarget(name: "FormatsTests", dependencies: ["Formats", "LimitModel", "JSON", "Regions", "Quantities"]),
        .testTarget(name: "ArchiveTests", dependencies: ["Archive", "LimitModel", "JSON", "Regions", "Quantities"]),
        .testTarget(name: "PlottingTests", dependencies: ["Plotting", "LimenKit"]),
        // The archive of the shipped data, computed once for all tests.
        .target(name: "ShippedArchive", dependencies: ["LimenKit"], path: "Tests/Support"),
        .testTarget(name: "LimenKitTests", dependencies: ["LimenKit", "Presentation", "ShippedArchive"]),
        // Runs the built program as a user would.
        .testTarget(
            name: "CommandTests", dependencies: ["LimenKit", "LimenCommand", "ShippedArchive", "EmbeddedFiles"]),
        .testTarget(name: "ModuleBoundaryTests"),
    ],
    swiftLanguageModes: [.v6]
)

// scripts/bench builds what it measures inside of a program.
if Context.environment["LIMEN_BENCHMARKS"] != nil {
    package.targets.append(
        .executableTarget(
            name: "limen-benchmarks", dependencies: ["LimenKit", "Presentation", "Regions"],
            path: "Benchmarks/Sources/limen-benchmarks"))
}

// scripts/fuzz names the library that drives its targets, and has the modules of Limen instrumented, and only these.
if let driver = Context.environment["LIMEN_FUZZER_LIBRARY"] {
    if let options = Context.environment["LIMEN_INSTRUMENTATION"]?.split(separator: " ").map(String.init) {
        for target in package.targets where target.type == .regular {
            target.swiftSettings = [.unsafeFlags(options)]
        }
    }
    package.targets += [
        .target(name: "CFuzzer", path: "Fuzz/Sources/CFuzzer"),
        .executableTarget(
            name: "FuzzTargets",
            dependencies: [
                "CFuzzer", "LimenKit", "Presentation", "Formats", "Archive", "LimitModel", "JSON", "Regions",
                "Quantities",
            ],
            path: "Fuzz/Sources/FuzzTargets", linkerSettings: [.unsafeFlags([driver, "-lstdc++"])]),
    ]
}
