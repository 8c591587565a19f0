internal import CWorkerProcess
internal import Glibc
internal import Synchronization

/// A program that was started by us, killed and waited for at the end of its life at the latest.
final class ChildProcess: Sendable {
    private let pid: pid_t
    private let end: Mutex<End?> = Mutex(nil)

    /// How it ended.
    struct End: Sendable {
        /// The exit code; `nil` for a program that a signal ended.
        var code: Int32?
        /// The signal; `nil` for a program that ended by itself.
        var signal: Int32?
        /// True for one that did not end by itself when it should have.
        var wasKilled: Bool
        /// The most memory that it had at once, in bytes.
        var peakBytes: Int
    }

    /// Starts a program with three streams and no other open file, an environment of its own, and a group of its own,
    /// so that what the terminal says to us does not reach it.
    ///
    /// - Throws: ``SystemError`` when there is no such program, or no room for it.
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

    /// Ends it at once, and waits for that.
    func killed() -> End {
        finish {
            kill(pid, SIGKILL)
            return true
        }
    }

    /// Waits for a program that has closed its streams; ends it when it does not end by itself.
    func ended() -> End {
        finish {
            for _ in 0..<200 where !hasEnded { usleep(10_000) }
            guard !hasEnded else { return false }
            kill(pid, SIGKILL)
            return true
        }
    }

    /// True when it is dead, of itself or by a signal, and waits to be asked how.
    private var hasEnded: Bool {
        var info = unsafe siginfo_t()
        // As long as it runs, nothing is told of it.
        let answer = unsafe waitid(P_PID, id_t(pid), &info, WEXITED | WNOHANG | WNOWAIT)
        return unsafe answer != 0 || info.si_signo != 0
    }

    private func finish(_ kill: () -> Bool) -> End {
        end.withLock { end in
            // Once it was waited for, its number may be another program's.
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

    /// Calls `body` with the texts as C has them, ended by a null pointer.
    private static func withCStrings<Result>(
        _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        let copies = unsafe texts.map { unsafe strdup($0) }
        defer { unsafe copies.forEach { unsafe free($0) } }
        return unsafe body(copies + [nil])
    }
}
