import Foundation
import Testing

extension EndToEnd {
    /// The text that an import prints, except for findings.
    @Suite struct ImportOutputTests {
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
        func `a verbose import prints the encoding, CRS, mapped columns and missing fields`(
            _ expected: (language: String, words: [String])
        ) async throws {
            try await withTemporaryFolder { folder in
                let run = try await standorte(
                    "import", package.appending(path: "Tests/Fixtures/encoding/latin1.shp").path, "--layer", "sites",
                    "--map", "KÜRZEL=id", "--verbose", "--language", expected.language,
                    "--inventory", folder.path("a.gpkg"))
                #expect(run.code == 0, "\(run.errors)")
                for words in expected.words { #expect(run.output.contains(words), "\(run.output)") }
            }
        }

        @Test func `the report has a line for each layer and one for each kind of finding`() async throws {
            try await withTemporaryFolder { folder in
                let run = try await standorte("import", Geodata.folder, "--inventory", folder.path("a.gpkg"))
                let lines = run.output.split(separator: "\n").map(String.init)
                #expect(lines.filter { $0.contains(" → ") }.count == 9)
                #expect(lines.contains { $0.hasSuffix("standorte.shp → Sites: 22 read, 22 added") }, "\(run.output)")
                let findings = lines.filter { $0.hasPrefix("  ") }
                #expect(findings.count == 1 && findings[0].hasPrefix("  notice [geometry-missing] ×14: S12 "))
                #expect(lines.contains("For all findings, columns and mappings use --verbose."))
            }
        }

        @Test(arguments: [
            ("de", "Unter diesem Pfad gibt es keine Datei", "nicht eingelesen"), ("en", "There is no file", "not read"),
        ])
        func `unreadable files are reported in the chosen language without row counts`(
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
