internal import CWorkerProcess

/// Protection of the process that starts workers.
public enum ProcessProtection {
    /// Forbids other processes of the same user to read and write the memory of this one, and to debug it.
    ///
    /// Also forbids this process to gain privileges. Has no effect where the kernel refuses it.
    public static func apply() { _ = process_protect() }

    /// Raises the number of files that this process may open as far as the system allows.
    ///
    /// - Returns: the number; `nil` when it is unknown or unlimited.
    public static func raiseFileLimit() -> Int? {
        ResourceLimits.raiseFileLimit()
    }

    /// True when the kernel can restrict the files that a worker uses (Landlock).
    public static var restrictsFilesOfWorkers: Bool { landlockVersion > 0 }

    /// The version of Landlock in the kernel; 0 without Landlock.
    public static var landlockVersion: Int { Int(worker_landlock_version()) }

    /// True when the kernel can restrict the system calls of a worker (seccomp).
    public static var restrictsCallsOfWorkers: Bool { worker_can_confine_calls() == 1 }
}
