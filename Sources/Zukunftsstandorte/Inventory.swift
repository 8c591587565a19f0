internal import Foundation
internal import GeoPackageStore
public import InventoryExchange
public import SimpleFeatures
public import SiteInventory

/// An inventory of business land, kept in a GeoPackage file.
///
/// A value that any task may use, and several at once: reads see one version each, writes run one after the other.
/// Open a file once and pass the value on.
///
/// ```swift
/// let inventory = try await Inventory.openOrCreate(at: "region.gpkg")
/// let outcome = try await inventory.importFiles(at: ["teilflaechen.shp"])
/// ```
public struct Inventory: ReadableInventory {
    /// The path of the file.
    public let path: String
    /// The process in which ``importFiles(at:as:progress:onFeature:)`` reads files.
    public var fileReading: FileReading
    /// The limits for the delivered files that imports keep in the inventory. By default all are kept.
    public var fileRetention = FileRetention()
    /// The store. The server reads from it and writes to it.
    package let store: any InventoryStore

    package init(path: String, fileReading: FileReading, store: any InventoryStore) {
        (self.path, self.fileReading, self.store) = (path, fileReading, store)
    }

    /// The source that all reads use.
    public var source: any FeatureSource { store }

    /// The source of a server, with limits for its reads.
    package func served(within limits: ReadLimits) -> any FeatureSource {
        (store as? GeoPackageStore)?.served(within: limits) ?? store
    }

    /// Opens an inventory. Migrates it if an earlier version of this package wrote it, and evaluates validity dates and
    /// years if a new day has begun.
    ///
    /// - Parameters:
    ///   - path: The GeoPackage file.
    ///   - fileReading: The process that reads files of later imports.
    /// - Throws: ``InventoryError/notFound(path:)`` if there is no file; `StoreError` if the file is not an inventory, is
    ///   empty or of a newer format, or cannot be written.
    public static func open(at path: String, fileReading: FileReading = .inProcess) async throws -> Inventory {
        guard FileManager.default.fileExists(atPath: path) else { throw InventoryError.notFound(path: path) }
        let store = try GeoPackageStore(existing: path)
        try await store.refresh()
        return Inventory(path: path, fileReading: fileReading, store: store)
    }

    /// Opens an inventory, or creates an empty one.
    ///
    /// - Parameters:
    ///   - path: The GeoPackage file. Its folder must exist.
    ///   - crs: The plane of a new inventory, in metres. An existing inventory keeps its own.
    ///   - fileReading: The process that reads files of later imports.
    /// - Throws: `StoreError` if the file is not an inventory, is of a newer format, or cannot be written.
    public static func openOrCreate(
        at path: String, crs: CRS = .utm32, fileReading: FileReading = .inProcess
    ) async throws -> Inventory {
        let store = try GeoPackageStore(path: path, crs: crs)
        try await store.refresh()
        return Inventory(path: path, fileReading: fileReading, store: store)
    }

    /// Evaluates validity dates and years of a day that has begun since the inventory was opened.
    ///
    /// Returns immediately if the day is already evaluated. A day on which nothing falls due makes no version.
    ///
    /// - Throws: `StoreError` if the file cannot be written.
    public func refresh() async throws { try await store.refresh() }

    /// Ends the use of the inventory. Its file is then complete by itself, unless another program has it open.
    ///
    /// Without a call, the end of the last use closes the file.
    ///
    /// - Throws: an error of the store when the inventory is in use.
    public func close() throws { try store.close() }

    /// Returns the inventory as it was recorded at that time. It cannot be changed.
    ///
    /// - Throws: `StoreError` if the file cannot be read.
    public func recorded(at time: RecordedTime) async throws -> PastInventory {
        let state = try await store.recordedState(at: time)
        return PastInventory(source: store.at(version: state.version), recordedState: state)
    }

    /// Computes all hectares and links from scratch and stores those that differ.
    ///
    /// - Parameter onlyChecks: True to store nothing and only list the differences.
    /// - Throws: `GeometryError` if land cannot be overlaid; `StoreError` if the file cannot be written.
    public func recompute(onlyChecks: Bool = false) async throws -> RecomputeOutcome {
        onlyChecks ? try await store.checkFigures() : try await store.recompute()
    }
}

/// An inventory as it was recorded at some time.
public struct PastInventory: ReadableInventory {
    /// The source that all reads use.
    public let source: any FeatureSource
    /// The version that was the latest at that time.
    public let recordedState: RecordedState
}
