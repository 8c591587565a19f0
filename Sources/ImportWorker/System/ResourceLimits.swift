internal import Glibc
internal import Compression

/// What the system itself sees to: a process cannot take more, whatever it does.
enum ResourceLimits {
    /// Limits this process for good.
    ///
    /// - Throws: ``SystemError`` when the system refuses a limit.
    static func apply(_ limits: WorkerLimits) throws(SystemError) {
        try set(RLIMIT_AS, limits.memoryBytes)
        // At the first figure comes SIGXCPU, by which the parent knows; at the second the end.
        try set(RLIMIT_CPU, limits.cpuSeconds, hard: limits.cpuSeconds + 5)
        try set(RLIMIT_FSIZE, limits.archive.entryBytes)
        try set(RLIMIT_NOFILE, limits.openFiles)
        try set(RLIMIT_CORE, 0)
        // Nor can it start threads or processes; root is exempt from this, and refused new processes by seccomp.
        try set(__RLIMIT_NPROC, 0)
        // A file that grows too large is then an error of `write`, which says more than a signal.
        signal(SIGXFSZ, SIG_IGN)
        _ = nice(5)
    }

    private static func set(_ resource: __rlimit_resource, _ soft: Int, hard: Int? = nil) throws(SystemError) {
        var limit = rlimit()
        guard unsafe getrlimit(Int32(resource.rawValue), &limit) == 0 else { throw SystemError("getrlimit") }
        // Somebody may have set a lower limit for us all; only root could raise it.
        limit.rlim_max = min(limit.rlim_max, rlim_t(hard ?? soft))
        limit.rlim_cur = min(limit.rlim_max, rlim_t(soft))
        guard unsafe setrlimit(Int32(resource.rawValue), &limit) == 0 else { throw SystemError("setrlimit") }
    }
}

enum ResourceUsage {
    /// The most memory that this process had at once, in bytes.
    static var ownPeakBytes: Int {
        var usage = rusage()
        guard unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return .max }
        return usage.ru_maxrss * 1024
    }
}
