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
    }
}
