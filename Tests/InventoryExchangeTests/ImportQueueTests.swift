import Synchronization
import Testing

@testable import InventoryExchange
@testable import SiteInventory

struct ImportQueueTests {
    private let queue = ImportQueue { ImportFailure(.internalError, LocalizedText(de: "\($0)", en: "\($0)")) }

    @Test func `one import runs at a time, in the order of the queue`() async throws {
        let log = Log()
        var ids: [String] = []
        for number in 1...20 {
            let job = await queue.add(files: [], isDryRun: false, cleanUp: { log.add("clean \(number)") }) { _ in
                log.add("begin \(number)")
                await Task.yield()
                log.add("end \(number)")
                return ImportOutcome(reports: [], isKept: true)
            }
            ids.append(try #require(job).id)
        }
        for id in ids { #expect(await ended(id, in: queue)?.status == .successful) }
        #expect(log.lines == (1...20).flatMap { ["begin \($0)", "end \($0)", "clean \($0)"] })
        #expect(Set(ids).count == 20)
        #expect(await queue.jobs().map(\.id) == ids.reversed())
    }

    @Test func `a waiting import is cancelled before its start, a running one at its next row`() async throws {
        let log = Log()
        let running = try #require(await addEndless(log))
        let waiting = try #require(await addEndless(log))
        #expect(waiting.status == .accepted)
        #expect(await queue.dismiss(waiting.id)?.status == .dismissed)
        #expect(await queue.dismiss(running.id)?.status == .dismissed)
        #expect(await queue.dismiss(running.id)?.status == .dismissed)
        #expect(await queue.dismiss("job-none") == nil)
        #expect(log.lines.filter { $0 == "clean" }.count == 2)
        #expect(log.lines.filter { $0 == "begin" }.count <= 1)
    }

    @Test func `an import that is stored before it is cancelled stays stored`() async throws {
        let job = try #require(
            await queue.add(files: [], isDryRun: false, cleanUp: {}) { show in
                while (try? show(Self.progress)) != nil { await Task.yield() }
                return ImportOutcome(reports: [], isKept: true)
            })
        #expect(await queue.dismiss(job.id)?.status == .successful)
    }

    @Test func `any error after a cancellation counts as the cancellation`() async throws {
        struct WorkerDied: Error {}
        let job = try #require(
            await queue.add(files: [], isDryRun: false, cleanUp: {}) { show in
                while (try? show(Self.progress)) != nil { await Task.yield() }
                throw WorkerDied()
            })
        #expect(await queue.dismiss(job.id)?.status == .dismissed)
    }

    @Test func `a queue that is shut down cancels all imports and refuses new ones`() async throws {
        let log = Log()
        let jobs = [await addEndless(log), await addEndless(log), await addEndless(log)].compactMap(\.self)
        await queue.shutDown()
        for job in jobs { #expect(await queue.job(job.id)?.status == .dismissed) }
        #expect(await addEndless(log) == nil)
        #expect(log.lines.filter { $0 == "clean" }.count == 4)
    }

    @Test func `ended jobs are kept up to a number of jobs and findings, the newest always`() async throws {
        var memory = ImportQueue.Memory()
        memory.jobs = 3
        memory.findings = 25
        let queue = ImportQueue(memory: memory) { _ in ImportFailure(.internalError, LocalizedText(de: "", en: "")) }
        var ids: [String] = []
        for findings in [1, 1, 10, 10, 10, 40] {
            let job = await queue.add(files: [], isDryRun: true, cleanUp: {}) { _ in
                var report = ImportReport(path: "a", layer: "a", contentHash: "")
                for row in 1...findings {
                    report.add(Finding(.siteMissing, .notice, row: row, message: LocalizedText(de: "", en: "")))
                }
                return ImportOutcome(reports: [report], isKept: false)
            }
            ids.append(try #require(job).id)
            _ = await ended(ids[ids.count - 1], in: queue)
            let known = await queue.jobs().map(\.id)
            switch ids.count {
            case 4: #expect(known == ids[1...3].reversed())
            case 5: #expect(known == ids[3...4].reversed())
            case 6: #expect(known == [ids[5]])
            default: #expect(known == ids.reversed())
            }
        }
    }

    @Test(arguments: [(1, 1, 0, 10, 0), (1, 1, 5, 10, 50), (1, 1, 20, 10, 100), (2, 4, 1, 2, 37), (1, 2, 0, 0, 50)])
    func `progress is a percentage of the whole import`(layer: Int, layers: Int, rows: Int, of: Int, percent: Int) {
        let progress = ImportProgress(layer: "a", layerNumber: layer, layerCount: layers, rows: rows, rowCount: of)
        #expect(progress.percent == percent)
    }

    private static let progress = ImportProgress(layer: "a", layerNumber: 1, layerCount: 1, rows: 1, rowCount: 1)

    private func addEndless(_ log: Log) async -> ImportJob? {
        await queue.add(files: [], isDryRun: false, cleanUp: { log.add("clean") }) { show in
            log.add("begin")
            while true {
                try show(Self.progress)
                await Task.yield()
            }
        }
    }

    private func ended(_ id: String, in queue: ImportQueue) async -> ImportJob? {
        while let job = await queue.job(id) {
            if job.hasEnded { return job }
            await Task.yield()
        }
        return nil
    }
}

/// What happened, in order.
private final class Log: Sendable {
    private let state = Mutex<[String]>([])

    var lines: [String] { state.withLock(\.self) }

    func add(_ line: String) { state.withLock { $0.append(line) } }
}
