internal import Foundation
public import SiteInventory

/// A stored import, with the reports of its layers.
public struct RecordedImport: Hashable, Sendable {
    /// The version that the import made. It identifies the import.
    public var version: Int64
    /// The time of the import: RFC 3339, in UTC.
    public var recordedAt: String
    /// The version that reverted the import; `nil` while it is in force.
    public var revertedBy: Int64?
    /// The reports, one for each layer.
    public var reports: [ImportReport]
    /// The delivered files, without repetition, in the order of the layers. Empty for an edit.
    public var files: [FileRecord]

    /// Creates a record.
    public init(
        version: Int64, recordedAt: String, revertedBy: Int64?, reports: [ImportReport], files: [FileRecord] = []
    ) {
        self.version = version
        self.recordedAt = recordedAt
        self.revertedBy = revertedBy
        self.reports = reports
        self.files = files
    }

    /// Decodes a record.
    ///
    /// - Throws: `DecodingError` when a report cannot be read.
    public init(_ record: ImportRecord) throws {
        var seen: Set<FileRecord> = []
        self.init(
            version: record.version, recordedAt: record.recordedAt, revertedBy: record.revertedBy,
            reports: try record.layers.map(ImportReport.init),
            files: record.layers.flatMap(\.files).filter { seen.insert($0).inserted })
    }
}

extension ImportReport {
    /// Decodes the report of a record.
    ///
    /// - Throws: `DecodingError` when the report cannot be read.
    init(_ record: LayerRecord) throws {
        self = try JSONDecoder().decode(ImportReport.self, from: Data(record.report))
    }

    /// Encodes the report for the store.
    ///
    /// - Throws: `EncodingError` when the report contains a number that is not finite.
    func record(files: [FileRecord] = []) throws -> LayerRecord {
        LayerRecord(
            contentHash: contentHash, collection: collection, report: Array(try JSONEncoder().encode(self)),
            files: files)
    }
}

extension InventorySnapshot {
    /// Returns all imports, the newest first.
    ///
    /// - Throws: `DecodingError` for a report that cannot be read; the errors of the store.
    public func recordedImports() throws -> [RecordedImport] { try recordedImports(before: nil, limit: .max) }

    /// Returns imports, the newest first.
    ///
    /// - Parameters:
    ///   - before: the version before which the imports were made; `nil` for all imports.
    ///   - limit: the maximum number of imports, 0 or more.
    /// - Throws: `DecodingError` for a report that cannot be read; the errors of the store.
    public func recordedImports(before: Int64?, limit: Int) throws -> [RecordedImport] {
        var selection = ImportSelection()
        selection.before = before
        selection.limit = limit
        return try imports(selection).map(RecordedImport.init)
    }

    /// Returns the import that made the version; `nil` when the version was not made by an import.
    ///
    /// - Throws: `DecodingError` for a report that cannot be read; the errors of the store.
    public func recordedImport(ofVersion version: Int64) throws -> RecordedImport? {
        guard version < .max else { return nil }
        return try recordedImports(before: version + 1, limit: 1).first { $0.version == version }
    }
}
