internal import CWorkerProcess
internal import Foundation
internal import Glibc
internal import SimpleFeatures

/// The sandboxed process that unpacks and parses untrusted files.
///
/// Reads requests from standard input and writes replies to standard output, both as ``Frame``s, until the input ends.
public enum ReadWorker {
    /// Serves one delivery.
    ///
    /// - Returns: The exit code.
    public static func run() -> Int32 {
        let output: Descriptor
        do {
            output = try redirectOutput()
        } catch {
            logError("\(error)")
            return EXIT_FAILURE
        }
        _ = worker_end_with_parent()
        let input = Descriptor(owning: STDIN_FILENO)
        var requests = FrameReader(maximumRowBytes: 0) { try input.read(upTo: 1 << 16) }
        var service = ReadService(replies: FrameWriter(to: output))
        do {
            while let (kind, content) = try requests.next() {
                guard kind == .request else { throw ProtocolError("a message that is not a request") }
                try service.serve(JSONDecoder().decode(WorkerRequest.self, from: Data(content)))
            }
            return EXIT_SUCCESS
        } catch {
            logError("\(error)")
            return EXIT_FAILURE
        }
    }

    /// Restricts this process permanently, before it reads untrusted bytes.
    static func confine(_ limits: WorkerLimits, to access: FileAccess) throws {
        // Each path is open until the confinement: the limit of open files comes after it.
        access.register()
        try ResourceLimits.apply(limits)
        let outcome = worker_confine()
        // Old kernels and some containers support seccomp or Landlock only in part. The rest applies there.
        if outcome != 0 { logError("\(SystemError("worker_confine", outcome))") }
    }

    /// Returns a private descriptor for replies, and redirects standard output to standard error: libraries may print.
    private static func redirectOutput() throws(SystemError) -> Descriptor {
        let copy = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
        guard copy >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else { throw SystemError("dup2") }
        return Descriptor(owning: copy)
    }

    private static func logError(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data("\(text)\n".utf8))
    }
}
