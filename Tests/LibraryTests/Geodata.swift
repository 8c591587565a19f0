import Foundation
import Synchronization
import Zukunftsstandorte

/// The reference data of this repository.
let geodata = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "geodata").path

/// Imports geodata into a new inventory that is removed after the body.
func withGeodata(
    _ reading: FileReading = .inProcess,
    _ body: @Sendable (Inventory, ImportOutcome) async throws -> Void
) async throws {
    try await withTemporaryFolder { folder in
        let inventory = try await Inventory.openOrCreate(at: "\(folder)/geodata.gpkg", fileReading: reading)
        try await body(inventory, try await inventory.importFiles(at: [geodata]))
    }
}

/// Creates a folder that is removed after the body.
func withTemporaryFolder(_ body: @Sendable (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "library-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await body(folder)
}

/// Counts the calls of an import.
final class Counter: Sendable {
    private let counts = Mutex((progress: 0, features: 0))

    var values: (progress: Int, features: Int) { counts.withLock { $0 } }

    func progress() { counts.withLock { $0.progress += 1 } }

    func feature() { counts.withLock { $0.features += 1 } }
}

extension ImportOrder {
    /// An order that imports the same files again.
    init(again: Bool) {
        self.init()
        options.again = again
    }
}
