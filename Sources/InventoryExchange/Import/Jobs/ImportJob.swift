public import SiteInventory

/// The state of an import that waits, runs, or has ended.
public struct ImportJob: Sendable {
    /// Its id. Never a number, since numbers identify stored imports.
    public let id: String
    /// Counting from 1, in the order of the queue.
    public let number: Int
    /// The names of the files, as they were delivered.
    public let files: [String]
    /// True when nothing is stored.
    public let isDryRun: Bool
    /// The zip of shapefiles to which the layers are written as they are stored; `nil` when not requested.
    ///
    /// It exists when the import has ended, unless no row was accepted or it was removed for its age.
    public let correctedFile: String?
    /// The state of the import.
    public internal(set) var status = Status.accepted
    /// RFC 3339, in UTC, with milliseconds; as are the other times.
    public let created: String
    /// The time at which it began to run, RFC 3339; `nil` while it waits.
    public internal(set) var started: String?
    /// The time at which it ended, RFC 3339; `nil` until then.
    public internal(set) var finished: String?
    /// `nil` before the first row.
    public internal(set) var progress: ImportProgress?
    /// The outcome; `nil` before the end, and for an import that failed or was cancelled.
    public internal(set) var outcome: ImportOutcome?
    /// The reason for a missing outcome.
    public internal(set) var failure: ImportFailure?

    /// The words of OGC API Processes.
    public enum Status: String, Vocabulary {
        /// It waits for an earlier import.
        case accepted
        case running
        /// It was stored; a dry run could be.
        case successful
        /// It was refused, and nothing was stored; after a dry run, it would be refused.
        case failed
        /// It was cancelled, and nothing was stored.
        case dismissed
    }

    /// Creates a job that waits.
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

    /// True when it neither waits nor runs.
    public var hasEnded: Bool { status != .accepted && status != .running }

    /// The version of the inventory that it made; `nil` when it made none.
    public var version: Int64? {
        guard let outcome, outcome.isKept else { return nil }
        return outcome.reports.lazy.compactMap(\.version).first
    }

    /// Ends the job with its outcome: stored, or refused.
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
    /// The share of the whole import that was read, from 0 to 100.
    public var percent: Int {
        guard layerCount > 0 else { return 0 }
        let share = rowCount > 0 ? min(1, Double(rows) / Double(rowCount)) : 1
        return Int(saturating: (Double(layerNumber - 1) + share) / Double(layerCount) * 100)
    }
}
