// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is held to the same rules; the packages that we use keep their own.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

// Geometries are millions of small pieces of memory. With that of the C library an import takes a sixth longer, and
// the hectares of a region a third.
let allocator: [LinkerSetting] = [.linkedLibrary("jemalloc")]

let package = Package(
    name: "zukunftsstandorte",
    products: [
        .executable(name: "standorte", targets: ["standorte"]),
        .library(name: "Zukunftsstandorte", targets: ["Zukunftsstandorte"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        // Without its traits, of which we need none: SwiftPM gives several to the compiler in another order each time,
        // and so builds everything anew.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // The C libraries: a module map and a shim each, nothing else.
        .systemLibrary(
            name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
        .systemLibrary(
            name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev", "proj-data"])]),
        .systemLibrary(
            name: "CGDAL", pkgConfig: "gdal", providers: [.apt(["libgdal-dev"])]),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // Values: geometries, features, envelopes, reference systems, and the protocols of sources and sinks.
        .target(name: "SimpleFeatures", swiftSettings: strict),
        // The text and binary forms of the values: JSON, GeoJSON, WKT, WKB, CSV.
        .target(name: "Codecs", dependencies: ["SimpleFeatures"], swiftSettings: strict),

        // The filter language: a tree, and its text and JSON.
        .target(name: "CQL2", dependencies: ["Codecs", "SimpleFeatures"], swiftSettings: strict),

        // The wrappers: the only places that meet C.
        .target(
            name: "GeometryEngine", dependencies: ["Codecs", "SimpleFeatures", "CGEOS", "CPROJ"],
            swiftSettings: strict),
        .target(
            name: "VectorIO", dependencies: ["Codecs", "SimpleFeatures", "Compression", "CGDAL"],
            swiftSettings: strict),
        .target(name: "Compression", dependencies: ["CZlib"], swiftSettings: strict),

        // What strangers hand over is unpacked and read in a process of its own.
        .target(name: "CWorkerProcess"),
        .target(
            name: "ImportWorker",
            dependencies: ["Codecs", "SimpleFeatures", "VectorIO", "Compression", "CWorkerProcess"],
            swiftSettings: strict),

        // The domain: rules, queries, the store's protocol. No files, no HTTP, no SQL.
        .target(
            name: "SiteInventory",
            dependencies: [
                "CQL2", "Codecs", "SimpleFeatures", "GeometryEngine", .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),

        // Import, export and editing: how data enters and leaves an inventory.
        .target(
            name: "InventoryExchange",
            dependencies: [
                "Codecs", "SiteInventory", "SimpleFeatures", "GeometryEngine",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),

        // Plugs: they know the domain, never each other.
        .target(
            name: "GeoPackageStore",
            dependencies: [
                "SiteInventory", "CQL2", "Codecs", "SimpleFeatures", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(
            name: "FeaturesAPI",
            dependencies: [
                "CQL2", "Codecs", "InventoryExchange", "SiteInventory", "SimpleFeatures", "Compression",
                .product(name: "Hummingbird", package: "hummingbird"),
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

        // The front door of the library: the commands and the server use it, and other packages.
        .target(
            name: "Zukunftsstandorte",
            dependencies: [
                "CQL2", "GeoPackageStore", "ImportWorker", "InventoryExchange", "SimpleFeatures", "SiteInventory",
                "VectorIO",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),

        // The one place that knows everyone.
        .executableTarget(
            name: "standorte",
            dependencies: [
                "SimpleFeatures", "Codecs", "SiteInventory", "InventoryExchange", "VectorIO", "Compression",
                "ImportWorker", "GeoPackageStore", "FeaturesAPI", "Zukunftsstandorte",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict, linkerSettings: allocator),

        // The example of Examples/, which is a package of its own. Built here too, so that a test can run it.
        .executableTarget(
            name: "ShapefileToHectares", dependencies: ["Zukunftsstandorte"],
            path: "Examples/Sources/ShapefileToHectares", linkerSettings: allocator),

        // What the benchmark of hectares measures inside the process.
        .executableTarget(
            name: "HectaresBenchmark",
            dependencies: ["GeoPackageStore", "InventoryExchange", "SiteInventory", "SimpleFeatures"],
            path: "Tests/Benchmarks/hectares/harness", swiftSettings: strict, linkerSettings: allocator),
        // What our server is compared with: the framework, and nothing else.
        .executableTarget(
            name: "BareServer", dependencies: [.product(name: "Hummingbird", package: "hummingbird")],
            path: "Tests/Benchmarks/server/bare", swiftSettings: strict),

        // Tests: one target for each of ours, and some that look at the whole.
        .target(
            name: "TestSupport", dependencies: ["CQL2", "SimpleFeatures", "Compression"], path: "Tests/TestSupport",
            swiftSettings: strict),
        .testTarget(
            name: "SimpleFeaturesTests", dependencies: ["Codecs", "SimpleFeatures", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "CodecsTests", dependencies: ["Codecs", "SimpleFeatures", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "CQL2Tests", dependencies: ["CQL2", "SimpleFeatures", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "GeometryEngineTests", dependencies: ["Codecs", "GeometryEngine", "SimpleFeatures", "TestSupport"],
            exclude: ["Golden"], swiftSettings: strict),
        .testTarget(
            name: "VectorIOTests", dependencies: ["Codecs", "VectorIO", "SimpleFeatures", "TestSupport"],
            swiftSettings: strict),
        .testTarget(name: "CompressionTests", dependencies: ["Compression"], swiftSettings: strict),
        // A worker that misbehaves in every way it can.
        .executableTarget(
            name: "WorkerHelper", dependencies: ["ImportWorker", "SimpleFeatures", "Compression"],
            path: "Tests/WorkerHelper", swiftSettings: strict),
        .testTarget(
            name: "ImportWorkerTests",
            dependencies: ["ImportWorker", "SimpleFeatures", "TestSupport", "VectorIO", "WorkerHelper", "Compression"],
            swiftSettings: strict),
        .testTarget(
            name: "SiteInventoryTests",
            dependencies: ["Codecs", "SiteInventory", "GeometryEngine", "SimpleFeatures", "TestSupport"],
            exclude: ["Golden"], swiftSettings: strict),
        .testTarget(
            name: "InventoryExchangeTests",
            dependencies: ["InventoryExchange", "SiteInventory", "SimpleFeatures", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "StoreContractTests",
            dependencies: [
                "CQL2", "Codecs", "GeoPackageStore", "GeometryEngine", "InventoryExchange", "SiteInventory",
                "SimpleFeatures",
                "TestSupport",
                "VectorIO",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "FeaturesAPITests",
            dependencies: [
                "CQL2", "Codecs", "FeaturesAPI", "InventoryExchange", "SiteInventory", "SimpleFeatures", "TestSupport",
                "Compression",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests", dependencies: ["standorte", "ShapefileToHectares", "TestSupport"],
            swiftSettings: strict),
        // The library by its front door alone, as another package uses it.
        .testTarget(name: "LibraryTests", dependencies: ["Zukunftsstandorte", "WorkerHelper"]),
        .testTarget(name: "ArchitectureTests", swiftSettings: strict),
        // What the fuzzer began with and what it found, replayed without it.
        .testTarget(
            name: "FuzzingTests",
            dependencies: [
                "CQL2", "Codecs", "FeaturesAPI", "GeoPackageStore", "ImportWorker", "InventoryExchange",
                "SimpleFeatures",
                "SiteInventory", "VectorIO", "Compression",
            ],
            path: "Tests/Fuzzing/Harness", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
