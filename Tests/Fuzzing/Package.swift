// swift-tools-version: 6.2
import PackageDescription

// Only the parsers and their fuzzer, with instrumentation: the whole program would take many times
// as long to build. `Sources` is a symbolic link to the package's sources. Built by the script `run`.

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "fuzzing",
    targets: [
        .systemLibrary(name: "CGDAL", path: "Sources/CGDAL", pkgConfig: "gdal"),
        .systemLibrary(name: "CZlib", path: "Sources/CZlib", pkgConfig: "zlib"),
        .target(name: "SimpleFeatures", swiftSettings: strict),
        .target(name: "Codecs", dependencies: ["SimpleFeatures"], swiftSettings: strict),
        .target(name: "CQL2", dependencies: ["Codecs", "SimpleFeatures"], swiftSettings: strict),
        .target(
            name: "VectorIO", dependencies: ["Codecs", "SimpleFeatures", "Compression", "CGDAL"], swiftSettings: strict),
        .target(name: "Compression", dependencies: ["CZlib"], swiftSettings: strict),
        .target(name: "CWorkerProcess"),
        .target(
            name: "ImportWorker",
            dependencies: ["Codecs", "SimpleFeatures", "VectorIO", "Compression", "CWorkerProcess"],
            swiftSettings: strict),
        // Of these four modules, only the parsers of untrusted input.
        .target(
            name: "SiteInventory", dependencies: ["CQL2", "SimpleFeatures"],
            sources: [
                "Access/AccessLink.swift", "Access/RouteResult.swift", "Access/SiteRoutes.swift",
                "Hectares/WaterfallStep.swift", "Query/CollectionSchema+Queryables.swift",
                "Query/InventoryFunction.swift", "Schema", "Store/StoreUnavailability.swift",
            ],
            swiftSettings: strict),
        .target(
            name: "InventoryExchange", dependencies: ["SiteInventory", "SimpleFeatures"],
            sources: [
                "Export/ShapefileName.swift", "Import/Findings/Double+Texts.swift", "Import/Findings/Finding.swift",
                "Import/Findings/Finding+FieldTexts.swift", "Import/Findings/Finding+ValueTexts.swift",
                "Import/Findings/FindingCode.swift", "Import/Findings/SourceFaults", "Import/Mapping",
                "Import/Matching/RowNumbers.swift",
            ],
            swiftSettings: strict),
        .target(
            name: "GeoPackageStore", dependencies: ["Codecs", "SimpleFeatures", "SiteInventory"],
            sources: ["GeoPackageGeometry.swift", "StoreError.swift"], swiftSettings: strict),
        .target(
            name: "FeaturesAPI",
            sources: [
                "Parameters/PercentEncoding.swift", "Parameters/String+Quoted.swift",
                "Resources/Imports/Upload/DelimiterMatch.swift", "Resources/Imports/Upload/UploadedName.swift",
                "Resources/Imports/Upload/HeaderValue.swift", "Resources/Imports/Upload/MultipartHeader.swift",
                "Resources/Imports/Upload/MultipartParser.swift",
            ],
            swiftSettings: strict),

        .target(
            name: "Harness",
            dependencies: [
                "CQL2", "Codecs", "FeaturesAPI", "GeoPackageStore", "ImportWorker", "InventoryExchange",
                "SimpleFeatures",
                "SiteInventory", "VectorIO", "Compression",
            ],
            path: "Harness", exclude: ["CorpusTests.swift"], swiftSettings: strict),
        .executableTarget(name: "fuzz", dependencies: ["Harness"], path: "Driver", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
