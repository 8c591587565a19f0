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

/// The outcome of an import of one or more layers.
public struct ImportOutcome: Sendable, Encodable {
    /// The reports, one for each layer.
    public var reports: [ImportReport]
    /// The layers whose content was imported before.
    public var alreadyImported: [KnownImport] = []
    /// False when nothing was stored: after an error, and for a dry run.
    public var isKept: Bool
    /// The change of the hectares of all sites together.
    public var hectaresChange = HectaresChange()
    /// The token to commit the import after a dry run; `nil` when it cannot be committed.
    public var token: String?

    /// True when a finding of any layer is an error.
    public var hasErrors: Bool { reports.contains(where: \.hasErrors) }

    /// True when errors prevent the import.
    public var isRefused: Bool { !isKept && hasErrors && token == nil }

    enum CodingKeys: String, CodingKey {
        case isKept = "kept"
        case token
        case hectaresChange = "hectares_change"
        case reports
        case alreadyImported = "already_imported"
    }

    /// Encodes known imports as their reports.
    ///
    /// - Throws: the errors of the encoder.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(isKept, forKey: .isKept)
        try container.encodeIfPresent(token, forKey: .token)
        try container.encode(hectaresChange, forKey: .hectaresChange)
        try container.encode(reports, forKey: .reports)
        try container.encode(alreadyImported.map(\.report), forKey: .alreadyImported)
    }
}
