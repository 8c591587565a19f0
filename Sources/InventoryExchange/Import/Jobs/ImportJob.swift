public import SiteInventory

/// The state of an import that is queued, running or ended.
public struct ImportJob: Sendable {
    /// The id of the job. It is never a number, since numbers identify stored imports.
    public let id: String
    /// The number of the job in the order of the queue, from 1.
    public let number: Int
    /// The names of the delivered files.
    public let files: [String]
    /// True when the import is run without storing it.
    public let isDryRun: Bool
    /// The path of the zip of shapefiles with the layers as they are stored; `nil` when it was not requested.
    ///
    /// The file exists after the end of the import, unless no row was accepted or the file has expired.
    public let correctedFile: String?
    /// The state of the import.
    public internal(set) var status = Status.accepted
    /// The time of creation: RFC 3339, in UTC, with milliseconds. The other times have the same form.
    public let created: String
    /// The time at which the import started, RFC 3339; `nil` while it is queued.
    public internal(set) var started: String?
    /// The time at which the import ended, RFC 3339; `nil` before the end.
    public internal(set) var finished: String?
    /// The progress of the import; `nil` before the first row.
    public internal(set) var progress: ImportProgress?
    /// The outcome; `nil` before the end, and for an import that failed with an error or was cancelled.
    public internal(set) var outcome: ImportOutcome?
    /// The reason why there is no outcome; `nil` for other jobs.
    public internal(set) var failure: ImportFailure?

    /// The status codes of OGC API – Processes.
    public enum Status: String, Vocabulary {
        /// The import waits for an earlier one.
        case accepted
        case running
        /// The import was stored. After a dry run, it can be stored.
        case successful
        /// The import was refused or failed, and nothing was stored. After a dry run, it would be refused.
        case failed
        /// The import was cancelled, and nothing was stored.
        case dismissed
    }

    /// Creates a queued job.
    public init(
        id: String, number: Int, files: [String], isDryRun: Bool, correctedFile: String? = nil, created: String
    ) {
        self.id = id
        self.number = number
        self.files = files
        self.isDryRun = isDryRun
        self.correctedFile = correctedFile
        self.created = created
    }

    /// True when the job is neither queued nor running.
    public var hasEnded: Bool { status != .accepted && status != .running }

    /// The version of the inventory that the import made; `nil` when it made none.
    public var version: Int64? {
        guard let outcome, outcome.isKept else { return nil }
        return outcome.reports.lazy.compactMap(\.version).first
    }

    /// Ends the job with its outcome: successful, or failed when the import was refused.
    public mutating func end(with outcome: ImportOutcome) {
        self.outcome = outcome
        status = outcome.isRefused ? .failed : .successful
    }

    /// Ends the job as failed.
    public mutating func end(with failure: ImportFailure) {
        self.failure = failure
        status = .failed
    }
}

/// The reason why an import has no report.
public struct ImportFailure: Error, Hashable, Sendable {
    /// The kind of failure.
    public var kind: Kind
    /// The reason, with the remedy.
    public var message: LocalizedText

    /// A kind of failure.
    public enum Kind: String, Vocabulary {
        /// The files cannot be read.
        case unreadable
        /// The inventory has changed since the dry run.
        case conflict
        /// An error of the server.
        case internalError = "internal-error"
    }

    /// Creates a failure.
    public init(_ kind: Kind, _ message: LocalizedText) {
        self.kind = kind
        self.message = message
    }
}

extension ImportProgress {
    /// The progress of the whole import in percent, from 0 to 100.
    public var percent: Int {
        guard layerCount > 0 else { return 0 }
        let share = rowCount > 0 ? min(1, Double(rows) / Double(rowCount)) : 1
        return Int(saturating: (Double(layerNumber - 1) + share) / Double(layerCount) * 100)
    }
}
