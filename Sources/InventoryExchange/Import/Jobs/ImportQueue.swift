internal import Foundation
internal import SiteInventory

/// The error for an import that finds too many others waiting.
public struct ImportQueueFull: Error {
    /// Creates the error.
    public init() {}
}

/// Runs imports one after the other, since an inventory has one writer. Imports continue when their clients disconnect.
///
/// Keeps ended jobs within the limits of ``Memory``.
public actor ImportQueue {
    /// Runs an import. An error that `progress` throws cancels it.
    public typealias Work = @Sendable (_ progress: @escaping ImportProgressHandler) async throws -> ImportOutcome

    private var entries: [Entry] = []
    private var isClosed = false
    private var orders = 0
    private let memory: Memory
    private let explain: @Sendable (any Error) -> ImportFailure

    private struct Entry {
        var job: ImportJob
        let work: Work
        let cleanUp: @Sendable () -> Void
        let ticket = ImportTicket()
        var task: Task<Void, Never>?
        var ended: ContinuousClock.Instant?

        /// The job with its current progress.
        var current: ImportJob {
            var job = job
            if !job.hasEnded { job.progress = ticket.progress }
            return job
        }
    }

    /// The limits for ended jobs.
    public struct Memory: Hashable, Sendable {
        /// The time for which an ended job is kept.
        public var time = Duration.seconds(86_400)
        /// The maximum number of ended jobs.
        public var jobs = 100
        /// The maximum number of findings in all ended jobs.
        public var findings = 50_000

        /// Creates the default limits of a server.
        public init() {}
    }

    /// - Parameter explain: converts an error to the reason why an import failed.
    public init(memory: Memory = Memory(), explain: @escaping @Sendable (any Error) -> ImportFailure) {
        self.memory = memory
        self.explain = explain
    }

    /// Adds an import to the queue.
    ///
    /// - Parameters:
    ///   - correctedFile: the path of the file to which `work` writes the layers as they are stored.
    ///   - cleanUp: called once, when the import has ended for any reason.
    /// - Returns: the job; `nil`, after cleaning up, when the queue is shut down.
    public func add(
        files: [String], isDryRun: Bool, correctedFile: String? = nil, cleanUp: @escaping @Sendable () -> Void,
        work: @escaping Work
    ) -> ImportJob? {
        guard !isClosed else {
            cleanUp()
            return nil
        }
        orders += 1
        let name = String(UInt64.random(in: UInt64(1) << 60...UInt64.max), radix: 36)
        let job = ImportJob(
            id: "job-\(name)", number: orders, files: files, isDryRun: isDryRun, correctedFile: correctedFile,
            created: Self.now)
        entries.append(Entry(job: job, work: work, cleanUp: cleanUp))
        dropOldestEntries()
        startNext()
        return self.job(job.id)
    }

    /// Returns the job with the id; `nil` for an unknown or removed job.
    public func job(_ id: String) -> ImportJob? {
        dropOldestEntries()
        return entries.first { $0.job.id == id }.map(\.current)
    }

    /// Returns all jobs, the newest first.
    public func jobs() -> [ImportJob] {
        dropOldestEntries()
        return entries.reversed().map(\.current)
    }

    /// Cancels an import that is queued or running, and waits for its end. A cancelled import stores nothing.
    ///
    /// - Returns: the job after its end; an ended job unchanged; `nil` for an unknown id.
    public func dismiss(_ id: String) async -> ImportJob? {
        guard let index = index(of: id) else { return nil }
        switch entries[index].job.status {
        case .accepted: end(id) { $0.status = .dismissed }
        case .running:
            entries[index].ticket.cancel()
            entries[index].task?.cancel()
            await entries[index].task?.value
        case .successful, .failed, .dismissed: break
        }
        return job(id)
    }

    /// Refuses further imports, cancels those that are queued or running, and waits for their end.
    public func shutDown() async {
        isClosed = true
        for id in entries.filter({ !$0.job.hasEnded }).map(\.job.id).reversed() { _ = await dismiss(id) }
    }

    /// True while an import runs, which blocks other writers.
    public var isRunning: Bool { entries.contains { $0.job.status == .running } }

    private func startNext() {
        guard !isClosed, !isRunning, let index = entries.firstIndex(where: { $0.job.status == .accepted }) else {
            return
        }
        entries[index].job.status = .running
        entries[index].job.started = Self.now
        let (id, work, ticket) = (entries[index].job.id, entries[index].work, entries[index].ticket)
        entries[index].task = Task {
            do {
                let outcome = try await work(ticket.show)
                // Applies also to an import that was stored before it could be cancelled.
                end(id) { $0.end(with: outcome) }
            } catch  where error is CancellationError || ticket.isCancelled {
                end(id) { $0.status = .dismissed }
            } catch let conflict as ImportConflict {
                end(id) { $0.end(with: ImportFailure(.conflict, conflict.message)) }
            } catch let failure as ImportFailure {
                end(id) { $0.end(with: failure) }
            } catch {
                let failure = explain(error)
                end(id) { $0.end(with: failure) }
            }
        }
    }

    private func end(_ id: String, _ change: (inout ImportJob) -> Void) {
        guard let index = index(of: id) else { return }
        change(&entries[index].job)
        entries[index].job.finished = Self.now
        entries[index].job.progress = entries[index].ticket.progress
        entries[index].ended = .now
        entries[index].cleanUp()
        startNext()
    }

    private func index(of id: String) -> Int? { entries.firstIndex { $0.job.id == id } }

    /// Removes ended jobs beyond the limits, except the newest, since its client may not have read it yet.
    private func dropOldestEntries() {
        var (jobs, findings, seen) = (0, 0, false)
        let now = ContinuousClock.now
        let kept = entries.reversed().filter { entry in
            guard let ended = entry.ended else { return true }
            jobs += 1
            findings += entry.job.outcome?.reports.reduce(0) { $0 + $1.findings.count } ?? 0
            defer { seen = true }
            let isYoung = now - ended < memory.time
            return !seen || isYoung && jobs <= memory.jobs && findings <= memory.findings
        }
        if kept.count < entries.count { entries = kept.reversed() }
    }

    private static var now: String {
        Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}
