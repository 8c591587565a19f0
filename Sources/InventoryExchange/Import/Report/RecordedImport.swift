internal import Foundation
public import SiteInventory

/// An import that was kept, with the reports of its layers.
public struct RecordedImport: Hashable, Sendable {
    /// The version that the import made, which is also its name.
    public var version: Int64
    /// RFC 3339, in UTC.
    public var recordedAt: String
    /// The version that reverted the import; `nil` while it is in force.
    public var revertedBy: Int64?
    /// One for each layer.
    public var reports: [ImportReport]
    /// The delivered files, each once, in the order of the layers. Empty for an edit.
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

    /// - Throws: `DecodingError` when a report is not one that an import writes.
    public init(_ record: ImportRecord) throws {
        var seen: Set<FileRecord> = []
        self.init(
            version: record.version, recordedAt: record.recordedAt, revertedBy: record.revertedBy,
            reports: try record.layers.map(ImportReport.init),
            files: record.layers.flatMap(\.files).filter { seen.insert($0).inserted })
    }
}

extension ImportReport {
    /// - Throws: `DecodingError` when the record's report is not one that an import writes.
    init(_ record: LayerRecord) throws {
        self = try JSONDecoder().decode(ImportReport.self, from: Data(record.report))
    }

    /// The report as the store keeps it.
    ///
    /// - Throws: `EncodingError` when a number in it is not finite.
    func record(files: [FileRecord] = []) throws -> LayerRecord {
        LayerRecord(
            contentHash: contentHash, collection: collection, report: Array(try JSONEncoder().encode(self)),
            files: files)
    }
}

extension InventorySnapshot {
    /// All imports, the newest first.
    ///
    /// - Throws: what the store throws, and `DecodingError` for a report that is not readable.
    public func recordedImports() throws -> [RecordedImport] { try recordedImports(before: nil, limit: .max) }

    /// The imports, the newest first.
    ///
    /// - Parameters:
    ///   - before: only those that made an older version; `nil` for all.
    ///   - limit: the largest number of imports, 0 or more.
    /// - Throws: what the store throws, and `DecodingError` for a report that is not readable.
    public func recordedImports(before: Int64?, limit: Int) throws -> [RecordedImport] {
        var selection = ImportSelection()
        selection.before = before
        selection.limit = limit
        return try imports(selection).map(RecordedImport.init)
    }

    /// The import that made the version; `nil` when the version has another origin.
    ///
    /// - Throws: what the store throws, and `DecodingError` for a report that is not readable.
    public func recordedImport(ofVersion version: Int64) throws -> RecordedImport? {
        guard version < .max else { return nil }
        return try recordedImports(before: version + 1, limit: 1).first { $0.version == version }
    }
}
