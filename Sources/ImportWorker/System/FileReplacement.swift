internal import Foundation
internal import Glibc

/// Replaces a file by another in one step, as `FileManager` on Linux does not.
package enum FileReplacement {
    /// Gives the file the name of the target. Both must be on one file system.
    ///
    /// - Throws: `POSIXError`. The target is unchanged then.
    package static func replace(_ target: String, with file: String) throws {
        guard unsafe rename(file, target) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }
}
