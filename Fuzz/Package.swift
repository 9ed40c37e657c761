// swift-tools-version: 6.1
import PackageDescription

// scripts/fuzz names the library that drives the targets; without it the package does not link.
let driver = Context.environment["LIMEN_FUZZER_LIBRARY"].map { [$0, "-lstdc++"] } ?? []

let package = Package(
    name: "limen-fuzz",
    dependencies: [.package(name: "limen", path: "..")],
    targets: [
        .target(name: "CFuzzer"),
        .executableTarget(
            name: "FuzzTargets",
            dependencies: ["CFuzzer", .product(name: "LimenKit", package: "limen")],
            linkerSettings: [.unsafeFlags(driver)]),
    ],
    swiftLanguageModes: [.v6]
)
