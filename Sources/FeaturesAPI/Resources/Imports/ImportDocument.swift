import InventoryExchange
import SiteInventory

/// An import as JSON: its status and, when it has ended, its outcome with the members of `standorte import --json`.
struct ImportDocument: Encodable {
    private let entry: ImportEntry
    let links: [Link]
    /// True in a list: a summary of each layer in place of its report.
    private let isShort: Bool

    init(_ entry: ImportEntry, _ links: Links, isShort: Bool) {
        self.entry = entry
        self.isShort = isShort
        let path = "/imports/\(entry.id)"
        self.links =
            [links.to(path, rel: "self", .json), links.to("/imports", rel: "up", .json)]
            + (entry.reports == nil ? [] : [links.to("\(path)/findings", rel: Self.findings, .json)])
            + (entry.hasCorrectedFile ? [links.to("\(path)/corrected", rel: Self.corrected, .zip)] : [])
            + (entry.version.map { [links.to("/imports/\($0)", rel: "canonical", .json)] } ?? [])
    }

    private static let findings = "urn:zukunftsstandorte:rel:findings"
    private static let corrected = "urn:zukunftsstandorte:rel:corrected"

    private enum Key: String, CodingKey {
        case id, status, files, kept, created, started, finished, progress, version, layers, reports, error, links
        case isDryRun = "dry_run"
        case recordedAt = "recorded_at"
        case revertedBy = "reverted_by"
        case keptFiles = "kept_files"
        case hectaresChange = "hectares_change"
    }

    func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: Key.self)
        try members.encode(entry.id, forKey: .id)
        try members.encode(links, forKey: .links)
        try members.encodeIfPresent(entry.version, forKey: .version)
        if isShort { try members.encodeIfPresent(entry.reports?.map(Layer.init), forKey: .layers) }
        switch entry {
        case .job(let job): try encode(job, &members, encoder)
        case .record(let record, let job): try encode(record, job, &members)
        }
    }

    private func encode(
        _ job: ImportJob, _ members: inout KeyedEncodingContainer<Key>, _ encoder: any Encoder
    ) throws {
        try members.encode(job.status.rawValue, forKey: .status)
        try members.encode(job.isDryRun, forKey: .isDryRun)
        try encodeOrder(job, &members)
        try members.encodeIfPresent(job.progress.map(Progress.init), forKey: .progress)
        if let failure = job.failure { try members.encode(Failure(failure), forKey: .error) }
        if isShort {
            if job.hasEnded { try members.encode(job.outcome?.isKept ?? false, forKey: .kept) }
        } else {
            try job.outcome?.encode(to: encoder)
        }
    }

    private func encode(
        _ record: RecordedImport, _ job: ImportJob?, _ members: inout KeyedEncodingContainer<Key>
    ) throws {
        try members.encode(ImportJob.Status.successful.rawValue, forKey: .status)
        try members.encode(true, forKey: .kept)
        try members.encode(record.recordedAt, forKey: .recordedAt)
        try members.encodeIfPresent(record.revertedBy, forKey: .revertedBy)
        if let job { try encodeOrder(job, &members) }
        guard !isShort else { return }
        try members.encodeIfPresent(job?.outcome?.hectaresChange, forKey: .hectaresChange)
        try members.encode(record.files.map(KeptFileDocument.init), forKey: .keptFiles)
        try members.encode(record.reports, forKey: .reports)
    }

    private func encodeOrder(_ job: ImportJob, _ members: inout KeyedEncodingContainer<Key>) throws {
        try members.encode(job.files, forKey: .files)
        try members.encode(job.created, forKey: .created)
        try members.encodeIfPresent(job.started, forKey: .started)
        try members.encodeIfPresent(job.finished, forKey: .finished)
    }
}

extension ImportDocument {
    private struct Progress: Encodable {
        let progress: ImportProgress

        enum Key: CodingKey { case percent }

        func encode(to encoder: any Encoder) throws {
            try progress.encode(to: encoder)
            var members = encoder.container(keyedBy: Key.self)
            try members.encode(progress.percent, forKey: .percent)
        }
    }

    private struct Failure: Encodable {
        let kind: String
        let message: LocalizedText

        init(_ failure: ImportFailure) {
            kind = failure.kind.rawValue
            message = failure.message
        }
    }

    /// A layer's report in short.
    private struct Layer: Encodable {
        let path: String
        let collection: CollectionID?
        let counts: ImportReport.Counts
        /// How many findings there are, by severity.
        let findings: [String: Int]

        init(_ report: ImportReport) {
            path = report.path
            collection = report.collection
            counts = report.counts
            findings = Dictionary(report.findings.map { ($0.severity.rawValue, 1) }, uniquingKeysWith: +)
        }
    }
}
