public import SiteInventory

/// A fault in the file of an inventory.
public struct FileFault: Hashable, Sendable {
    /// The check that found the fault.
    public let check: Check
    /// The place of the fault, as SQLite reports it, or the name of the table and the number of rows.
    public let detail: String

    /// A check of the file.
    public enum Check: String, Hashable, Sendable, CaseIterable {
        /// The pages, rows and indexes of SQLite (`PRAGMA integrity_check`).
        case pages
        /// The structure of the R-trees (`rtreecheck`), and whether each geometry lies in its box.
        case spatialIndex = "spatial-index"
        /// The references between tables (`PRAGMA foreign_key_check`).
        case references
        /// The tables that are derived from features: documents and boxes.
        case derivedTables = "derived-tables"

        /// The title of faults that the check finds.
        public var title: LocalizedText {
            switch self {
            case .pages: LocalizedText(de: "Die Datei ist beschädigt", en: "The file is damaged")
            case .spatialIndex: LocalizedText(de: "Ein räumlicher Index ist falsch", en: "A spatial index is wrong")
            case .references: LocalizedText(de: "Ein Verweis führt ins Leere", en: "A reference leads nowhere")
            case .derivedTables:
                LocalizedText(de: "Eine abgeleitete Tabelle ist falsch", en: "A derived table is wrong")
            }
        }
    }
}
