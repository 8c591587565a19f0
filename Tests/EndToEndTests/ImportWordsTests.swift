import Foundation
import Testing

extension EndToEnd {
    /// What an import says in the terminal, beside what it finds.
    @Suite struct ImportWordsTests {
        static let words: [(language: String, words: [String])] = [
            (
                "de",
                [
                    "Zeichensatz: CP1252 (laut Sprachbyte der .dbf)", "Koordinatensystem: EPSG:25832",
                    "zugeordnet: KüRZEL → id", "keine Spalte für: name, ", "brutto +",
                ]
            ),
            (
                "en",
                [
                    "encoding: CP1252 (.dbf language byte)", "coordinate system: EPSG:25832", "mapped: KüRZEL → id",
                    "no column for: name, ", "gross +",
                ]
            ),
        ]

        @Test(arguments: words)
        func `how a layer was read, which column became what, and what is missing`(
            _ expected: (language: String, words: [String])
        ) async throws {
            try await withTemporaryFolder { folder in
                let run = try await standorte(
                    "import", package.appending(path: "Tests/Fixtures/encoding/latin1.shp").path, "--layer", "sites",
                    "--map", "KÜRZEL=id", "--language",
                    expected.language, "--inventory", folder.path("a.gpkg"))
                #expect(run.code == 0, "\(run.errors)")
                for words in expected.words { #expect(run.output.contains(words), "\(run.output)") }
            }
        }

        @Test(arguments: [
            ("de", "Unter diesem Pfad gibt es keine Datei", "nicht eingelesen"), ("en", "There is no file", "not read"),
        ])
        func `what cannot be read is told in the reader's language, without counts of rows`(
            _ language: String, _ missing: String, _ unread: String
        ) async throws {
            try await withTemporaryFolder { folder in
                let options = ["--language", language, "--inventory", folder.path("a.gpkg")]
                let nowhere = try await standorte(["import", folder.path("nirgends.shp")] + options)
                #expect(nowhere.code == 66)
                #expect(nowhere.errors.contains(missing), "\(nowhere.errors)")
                try folder.write("Liebe Kollegen", to: "brief.shp")
                let letter = try await standorte(["import", folder.path("brief.shp")] + options)
                #expect(letter.code == 65)
                #expect(letter.output.contains("brief.dbf: \(unread)\n"), "\(letter.output)")
            }
        }
    }
}
