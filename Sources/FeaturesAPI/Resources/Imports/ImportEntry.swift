import InventoryExchange
import SiteInventory

/// An import: a job of this server, or a record in the inventory.
enum ImportEntry: Sendable {
    case job(ImportJob)
    /// With its job, if the server still has it. Imports of the command line have none.
    case record(RecordedImport, ImportJob?)

    /// The version of the inventory that the import made; `nil` when it made none.
    var version: Int64? {
        switch self {
        case .job(let job): job.version
        case .record(let record, _): record.version
        }
    }

    var id: String {
        switch self {
        case .job(let job): job.id
        case .record(let record, _): String(record.version)
        }
    }

    /// The report of each layer; `nil` before the end of the import.
    var reports: [ImportReport]? {
        switch self {
        case .job(let job): job.hasEnded ? job.outcome?.reports ?? [] : nil
        case .record(let record, _): record.reports
        }
    }

    /// The job, if the server still has it.
    var job: ImportJob? {
        switch self {
        case .job(let job): job
        case .record(_, let job): job
        }
    }

    fileprivate var time: String {
        switch self {
        case .job(let job): job.created
        case .record(let record, _): record.recordedAt
        }
    }
}

/// A page of imports, the newest first.
struct ImportsPage {
    var entries: [ImportEntry]
    /// `nil` on the last page.
    var next: ImportsCursor?

    init(of importService: any ImportService, limit: Int, after cursor: ImportsCursor?) async throws {
        let known = await importService.jobs()
        // A kept import is listed by its record.
        let jobs = known.filter { $0.version == nil && $0.number < cursor?.job ?? .max }.map(ImportEntry.job)
        let records = try await importService.records(before: cursor?.version, limit: limit + 1)
            .map { record in ImportEntry.record(record, known.first { $0.version == record.version }) }
        let merged = Self.merged(jobs, records)
        entries = Array(merged.prefix(limit))
        guard merged.count > limit else { return }
        next = entries.reduce(into: cursor ?? ImportsCursor(version: .max, job: .max)) { $0.pass($1) }
    }

    /// Merges two lists, both with the newest first.
    private static func merged(_ a: [ImportEntry], _ b: [ImportEntry]) -> [ImportEntry] {
        var (merged, a, b): ([ImportEntry], _, _) = ([], a[...], b[...])
        while let first = a.first, let second = b.first {
            merged.append(first.time >= second.time ? a.removeFirst() : b.removeFirst())
        }
        return merged + a + b
    }
}

/// The place of a page of imports: after a version, and after a job.
struct ImportsCursor: Hashable, Sendable {
    private(set) var version: Int64
    private(set) var job: Int

    init(version: Int64, job: Int) {
        self.version = version
        self.job = job
    }

    /// - Returns: `nil` for a text that is not a token.
    init?(token: String) {
        let numbers = token.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0, radix: 36) }
        guard numbers.count == 2, let version = numbers[0], let job = numbers[1], version >= 0, job >= 0 else {
            return nil
        }
        self.init(version: version, job: Int(job))
    }

    var token: String { "\(String(version, radix: 36))-\(String(job, radix: 36))" }

    mutating func pass(_ entry: ImportEntry) {
        switch entry {
        case .job(let passed): job = passed.number
        case .record(let record, _): version = record.version
        }
    }
}
