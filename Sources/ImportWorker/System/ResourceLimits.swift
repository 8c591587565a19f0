internal import Glibc
internal import Compression

/// Limits that the system enforces on this process.
enum ResourceLimits {
    /// Limits this process permanently.
    ///
    /// - Throws: ``SystemError`` when the system refuses a limit.
    static func apply(_ limits: WorkerLimits) throws(SystemError) {
        try set(RLIMIT_AS, limits.memoryBytes)
        // The soft limit sends SIGXCPU, which the parent recognises. The hard limit kills the process.
        try set(RLIMIT_CPU, limits.cpuSeconds, hard: limits.cpuSeconds + 5)
        try set(RLIMIT_FSIZE, limits.archive.entryBytes)
        try set(RLIMIT_NOFILE, limits.openFiles)
        try set(RLIMIT_CORE, 0)
        // Forbids new threads and processes. Root is exempt from this limit, but seccomp forbids new processes.
        try set(__RLIMIT_NPROC, 0)
        // With the signal ignored, `write` fails with an error for a file that exceeds the limit.
        signal(SIGXFSZ, SIG_IGN)
        _ = nice(5)
    }

    /// Raises the soft limit of open files to the hard limit.
    ///
    /// - Returns: the limit in force; `nil` without one.
    static func raiseFileLimit() -> Int? {
        let resource = Int32(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        guard unsafe getrlimit(resource, &limit) == 0 else { return nil }
        var raised = rlimit(rlim_cur: limit.rlim_max, rlim_max: limit.rlim_max)
        // The limit in force remains when the system refuses.
        _ = unsafe setrlimit(resource, &raised)
        return ProcessLimits.openFiles
    }

    private static func set(_ resource: __rlimit_resource, _ soft: Int, hard: Int? = nil) throws(SystemError) {
        var limit = rlimit()
        guard unsafe getrlimit(Int32(resource.rawValue), &limit) == 0 else { throw SystemError("getrlimit") }
        // The hard limit may already be lower, and only root could raise it.
        limit.rlim_max = min(limit.rlim_max, rlim_t(hard ?? soft))
        limit.rlim_cur = min(limit.rlim_max, rlim_t(soft))
        guard unsafe setrlimit(Int32(resource.rawValue), &limit) == 0 else { throw SystemError("setrlimit") }
    }
}

/// Limits of the system for this process.
public enum ProcessLimits {
    /// The maximum number of open files and connections; `nil` when it is unknown or unlimited.
    public static var openFiles: Int? {
        var limit = rlimit()
        guard unsafe getrlimit(Int32(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return nil }
        return Int(exactly: limit.rlim_cur)
    }
}

enum ResourceUsage {
    /// The peak memory of this process in bytes.
    static var ownPeakBytes: Int {
        var usage = rusage()
        guard unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return .max }
        return usage.ru_maxrss * 1024
    }
}
