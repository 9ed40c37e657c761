// swift-tools-version: 6.1
import PackageDescription

// A package that uses the library LimenKit as any other would. Here it takes the copy of Limen around it; another package
// writes .package(url: …, exact: "0.1.0"), see Docs/use/library.md.
let package = Package(
    name: "limen-examples",
    dependencies: [
        .package(name: "limen", path: "..")
    ],
    targets: [
        .executableTarget(
            name: "StrongestBound",
            dependencies: [.product(name: "LimenKit", package: "limen")])
    ],
    swiftLanguageModes: [.v6]
)
