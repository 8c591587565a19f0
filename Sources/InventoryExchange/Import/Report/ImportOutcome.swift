public import SiteInventory

/// An earlier import of the same content.
public struct KnownImport: Hashable, Sendable {
    /// The report of that import.
    public var report: ImportReport
    /// The latest later import into the same collection; `nil` when there is none.
    public var supersededBy: Int64?

    /// Creates a known import.
    public init(report: ImportReport, supersededBy: Int64?) {
        self.report = report
        self.supersededBy = supersededBy
    }

    init(_ known: KnownLayer) throws {
        self.init(report: try ImportReport(known.layer), supersededBy: known.supersededBy)
    }
}

/// The outcome of an import of one layer or several.
public struct ImportOutcome: Sendable, Encodable {
    /// The reports, one for each layer.
    public var reports: [ImportReport]
    /// Layers whose content was imported before.
    public var alreadyImported: [KnownImport] = []
    /// False when a finding is an error, and for a dry run. Nothing was stored then.
    public var isKept: Bool
    /// The change of the hectares of all sites together.
    public var hectaresChange = HectaresChange()
    /// The token to commit exactly this import after a dry run; `nil` when there is nothing to commit.
    public var token: String?

    /// True when a finding of any layer is an error.
    public var hasErrors: Bool { reports.contains(where: \.hasErrors) }

    /// True when its errors forbid the import.
    public var isRefused: Bool { !isKept && hasErrors && token == nil }

    enum CodingKeys: String, CodingKey {
        case isKept = "kept"
        case token
        case hectaresChange = "hectares_change"
        case reports
        case alreadyImported = "already_imported"
    }

    /// Writes known imports as their reports.
    ///
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(isKept, forKey: .isKept)
        try container.encodeIfPresent(token, forKey: .token)
        try container.encode(hectaresChange, forKey: .hectaresChange)
        try container.encode(reports, forKey: .reports)
        try container.encode(alreadyImported.map(\.report), forKey: .alreadyImported)
    }
}
