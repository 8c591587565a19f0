public import SiteInventory

/// An import that waits, runs, or has ended: how it stands at one moment.
public struct ImportJob: Sendable {
    /// Its name; never a number, as those are the names of imports that were kept.
    public let id: String
    /// Counting from 1, in the order in which imports were ordered.
    public let number: Int
    /// The names of the files, as they were delivered.
    public let files: [String]
    /// True when nothing is stored.
    public let isDryRun: Bool
    /// Where the layers are written as they are kept, a zip of shapefiles; `nil` when nobody wants that.
    ///
    /// It is there when the import has ended, unless no row was taken or it has become too old.
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
    /// What came of it; `nil` while it has not come to an end of its own.
    public internal(set) var outcome: ImportOutcome?
    /// Why there is no outcome.
    public internal(set) var failure: ImportFailure?

    /// The words of OGC API Processes.
    public enum Status: String, Vocabulary {
        /// It waits for the one before it.
        case accepted
        case running
        /// It was kept; of a dry run, it could be.
        case successful
        /// It was refused, and nothing was kept; of a dry run, it would be refused.
        case failed
        /// Somebody called it off, and nothing was kept.
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

    /// The job with what came of it: kept, or refused.
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

/// Why an import came to no report.
public struct ImportFailure: Error, Hashable, Sendable {
    /// The kind of failure.
    public var kind: Kind
    /// The reason, with the remedy.
    public var message: LocalizedText

    /// A kind of failure.
    public enum Kind: String, Vocabulary {
        /// The files cannot be read.
        case unreadable
        /// The inventory is not as the import takes it to be: it has moved on since the dry run.
        case conflict
        /// It is not the files' fault.
        case internalError = "internal-error"
    }

    /// Creates a failure.
    public init(_ kind: Kind, _ message: LocalizedText) {
        self.kind = kind
        self.message = message
    }
}

extension ImportProgress {
    /// How much of the whole import is read, from 0 to 100.
    public var percent: Int {
        guard layerCount > 0 else { return 0 }
        let share = rowCount > 0 ? min(1, Double(rows) / Double(rowCount)) : 1
        return Int((Double(layerNumber - 1) + share) / Double(layerCount) * 100)
    }
}
