import Foundation
import Testing

/// The allowed imports between modules. Only wrappers import C modules; the store and the API do not import each other.
private let allowedImports: [String: Set<String>] = [
    "SimpleFeatures": [],
    "Codecs": ["SimpleFeatures"],
    "CQL2": ["Codecs", "SimpleFeatures"],
    "GeometryEngine": ["Codecs", "SimpleFeatures", "CGEOS", "CPROJ"],
    "VectorIO": ["Codecs", "SimpleFeatures", "Compression", "CGDAL"],
    "Compression": ["CZlib"],
    "ImportWorker": ["Codecs", "SimpleFeatures", "VectorIO", "Compression", "CWorkerProcess"],
    "SiteInventory": ["CQL2", "Codecs", "SimpleFeatures", "GeometryEngine"],
    "InventoryExchange": ["Codecs", "SiteInventory", "SimpleFeatures", "GeometryEngine"],
    "InventorySQL": ["CQL2", "Codecs", "SiteInventory", "SimpleFeatures", "GeometryEngine"],
    "SQLiteRows": [],
    "GeoPackageStore": [
        "InventorySQL", "SQLiteRows", "CQL2", "Codecs", "SiteInventory", "SimpleFeatures", "GeometryEngine",
    ],
    "FeaturesAPI": ["CQL2", "Codecs", "InventoryExchange", "SiteInventory", "SimpleFeatures", "Compression"],
    "standorte": [
        "Codecs", "SiteInventory", "InventoryExchange", "SimpleFeatures", "VectorIO", "Compression", "ImportWorker",
        "GeoPackageStore", "FeaturesAPI", "Zukunftsstandorte", "GeometryEngine", "CAllocator",
    ],
    "Zukunftsstandorte": [
        "CQL2", "GeoPackageStore", "ImportWorker", "InventoryExchange", "SimpleFeatures", "SiteInventory", "VectorIO",
    ],
]

private let ourModules = Set(allowedImports.keys).union([
    "CGEOS", "CPROJ", "CGDAL", "CZlib", "CAllocator", "CWorkerProcess",
])

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// The text of a module's Swift files, by path in the repository.
private func files(of module: String) throws -> [(path: String, text: String)] {
    let folder = root.appending(path: "Sources/\(module)")
    let names = FileManager.default.enumerator(atPath: folder.path())?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
        (
            "Sources/\(module)/\(name)",
            try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        )
    }
}

private func imports(_ text: String) -> Set<String> {
    Set(
        text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard let index = words.firstIndex(of: "import"), index <= 1, index + 1 < words.count else { return nil }
            return String(words[index + 1])
        })
}

@Suite struct ArrowsTests {
    @Test(arguments: allowedImports.keys.sorted())
    func `a module imports only the allowed modules`(module: String) throws {
        let sources = try files(of: module)
        #expect(!sources.isEmpty)
        for file in sources {
            let forbidden = imports(file.text).intersection(ourModules).subtracting(allowedImports[module] ?? [])
            #expect(forbidden.isEmpty, "\(file.path) imports \(forbidden.sorted())")
        }
    }

    /// The fuzzer is built after all other tests, so that it would fail late.
    @Test(arguments: [
        "SimpleFeatures", "CQL2", "Codecs", "VectorIO", "Compression", "ImportWorker", "SiteInventory",
        "InventoryExchange", "GeoPackageStore", "FeaturesAPI",
    ])
    func `the fuzzer's package has the files and dependencies of its modules`(module: String) throws {
        let manifest = try String(contentsOf: root.appending(path: "Tests/Fuzzing/Package.swift"), encoding: .utf8)
        let target = try #require(
            manifest.split(separator: "arget(").first { $0.prefix(80).contains("name: \"\(module)\"") })
        let all = try files(of: module)
        let named = try named(in: target).map { "Sources/\(module)/\($0)" }
        #expect(named.filter { name in !all.contains { $0.path == name || $0.path.hasPrefix("\(name)/") } } == [])
        let built = all.filter { file in
            named.isEmpty || named.contains { file.path == $0 || file.path.hasPrefix("\($0)/") }
        }
        #expect(!built.isEmpty)
        for file in built {
            let missing = imports(file.text).intersection(ourModules).filter { !target.contains("\"\($0)\"") }
            #expect(missing.isEmpty, "\(file.path) imports \(missing.sorted())")
        }
    }

    /// The sources of a target in a manifest; empty when it lists none.
    private func named(in target: Substring) throws -> [String] {
        guard let sources = target.firstMatch(of: /sources: \[([^\]]*)\]/) else { return [] }
        return sources.output.1.matches(of: /"([^"]+)"/).map { String($0.output.1) }
    }

    @Test func `only the wrappers and the WKB codec use unsafe`() throws {
        for module in [
            "SimpleFeatures", "Codecs", "CQL2", "SiteInventory", "InventoryExchange", "GeoPackageStore", "FeaturesAPI",
            "standorte",
        ] {
            for file in try files(of: module) where !file.path.contains("/Codecs/WKB/") {
                let words = file.text.split { !$0.isLetter }
                #expect(!words.contains("unsafe"), "\(file.path) says unsafe")
            }
        }
    }

    @Test func `in modules for untrusted files, only callers of zlib or the system use unsafe`() throws {
        for file in try files(of: "Compression") + files(of: "ImportWorker") {
            let isWrapper = ["/ZlibStream.swift", "/Checksum.swift", "/System/"].contains { file.path.contains($0) }
            let words = file.text.split { !$0.isLetter }
            #expect(isWrapper || !words.contains("unsafe"), "\(file.path) says unsafe")
        }
    }

    @Test func `no file bypasses checks of the compiler`() throws {
        for module in allowedImports.keys {
            for file in try files(of: module) {
                for phrase in ["@unchecked Sendable", "nonisolated(unsafe)", "try!", "fatalError("] {
                    #expect(!file.text.contains(phrase), "\(file.path) says \(phrase)")
                }
            }
        }
    }

    @Test func `files have at most 300 lines`() throws {
        for module in allowedImports.keys {
            for file in try files(of: module) {
                let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
                #expect(lines <= 300, "\(file.path) has \(lines) lines: is there a second idea in it?")
            }
        }
    }
}
