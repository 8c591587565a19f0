internal import ArgumentParser
internal import InventoryExchange
internal import SiteInventory
internal import Zukunftsstandorte

struct ImportsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "imports", abstract: "Lists the imports, newest first.")

    @OptionGroup var reading: ReadOptions
    @OptionGroup var language: LanguageOption

    @Flag(help: "Print the imports with their reports as JSON.")
    var json = false

    func run() async throws {
        let records = try await reading.open(language.language).imports()
        if json { return try printJSON(records.map(ImportDocument.init)) }
        let german = language.language == .german
        var table = TextTable([
            (german ? "Nr." : "No.", .right), (german ? "Zeit" : "time", .left), (german ? "Ebene" : "layer", .left),
            (german ? "neu" : "added", .right), (german ? "geändert" : "changed", .right),
            (german ? "beendet" : "ended", .right), (german ? "Status" : "status", .left),
        ])
        for record in records {
            let status = record.status(language.language)
            for report in record.reports {
                let counts = report.counts
                table.add([
                    String(record.version), record.recordedAt, report.path, String(counts.added),
                    String(counts.changed), String(counts.ended), status,
                ])
            }
        }
        Console.print(table.text)
    }
}

extension RecordedImport {
    /// A note about a reverted import, and about one whose files were dropped.
    fileprivate func status(_ language: Language) -> String {
        let german = language == .german
        let notes = [
            revertedBy.map { german ? "zurückgenommen (\($0))" : "reverted (\($0))" },
            files.allSatisfy(\.isKept) ? nil : german ? "Datei gelöscht" : "file dropped",
        ]
        return notes.compactMap(\.self).joined(separator: ", ")
    }
}

/// The JSON output of an import.
struct ImportDocument: Encodable {
    var id: Int64
    var recordedAt: String
    var revertedBy: Int64?
    var files: [KeptFileDocument]
    var reports: [ImportReport]

    init(_ record: RecordedImport) {
        id = record.version
        recordedAt = record.recordedAt
        revertedBy = record.revertedBy
        files = record.files.map(KeptFileDocument.init)
        reports = record.reports
    }

    enum CodingKeys: String, CodingKey {
        case id
        case recordedAt = "recorded_at"
        case revertedBy = "reverted_by"
        case files = "kept_files"
        case reports
    }
}
