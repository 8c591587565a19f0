// swift-tools-version: 6.2
import PackageDescription

// Only the measured modules: geometry and the road network. `Sources` is a symbolic link to the package's sources.
// Built by bench_roads.py beside this file.

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "roads",
    targets: [
        .systemLibrary(name: "CGEOS", path: "Sources/CGEOS", pkgConfig: "geos"),
        .systemLibrary(name: "CPROJ", path: "Sources/CPROJ", pkgConfig: "proj"),
        .target(name: "SimpleFeatures", swiftSettings: strict),
        .target(name: "Codecs", dependencies: ["SimpleFeatures"], swiftSettings: strict),
        .target(
            name: "GeometryEngine", dependencies: ["Codecs", "SimpleFeatures", "CGEOS", "CPROJ"], swiftSettings: strict),
        .target(
            name: "SiteInventory", dependencies: ["SimpleFeatures", "GeometryEngine"],
            sources: ["Access/Network", "Schema/Vocabulary.swift", "Entities/Site.swift"], swiftSettings: strict),
        .executableTarget(
            name: "bench", dependencies: ["Codecs", "SimpleFeatures", "GeometryEngine", "SiteInventory"], path: "Bench",
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
