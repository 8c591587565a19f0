internal import CWorkerProcess
internal import Foundation
internal import Glibc
internal import SimpleFeatures

/// The process that reads what strangers deliver: it unpacks and parses, and can do nothing else.
///
/// It is told what to do on its standard input and answers on its standard output, both in ``Frame``s, until its input
/// ends. It never returns to what the program does otherwise.
public enum ReadWorker {
    /// Serves one delivery.
    ///
    /// - Returns: The exit code.
    public static func run() -> Int32 {
        let output: Descriptor
        do {
            output = try takeOutput()
        } catch {
            say("\(error)")
            return EXIT_FAILURE
        }
        let input = Descriptor(owning: STDIN_FILENO)
        var requests = FrameReader(longestRow: 0) { try input.read(upTo: 1 << 16) }
        var service = ReadService(answers: FrameWriter(to: output))
        do {
            while let (kind, content) = try requests.next() {
                guard kind == .request else { throw ProtocolError("no request") }
                try service.serve(JSONDecoder().decode(WorkerRequest.self, from: Data(content)))
            }
            return EXIT_SUCCESS
        } catch {
            say("\(error)")
            return EXIT_FAILURE
        }
    }

    /// Limits this process for good, before it sees a byte of a stranger.
    static func confine(_ limits: WorkerLimits) throws {
        try ResourceLimits.apply(limits)
        let outcome = worker_confine()
        // Old kernels and some containers have no such filters; the other limits hold there all the same.
        if outcome != 0 { say("\(SystemError("seccomp", outcome))") }
    }

    /// The answers' stream for us alone: what a library prints goes where the complaints go.
    private static func takeOutput() throws(SystemError) -> Descriptor {
        let copy = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
        guard copy >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else { throw SystemError("dup2") }
        return Descriptor(owning: copy)
    }

    private static func say(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data("\(text)\n".utf8))
    }
}
