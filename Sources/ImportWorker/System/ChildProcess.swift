internal import CWorkerProcess
internal import Glibc
internal import Synchronization

/// A child process. Deinitialization kills it and waits for its end.
final class ChildProcess: Sendable {
    private let pid: pid_t
    private let end: Mutex<End?> = Mutex(nil)

    /// How the process ended.
    struct End: Sendable {
        /// The exit code; `nil` for a process ended by a signal.
        var code: Int32?
        /// The signal; `nil` for a process that exited.
        var signal: Int32?
        /// True when this process killed it.
        var wasKilled: Bool
        /// The peak memory in bytes.
        var peakBytes: Int
    }

    /// Starts a program with three streams, no other open files, and the given environment, in a new process group, so
    /// that it does not receive signals of the terminal.
    ///
    /// - Throws: ``SystemError`` when the program does not exist or cannot be started.
    init(
        _ program: String, _ arguments: [String], environment: [String: String], input: Descriptor,
        output: Descriptor, errors: Descriptor
    ) throws(SystemError) {
        var pid: pid_t = 0
        let outcome = unsafe Self.withCStrings([program] + arguments) { words in
            unsafe Self.withCStrings(environment.map { "\($0.key)=\($0.value)" }.sorted()) { variables in
                unsafe worker_spawn(
                    &pid, program, words, variables, input.number, output.number, errors.number)
            }
        }
        guard outcome == 0 else { throw SystemError("posix_spawn \(program)", outcome) }
        self.pid = pid
    }

    deinit { _ = killed() }

    /// Kills the process and waits for its end.
    func killed() -> End {
        finish {
            kill(pid, SIGKILL)
            return true
        }
    }

    /// Waits up to two seconds for a process that has closed its streams, then kills it.
    func ended() -> End {
        finish {
            for _ in 0..<200 where !hasEnded { usleep(10_000) }
            guard !hasEnded else { return false }
            kill(pid, SIGKILL)
            return true
        }
    }

    /// True when the process has ended. Does not reap it.
    private var hasEnded: Bool {
        var info = unsafe siginfo_t()
        // The structure stays zero while the process runs.
        let answer = unsafe waitid(P_PID, id_t(pid), &info, WEXITED | WNOHANG | WNOWAIT)
        return unsafe answer != 0 || info.si_signo != 0
    }

    private func finish(_ kill: () -> Bool) -> End {
        end.withLock { end in
            // After wait4, the process number can belong to another process.
            if let end { return end }
            let wasKilled = kill()
            var status: Int32 = 0
            var usage = rusage()
            while unsafe wait4(pid, &status, 0, &usage) < 0, errno == EINTR {}
            let signal = status & 0x7F
            let found = End(
                code: signal == 0 ? status >> 8 & 0xFF : nil, signal: signal == 0 ? nil : signal, wasKilled: wasKilled,
                peakBytes: usage.ru_maxrss * 1024)
            end = found
            return found
        }
    }

    /// Calls `body` with a null-terminated array of C strings.
    private static func withCStrings<Result>(
        _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        let copies = unsafe texts.map { unsafe strdup($0) }
        defer { unsafe copies.forEach { unsafe free($0) } }
        return unsafe body(copies + [nil])
    }
}
