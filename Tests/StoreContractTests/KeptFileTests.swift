import StoreTestSupport
import Synchronization
import Testing

@testable import InventoryExchange
@testable import SiteInventory

/// The delivered files that a store keeps.
@Suite(.everyStore) struct KeptFileTests {
    private let temporary: TemporaryStore
    private var store: any InventoryStore { temporary.store }

    init() throws { temporary = try TemporaryStore() }

    /// A container of three layers, all in the same file.
    private static func container(_ file: ImportedFile, hash: String = "") -> [LayerImport] {
        var layers = [
            MemorySource.sites(["Eins"]).layer("standorte", hash: "\(hash)1"),
            MemorySource.plot("verfügbar").layer("teilflaechen", hash: "\(hash)2"),
            MemorySource(fields: ["AS_ID"], rows: []).layer("anschlussstellen", hash: "\(hash)3"),
        ]
        for index in layers.indices { layers[index].files = [file] }
        return layers
    }

    @Test func `a file of three layers is read and kept once`() async throws {
        let file = FileOnDisk(["ab", "c"])
        let delivered = try file.delivered(as: "a.zip")
        let outcome = try await store.importLayers(Self.container(delivered))
        #expect(outcome.isKept && outcome.reports.count == 3)
        // Once for the hash, once for the store.
        #expect(file.reads == 2)
        #expect(try await store.read { try $0.keepsFile(delivered.record.hash) })
        let layers = try #require(try await store.read { try $0.imports(ImportSelection()) }.first?.layers)
        #expect(layers.map(\.files) == Array(repeating: [delivered.record], count: 3))
        #expect(try await store.read { try $0.recordedImports() }.map(\.files) == [[delivered.record]])
    }

    @Test func `the hash of a file is SHA-256 of its bytes`() throws {
        let record = try FileOnDisk(["ab", "c"]).delivered(as: "a.zip").record
        // FIPS 180-2, B.1.
        #expect(record.hash == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(record.byteCount == 3)
    }

    @Test func `a file that was kept before is not read again, under another name too`() async throws {
        let file = FileOnDisk(["abc"])
        _ = try await store.importLayers(Self.container(try file.delivered(as: "a.zip")))
        let again = try await store.importLayers(Self.container(try file.delivered(as: "a.zip")))
        #expect(again.reports.isEmpty && again.alreadyImported.count == 3)
        #expect(file.reads == 3)
        let renamed = try file.delivered(as: "b.zip")
        _ = try await store.importLayers(Self.container(renamed, hash: "other options "))
        #expect(file.reads == 4)
        let imports = try await store.read { try $0.recordedImports() }
        #expect(imports.map { $0.files.map(\.name) } == [["b.zip"], ["a.zip"]])
        #expect(Set(imports.flatMap(\.files).map(\.hash)).count == 1)
    }

    @Test func `an empty file is kept`() async throws {
        let empty = try FileOnDisk([]).delivered(as: "empty.cpg")
        for hash in ["a", "b"] { _ = try await store.importLayers(Self.container(empty, hash: hash)) }
        #expect(try await store.read { try $0.recordedImports() }.map(\.files) == [[empty.record], [empty.record]])
    }

    @Test func `a file that changes during the import is refused`() async throws {
        let file = FileOnDisk(["abc"])
        let delivered = try file.delivered(as: "a.zip")
        file.write(["abd"])
        let store = store
        await #expect(throws: ImportConflict.self) { try await store.importLayers(Self.container(delivered)) }
        #expect(try await store.state().version == 0)
        #expect(try await store.read { try !$0.keepsFile(delivered.record.hash) })
    }

    @Test func `a layer is recognised by the hash of earlier formats, when its file is kept`() async throws {
        let file = try FileOnDisk(["abc"]).delivered(as: "a.zip")
        _ = try await store.importLayers(Self.container(file, hash: "former "))
        var layers = Self.container(file)
        for index in layers.indices {
            let former = "former \(layers[index].contentHash)"
            layers[index].formerContentHash = { former }
        }
        let again = try await store.importLayers(layers)
        #expect(again.reports.isEmpty && again.alreadyImported.count == 3)

        _ = try await store.importLayers(
            [MemorySource.sites(["Zwei"]).layer("standorte", hash: "later")], retention: FileRetention(maximumBytes: 0))
        #expect(try await store.importLayers(layers).alreadyImported.count == 3, "the file is dropped")

        struct Asked: Error {}
        var unknown = Self.container(try FileOnDisk(["new"]).delivered(as: "a.zip"))
        for index in unknown.indices { unknown[index].formerContentHash = { throw Asked() } }
        #expect(try await store.importLayers(unknown).reports.count == 3)
    }
}

extension KeptFileTests {
    private func files() async throws -> [[Bool]] {
        try await store.read { try $0.recordedImports() }.map { $0.files.map(\.isKept) }
    }

    @Test func `the file of a reverted import can be dropped, and its next delivery is kept again`() async throws {
        let delivered = try FileOnDisk(["abc"]).delivered(as: "a.zip")
        _ = try await store.importLayers(Self.container(delivered))
        let store = store
        await #expect(throws: ImportConflict.self) { try await store.dropFiles(ofImport: 1) }
        await #expect(throws: ImportConflict.self) { try await store.dropFiles(ofImport: 7) }
        _ = try await store.revertImport(1)
        #expect(try await store.dropFiles(ofImport: 1).dropped == [delivered.record])
        #expect(try await files() == [[false]])
        #expect(try await store.read { try !$0.keepsFile(delivered.record.hash) })
        #expect(try await store.dropFiles(ofImport: 1) == DroppedFiles())
        _ = try await store.importLayers(Self.container(delivered))
        #expect(try await files() == [[true], [true]])
    }

    @Test func `a file that an import in force has stays`() async throws {
        let delivered = try FileOnDisk(["abc"]).delivered(as: "a.zip")
        for hash in ["a", "b"] { _ = try await store.importLayers(Self.container(delivered, hash: hash)) }
        _ = try await store.revertImport(2)
        #expect(try await store.dropFiles(ofImport: 2).inUse == [delivered.record])
        #expect(try await files() == [[true], [true]])
        _ = try await store.revertImport(1)
        #expect(try await store.dropFiles(ofImport: 2).dropped == [delivered.record])
        #expect(try await files() == [[false], [false]])
    }

    @Test(arguments: [
        (nil, [true, true, true]), (6, [true, true, true]), (5, [true, true, false]), (4, [true, false, true]),
        (2, [false, true, false]), (0, [false, false, false]),
    ])
    func `the newest files that fit the limit are kept`(bytes: Int?, kept: [Bool]) async throws {
        let retention = FileRetention(maximumBytes: bytes)
        for (number, text) in ["a", "bb", "ccc"].enumerated() {
            let file = try FileOnDisk([text]).delivered(as: "\(number).zip")
            _ = try await store.importLayers(
                Self.container(file, hash: text), retention: number == 2 ? retention : FileRetention())
        }
        #expect(try await files().flatMap(\.self) == kept)
    }

    @Test func `a file is kept for a number of days`() async throws {
        let later = try #require(CalendarDay("2999-01-01"))
        for (number, text) in ["a", "b"].enumerated() {
            let file = try FileOnDisk([text]).delivered(as: "\(number).zip")
            _ = try await store.importLayers(
                Self.container(file, hash: text), retention: FileRetention(maximumDays: 365),
                today: number == 0 ? .today : later)
        }
        #expect(try await files() == [[true], [false]])
    }
}

/// A file that counts how often it is read.
private final class FileOnDisk: Sendable {
    private let state: Mutex<(pieces: [String], reads: Int)>

    init(_ pieces: [String]) { state = Mutex((pieces, 0)) }

    var reads: Int { state.withLock { $0.reads } }

    func write(_ pieces: [String]) { state.withLock { $0.pieces = pieces } }

    func delivered(as name: String) throws -> ImportedFile {
        try ImportedFile(name: name) { body in
            let pieces = self.state.withLock { state in
                state.reads += 1
                return state.pieces
            }
            for piece in pieces { try body(Array(piece.utf8)) }
        }
    }
}
