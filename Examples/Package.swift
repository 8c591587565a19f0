// swift-tools-version: 6.2
import PackageDescription

// Programs that use the library as another package does. Run one in this folder with: swift run ShapefileToHectares
let package = Package(
    name: "examples",
    dependencies: [.package(name: "zukunftsstandorte", path: "..")],
    targets: [
        .executableTarget(
            name: "ShapefileToHectares",
            dependencies: [.product(name: "Zukunftsstandorte", package: "zukunftsstandorte")])
    ],
    swiftLanguageModes: [.v6]
)
