internal import Foundation
internal import SiteInventory

/// The limits for the delivered files that an inventory keeps. They are applied after each import.
///
/// Dropping a file removes its bytes. Its import, its name and its hash stay, so that another delivery of the file is
/// recognised.
public struct FileRetention: Hashable, Sendable {
    /// The maximum size of all kept files together, in bytes. The oldest files are dropped first. `nil` for no limit.
    public var maximumBytes: Int?
    /// The number of days for which a file is kept after its last import. `nil` for no limit.
    public var maximumDays: Int?

    /// Creates limits. Without limits, all files are kept.
    public init(maximumBytes: Int? = nil, maximumDays: Int? = nil) {
        self.maximumBytes = maximumBytes
        self.maximumDays = maximumDays
    }

    /// Drops the files beyond the limits.
    ///
    /// - Parameter newest: the files that the transaction imports.
    func apply(in transaction: any InventoryTransaction, newest: [FileRecord], today: CalendarDay) throws {
        guard self != FileRetention() else { return }
        for file in try dropped(from: transaction, newest: newest, today: today) {
            try transaction.record(.droppedFile(hash: file))
        }
    }

    /// Returns the hashes of the files beyond the limits. Keeps the newest files that fit.
    private func dropped(
        from snapshot: any InventorySnapshot, newest: [FileRecord], today: CalendarDay
    ) throws -> [String] {
        var selection = ImportSelection()
        selection.includesReports = false
        let earlier = try snapshot.imports(selection).flatMap { record in
            record.layers.flatMap(\.files).map { (file: $0, day: record.recordedAt.prefix(10)) }
        }
        let firstDay = firstDay(before: today)
        var (seen, bytes, dropped): (Set<String>, Int, [String]) = ([], 0, [])
        for (file, day) in newest.map({ (file: $0, day: today.text.prefix(10)) }) + earlier
        where file.isKept && seen.insert(file.hash).inserted {
            if day < firstDay || bytes + file.byteCount > maximumBytes ?? .max {
                dropped.append(file.hash)
            } else {
                bytes += file.byteCount
            }
        }
        return dropped
    }

    /// Returns the first day whose files are kept, as `2026-11-22`. Returns an empty text without a limit.
    private func firstDay(before today: CalendarDay) -> String {
        guard let maximumDays, let now = try? Date("\(today.text)T00:00:00Z", strategy: .iso8601) else { return "" }
        return String(now.addingTimeInterval(-86_400 * Double(maximumDays)).formatted(.iso8601).prefix(10))
    }
}
