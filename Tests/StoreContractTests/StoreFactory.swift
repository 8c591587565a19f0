import Foundation
import SiteInventory
import Testing

/// A kind of store that all tests of this target run with.
///
/// To test another store, add it to ``all``.
struct StoreFactory: Sendable, CustomTestStringConvertible {
    let name: String
    /// Makes an empty inventory. The folder exists and is empty.
    let make: @Sendable (_ folder: URL) throws -> any InventoryStore
    /// Copies a whole inventory of this kind. The folder exists and is empty.
    let copy: @Sendable (_ store: any InventoryStore, _ folder: URL) async throws -> any InventoryStore

    static let all: [StoreFactory] = [.geoPackage]

    /// The factory of the test that runs.
    @TaskLocal static var current = StoreFactory.geoPackage

    var testDescription: String { name }
}

/// Runs each test of a suite once with every store.
struct EveryStoreTrait: SuiteTrait, TestTrait, TestScoping {
    var isRecursive: Bool { true }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        for factory in StoreFactory.all {
            try await StoreFactory.$current.withValue(factory) { try await function() }
        }
    }
}

extension Trait where Self == EveryStoreTrait {
    /// Runs each test of the suite once with every store of ``StoreFactory/all``.
    static var everyStore: EveryStoreTrait { EveryStoreTrait() }
}

/// An empty inventory of the kind that is tested, in a folder of its own that is removed at the end of the test.
final class TemporaryStore: Sendable {
    let folder: URL
    let store: any InventoryStore

    init() throws {
        folder = try Self.makeFolder()
        store = try StoreFactory.current.make(folder)
    }

    /// A copy of a whole inventory.
    init(copyOf other: TemporaryStore) async throws {
        folder = try Self.makeFolder()
        store = try await StoreFactory.current.copy(other.store, folder)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private static func makeFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "\(StoreFactory.current.name)-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
