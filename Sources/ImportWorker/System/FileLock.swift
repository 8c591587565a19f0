internal import Glibc

/// A lock on a file. The system releases it when the process ends.
final class FileLock: Sendable {
    private let descriptor: Descriptor

    /// Waits for the lock.
    init(path: String) throws(SystemError) {
        descriptor = try Self.open(path)
        while flock(descriptor.number, LOCK_EX) != 0 {
            guard errno == EINTR else { throw SystemError("flock \(path)") }
        }
    }

    /// Returns `nil` when another process holds the lock.
    init?(ifFree path: String) {
        guard let descriptor = try? Self.open(path), flock(descriptor.number, LOCK_EX | LOCK_NB) == 0 else {
            return nil
        }
        self.descriptor = descriptor
    }

    private static func open(_ path: String) throws(SystemError) -> Descriptor {
        let number = unsafe Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard number >= 0 else { throw SystemError("open \(path)") }
        return Descriptor(owning: number)
    }
}
