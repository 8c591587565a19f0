internal import CWorkerProcess
internal import Glibc

/// A file descriptor of a pipe or a socket. Deinitialization closes it. Other programs do not inherit it.
final class Descriptor: Sendable {
    let number: Int32

    init(owning number: Int32) { self.number = number }

    deinit { close(number) }

    /// Creates a pipe with a buffer of `capacity` bytes.
    static func pipe(capacity: Int32) throws(SystemError) -> (reading: Descriptor, writing: Descriptor) {
        var ends: [Int32] = [-1, -1]
        let outcome = unsafe worker_pipe(&ends, capacity)
        guard outcome == 0 else { throw SystemError("pipe2", outcome) }
        return (try Descriptor(owning: ends[0]).aboveStandard(), try Descriptor(owning: ends[1]).aboveStandard())
    }

    /// Creates a pair of sockets. Writing to a closed socket is an error instead of a signal.
    static func socketPair() throws(SystemError) -> (Descriptor, Descriptor) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw SystemError("socketpair") }
        return (try Descriptor(owning: ends[0]).aboveStandard(), try Descriptor(owning: ends[1]).aboveStandard())
    }

    /// Returns this descriptor, or a copy above the standard streams: a process started without them uses their
    /// numbers for the first files.
    private func aboveStandard() throws(SystemError) -> Descriptor {
        guard number <= STDERR_FILENO else { return self }
        let copy = fcntl(number, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
        guard copy >= 0 else { throw SystemError("fcntl") }
        return Descriptor(owning: copy)
    }

    func setNonBlocking() { _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK) }

    /// Waits for input. Returns true when bytes are available or the other end is closed, false after the timeout.
    func waitForInput(milliseconds: Int32) -> Bool {
        var poll = [pollfd(fd: number, events: Int16(POLLIN), revents: 0)]
        return unsafe Glibc.poll(&poll, 1, milliseconds) > 0
    }

    /// Reads the available bytes, up to `count`; empty at the end. Blocks until bytes are available.
    func read(upTo count: Int) throws(SystemError) -> [UInt8] {
        var failure: SystemError?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, size in
            var outcome = 0
            repeat {
                unsafe outcome = Glibc.read(number, buffer.baseAddress, count)
            } while outcome < 0 && errno == EINTR
            if outcome < 0 { failure = SystemError("read") }
            size = max(0, outcome)
        }
        if let failure { throw failure }
        return bytes
    }

    /// Writes all the bytes to a pipe.
    func write(_ bytes: [UInt8]) throws(SystemError) {
        unsafe try sendAll(bytes) { start, count in unsafe Glibc.write(number, start, count) }
    }

    /// Writes all the bytes to a socket.
    func send(_ bytes: [UInt8]) throws(SystemError) {
        unsafe try sendAll(bytes) { start, count in unsafe Glibc.send(number, start, count, Int32(MSG_NOSIGNAL)) }
    }

    private func sendAll(
        _ bytes: [UInt8], _ call: (UnsafeRawPointer?, Int) -> Int
    ) throws(SystemError) {
        var failure: SystemError?
        unsafe bytes.withUnsafeBytes { buffer in
            var sent = 0
            while sent < buffer.count {
                let outcome = unsafe call(buffer.baseAddress.map { unsafe $0 + sent }, buffer.count - sent)
                guard outcome > 0 else {
                    if outcome < 0, errno == EINTR { continue }
                    failure = SystemError("write")
                    return
                }
                sent += outcome
            }
        }
        if let failure { throw failure }
    }
}

/// A failed system call.
struct SystemError: Error, CustomStringConvertible {
    let call: String
    let number: Int32

    /// Must be called directly after the system call, since it reads `errno`.
    init(_ call: String, _ number: Int32 = errno) {
        self.call = call
        self.number = number
    }

    var description: String { "\(call): \(unsafe String(cString: strerror(number)))" }
}
