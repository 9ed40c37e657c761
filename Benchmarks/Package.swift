// swift-tools-version: 6.1
import PackageDescription

// What is measured inside of a program. scripts/bench builds and runs it; its products stay out of the repository.
let package = Package(
    name: "limen-benchmarks",
    dependencies: [.package(name: "limen", path: "..")],
    targets: [
        .executableTarget(name: "limen-benchmarks", dependencies: [.product(name: "LimenKit", package: "limen")])
    ],
    swiftLanguageModes: [.v6]
)
