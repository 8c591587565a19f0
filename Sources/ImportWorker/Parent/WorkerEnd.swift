internal import Glibc
internal import SimpleFeatures

/// Why a worker died.
struct WorkerEnd {
    var kind: SourceFault.Kind
    var value: String
    var detail: String?

    init(_ end: ChildProcess.End, lastWords: String, _ limits: WorkerLimits) {
        let words = lastWords.split(whereSeparator: \.isNewline).suffix(3).joined(separator: " ").suffix(400)
        detail = words.isEmpty ? nil : String(words)
        if end.wasKilled {
            (kind, value) = (.workerTimeout, String(limits.silenceSeconds))
        } else if end.signal == SIGXCPU {
            (kind, value) = (.workerCPU, String(limits.cpuSeconds))
        } else if Self.isWantOfMemory(end, lastWords, limits) {
            (kind, value) = (.workerMemory, String(limits.memoryBytes))
        } else {
            kind = .workerCrashed
            value = end.signal.map { Self.names[$0] ?? "signal \($0)" } ?? "exit \(end.code ?? 0)"
        }
    }

    /// The system does not say why a program died: want of memory shows in what it last said, in how much it had, and
    /// in that somebody else killed it, which is what the system does when all memory is used up.
    private static func isWantOfMemory(_ end: ChildProcess.End, _ words: String, _ limits: WorkerLimits) -> Bool {
        let said = ["memory", "bad_alloc"].contains { words.contains($0) }
        // A child's peak counts what its parent had before it became another program.
        let hadMuch = end.peakBytes > max(limits.memoryBytes / 4 * 3, ResourceUsage.ownPeakBytes)
        return said || hadMuch || end.signal == SIGKILL
    }

    private static let names = [
        SIGABRT: "SIGABRT", SIGSEGV: "SIGSEGV", SIGBUS: "SIGBUS", SIGILL: "SIGILL", SIGFPE: "SIGFPE",
        SIGTRAP: "SIGTRAP",
        SIGSYS: "SIGSYS", SIGKILL: "SIGKILL", SIGTERM: "SIGTERM",
    ]
}

extension SourceFault {
    init(_ end: WorkerEnd, file: String) {
        self.init(end.kind, file: file, value: end.value, detail: end.detail)
    }
}
