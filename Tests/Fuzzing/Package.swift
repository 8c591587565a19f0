// swift-tools-version: 6.2
import PackageDescription

// The parsers and their fuzzer, instrumented, and nothing else: with the HTTP server and SQLite it would take several
// times as long to build. `Sources` is a link to the modules themselves. Built by the script `run` beside this file.

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "fuzzing",
    dependencies: [.package(url: "https://github.com/apple/swift-crypto", from: "4.5.2")],
    targets: [
        .systemLibrary(name: "CGEOS", path: "Sources/CGEOS", pkgConfig: "geos"),
        .systemLibrary(name: "CPROJ", path: "Sources/CPROJ", pkgConfig: "proj"),
        .systemLibrary(name: "CGDAL", path: "Sources/CGDAL", pkgConfig: "gdal"),
        .systemLibrary(name: "CZlib", path: "Sources/CZlib", pkgConfig: "zlib"),
        .target(name: "SimpleFeatures", swiftSettings: strict),
        .target(name: "CQL2", dependencies: ["SimpleFeatures"], swiftSettings: strict),
        .target(name: "GeometryEngine", dependencies: ["SimpleFeatures", "CGEOS", "CPROJ"], swiftSettings: strict),
        .target(name: "VectorIO", dependencies: ["SimpleFeatures", "ZipArchive", "CGDAL"], swiftSettings: strict),
        .target(name: "Zlib", dependencies: ["CZlib"], swiftSettings: strict),
        .target(name: "ZipArchive", dependencies: ["Zlib"], swiftSettings: strict),
        .target(name: "CWorkerProcess"),
        .target(
            name: "ImportWorker", dependencies: ["SimpleFeatures", "VectorIO", "ZipArchive", "CWorkerProcess"],
            swiftSettings: strict),
        .target(
            name: "SiteInventory",
            dependencies: [
                "CQL2", "SimpleFeatures", "GeometryEngine", .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        // Of these two, what reads what strangers wrote.
        .target(
            name: "GeoPackageStore", dependencies: ["SimpleFeatures"],
            sources: ["GeoPackageGeometry.swift", "StoreError.swift"], swiftSettings: strict),
        .target(
            name: "FeaturesAPI",
            sources: [
                "Imports/DelimiterMatch.swift", "Imports/DeliveredName.swift", "Imports/HeaderValue.swift",
                "Imports/MultipartHeader.swift", "Imports/MultipartParser.swift", "HTTP/PercentEncoding.swift",
                "String+Quoted.swift",
            ],
            swiftSettings: strict),

        .target(
            name: "Harness",
            dependencies: [
                "CQL2", "FeaturesAPI", "GeoPackageStore", "ImportWorker", "SimpleFeatures", "SiteInventory", "VectorIO",
                "ZipArchive",
            ],
            path: "Harness", exclude: ["CorpusTests.swift"], swiftSettings: strict),
        .executableTarget(name: "fuzz", dependencies: ["Harness"], path: "Driver", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
