// swift-tools-version: 6.2
import PackageDescription

/// The settings of all Swift targets of this package.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

// Geometries need millions of small allocations. With glibc's allocator, an import takes a sixth longer, and the
// hectares of a region take a third longer.
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
        // Without traits: SwiftPM passes several traits to the compiler in varying order, which causes complete
        // rebuilds.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // The C libraries. Each target has only a module map and a shim.
        .systemLibrary(
            name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
        .systemLibrary(
            name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev", "proj-data"])]),
        .systemLibrary(
            name: "CGDAL", pkgConfig: "gdal", providers: [.apt(["libgdal-dev"])]),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // Values: geometries, features, envelopes, coordinate reference systems, and protocols for sources and sinks.
        .target(name: "SimpleFeatures", swiftSettings: strict),
        // The text and binary forms of the values: JSON, GeoJSON, WKT, WKB, CSV.
        .target(name: "Codecs", dependencies: ["SimpleFeatures"], swiftSettings: strict),

        // The filter language: syntax tree, parsers and writers.
        .target(name: "CQL2", dependencies: ["Codecs", "SimpleFeatures"], swiftSettings: strict),

        // The wrappers of the C libraries. Only they call C functions.
        .target(
            name: "GeometryEngine", dependencies: ["Codecs", "SimpleFeatures", "CGEOS", "CPROJ"],
            swiftSettings: strict),
        .target(
            name: "VectorIO", dependencies: ["Codecs", "SimpleFeatures", "Compression", "CGDAL"],
            swiftSettings: strict),
        .target(name: "Compression", dependencies: ["CZlib"], swiftSettings: strict),

        // The options of the allocator of the program.
        .target(name: "CAllocator"),

        // Untrusted files are unpacked and read in a sandboxed process.
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

        // Import into, export from and editing of an inventory.
        .target(
            name: "InventoryExchange",
            dependencies: [
                "Codecs", "SiteInventory", "SimpleFeatures", "GeometryEngine",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),

        // The SQL that all stores have in common.
        .target(
            name: "InventorySQL",
            dependencies: ["SiteInventory", "CQL2", "Codecs", "GeometryEngine", "SimpleFeatures"],
            swiftSettings: strict),

        // Binds rows to statements of SQLite from buffers.
        .target(
            name: "SQLiteRows",
            dependencies: [
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),

        // The store and the HTTP API. Both depend on the domain, not on each other.
        .target(
            name: "GeoPackageStore",
            dependencies: [
                "SiteInventory", "InventorySQL", "SQLiteRows", "CQL2", "Codecs", "GeometryEngine", "SimpleFeatures",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
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
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            resources: [
                .embedInCode("HTML/Templates"), .embedInCode("Map/Page"), .embedInCode("Map/Scripts"),
            ],
            swiftSettings: strict),

        // The library product, used by the commands, the server and other packages.
        .target(
            name: "Zukunftsstandorte",
            dependencies: [
                "CQL2", "GeoPackageStore", "ImportWorker", "InventoryExchange", "SimpleFeatures", "SiteInventory",
                "VectorIO",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),

        // The executable connects all modules.
        .executableTarget(
            name: "standorte",
            dependencies: [
                "SimpleFeatures", "Codecs", "GeometryEngine", "SiteInventory", "InventoryExchange", "VectorIO",
                "Compression", "ImportWorker", "GeoPackageStore", "FeaturesAPI", "Zukunftsstandorte", "CAllocator",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict, linkerSettings: allocator),

        // The example in Examples/, a separate package. Also built here for its test.
        .executableTarget(
            name: "ShapefileToHectares", dependencies: ["Zukunftsstandorte"],
            path: "Examples/Sources/ShapefileToHectares", linkerSettings: allocator),

        // The in-process part of the hectares benchmark.
        .executableTarget(
            name: "HectaresBenchmark",
            dependencies: ["GeoPackageStore", "InventoryExchange", "SiteInventory", "SimpleFeatures"],
            path: "Tests/Benchmarks/hectares/harness", swiftSettings: strict, linkerSettings: allocator),
        // A server with the HTTP framework only, for comparison in benchmarks.
        .executableTarget(
            name: "BareServer", dependencies: [.product(name: "Hummingbird", package: "hummingbird")],
            path: "Tests/Benchmarks/server/bare", swiftSettings: strict),

        // A test target for each module, and tests of the whole program.
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
        // A worker process that misbehaves on request.
        .executableTarget(
            name: "WorkerHelper", dependencies: ["ImportWorker", "SimpleFeatures", "Compression"],
            path: "Tests/WorkerHelper", swiftSettings: strict),
        .testTarget(
            name: "ImportWorkerTests",
            dependencies: ["ImportWorker", "SimpleFeatures", "TestSupport", "VectorIO", "WorkerHelper", "Compression"],
            swiftSettings: strict),
        // An inventory in memory, for tests of rules.
        .target(
            name: "InventoryTestSupport", dependencies: ["SiteInventory", "SimpleFeatures"],
            path: "Tests/InventoryTestSupport", swiftSettings: strict),
        .testTarget(
            name: "SiteInventoryTests",
            dependencies: ["SiteInventory", "GeometryEngine", "InventoryTestSupport", "SimpleFeatures", "TestSupport"],
            exclude: ["Golden"], swiftSettings: strict),
        .testTarget(
            name: "InventoryExchangeTests",
            dependencies: [
                "Codecs", "GeometryEngine", "InventoryExchange", "InventoryTestSupport", "SimpleFeatures",
                "SiteInventory", "TestSupport",
            ],
            swiftSettings: strict),
        // Features that tests of stores import.
        .target(
            name: "StoreTestSupport",
            dependencies: ["InventoryExchange", "SiteInventory", "SimpleFeatures", "TestSupport"],
            path: "Tests/StoreTestSupport", swiftSettings: strict),
        // What every store must do.
        .testTarget(
            name: "StoreContractTests",
            dependencies: [
                "CQL2", "Codecs", "GeoPackageStore", "GeometryEngine", "InventoryExchange", "SiteInventory",
                "SimpleFeatures", "StoreTestSupport", "TestSupport",
                "VectorIO",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "GeoPackageStoreTests",
            dependencies: [
                "CQL2", "GeoPackageStore", "GeometryEngine", "InventoryExchange", "InventorySQL", "SQLiteRows",
                "SimpleFeatures", "SiteInventory",
                "StoreTestSupport", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Golden"], swiftSettings: strict),
        .testTarget(
            name: "FeaturesAPITests",
            dependencies: [
                "CQL2", "Codecs", "FeaturesAPI", "InventoryExchange", "SiteInventory", "SimpleFeatures", "TestSupport",
                "Compression",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests", dependencies: ["standorte", "ShapefileToHectares"],
            swiftSettings: strict),
        .testTarget(name: "ZukunftsstandorteTests", dependencies: ["Zukunftsstandorte"], swiftSettings: strict),
        // Uses only the public API of the library, as other packages do.
        .testTarget(name: "LibraryTests", dependencies: ["Zukunftsstandorte", "WorkerHelper"]),
        .testTarget(name: "ArchitectureTests", swiftSettings: strict),
        // Replays the inputs of the fuzzer.
        .testTarget(
            name: "FuzzingTests",
            dependencies: [
                "CQL2", "Codecs", "FeaturesAPI", "GeoPackageStore", "ImportWorker", "InventoryExchange",
                "SimpleFeatures",
                "SiteInventory", "VectorIO", "Compression",
            ],
            path: "Tests/Fuzzing/Harness", swiftSettings: strict),
        // Replays the requests of the fuzzer.
        .testTarget(
            name: "RequestFuzzingTests",
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
            path: "Tests/Fuzzing/Requests/Harness", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
