// swift-tools-version: 6.2
import PackageDescription

// The router over a store, with instrumentation, and its fuzzer. `Sources` and other folders are symbolic links to
// those of the package. Built by the script `run` in the folder above.

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "fuzzing-requests",
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CGEOS", path: "Sources/CGEOS", pkgConfig: "geos"),
        .systemLibrary(name: "CPROJ", path: "Sources/CPROJ", pkgConfig: "proj"),
        .systemLibrary(name: "CZlib", path: "Sources/CZlib", pkgConfig: "zlib"),
        .target(name: "SimpleFeatures", swiftSettings: strict),
        .target(name: "Codecs", dependencies: ["SimpleFeatures"], swiftSettings: strict),
        .target(name: "CQL2", dependencies: ["Codecs", "SimpleFeatures"], swiftSettings: strict),
        .target(
            name: "GeometryEngine", dependencies: ["Codecs", "SimpleFeatures", "CGEOS", "CPROJ"], swiftSettings: strict),
        .target(name: "Compression", dependencies: ["CZlib"], swiftSettings: strict),
        .target(
            name: "SiteInventory",
            dependencies: [
                "CQL2", "Codecs", "SimpleFeatures", "GeometryEngine", .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .target(
            name: "InventoryExchange",
            dependencies: [
                "Codecs", "SiteInventory", "SimpleFeatures", "GeometryEngine",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .target(
            name: "InventorySQL",
            dependencies: ["SiteInventory", "CQL2", "Codecs", "GeometryEngine", "SimpleFeatures"], swiftSettings: strict
        ),
        .target(
            name: "GeoPackageStore",
            dependencies: [
                "SiteInventory", "InventorySQL", "CQL2", "Codecs", "GeometryEngine", "SimpleFeatures",
                .product(name: "Crypto", package: "swift-crypto"), .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(
            name: "FeaturesAPI",
            dependencies: [
                "CQL2", "Codecs", "InventoryExchange", "SiteInventory", "SimpleFeatures", "Compression",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            resources: [
                .embedInCode("HTML/Templates"), .embedInCode("Map/Page"), .embedInCode("Map/Scripts"),
            ],
            swiftSettings: strict),
        .target(
            name: "TestSupport", dependencies: ["CQL2", "SimpleFeatures", "Compression"], path: "TestSupport",
            swiftSettings: strict),
        .target(
            name: "StoreTestSupport",
            dependencies: ["InventoryExchange", "SiteInventory", "SimpleFeatures", "TestSupport"],
            path: "StoreTestSupport", swiftSettings: strict),
        .target(
            name: "Harness",
            dependencies: [
                "FeaturesAPI", "GeoPackageStore", "InventoryExchange", "SimpleFeatures", "SiteInventory",
                "StoreTestSupport",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ],
            path: "Harness", exclude: ["CorpusTests.swift", "MutationTests.swift"], swiftSettings: strict),
        .executableTarget(name: "fuzz", dependencies: ["Harness"], path: "Driver", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
