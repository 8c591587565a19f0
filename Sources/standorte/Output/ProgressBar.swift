internal import Foundation
internal import InventoryExchange
internal import SiteInventory
internal import Synchronization

/// The progress of an import on one line of the terminal. Prints nothing when standard error is not a terminal.
final class ProgressBar: Sendable {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let lastShown = Mutex(ContinuousClock.now)

    private static let width = 30

    /// Shows the progress, at most ten times a second.
    @Sendable func show(_ progress: ImportProgress) {
        guard isTerminal, isDue() else { return }
        let share = progress.rowCount > 0 ? min(1, Double(progress.rows) / Double(progress.rowCount)) : 0
        let done = Int(saturating: share * Double(Self.width))
        let bar = String(repeating: "█", count: done) + String(repeating: "░", count: Self.width - done)
        write(
            "\r\u{1B}[K\(progress.layerNumber)/\(progress.layerCount) \(bar) \(Int(saturating: share * 100)) % \(progress.layer)"
        )
    }

    /// Erases the line.
    func clear() { if isTerminal { write("\r\u{1B}[K") } }

    private func isDue() -> Bool {
        lastShown.withLock { last in
            let now = ContinuousClock.now
            guard now - last > .milliseconds(100) else { return false }
            last = now
            return true
        }
    }

    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
