internal import Glibc
internal import SimpleFeatures

/// The reason why a worker ended.
struct WorkerTermination {
    var kind: SourceFault.Kind
    var value: String
    var detail: String?

    init(_ end: ChildProcess.End, errorOutput: String, _ limits: WorkerLimits) {
        let words = errorOutput.split(whereSeparator: \.isNewline).suffix(3).joined(separator: " ").suffix(400)
        detail = words.isEmpty ? nil : String(words)
        if end.wasKilled {
            (kind, value) = (.workerTimeout, String(limits.silenceSeconds))
        } else if end.signal == SIGXCPU {
            (kind, value) = (.workerCPU, String(limits.cpuSeconds))
        } else if Self.isOutOfMemory(end, errorOutput, limits) {
            (kind, value) = (.workerMemory, String(limits.memoryBytes))
        } else {
            kind = .workerCrashed
            value = end.signal.map { Self.names[$0] ?? "signal \($0)" } ?? "exit \(end.code ?? 0)"
        }
    }

    /// The system does not report the reason. Lack of memory is inferred from the error output, the peak memory, and a
    /// SIGKILL that this process did not send, which the kernel sends when memory is exhausted.
    private static func isOutOfMemory(_ end: ChildProcess.End, _ words: String, _ limits: WorkerLimits) -> Bool {
        let mentionsMemory = ["memory", "bad_alloc"].contains { words.contains($0) }
        // A child's peak includes the memory of its parent before exec.
        let exceedsMemory = end.peakBytes > max(limits.memoryBytes / 4 * 3, ResourceUsage.ownPeakBytes)
        return mentionsMemory || exceedsMemory || end.signal == SIGKILL
    }

    private static let names = [
        SIGABRT: "SIGABRT", SIGSEGV: "SIGSEGV", SIGBUS: "SIGBUS", SIGILL: "SIGILL", SIGFPE: "SIGFPE",
        SIGTRAP: "SIGTRAP",
        SIGSYS: "SIGSYS", SIGKILL: "SIGKILL", SIGTERM: "SIGTERM",
    ]
}

extension SourceFault {
    init(_ end: WorkerTermination, file: String) {
        self.init(end.kind, file: file, value: end.value, detail: end.detail)
    }
}
