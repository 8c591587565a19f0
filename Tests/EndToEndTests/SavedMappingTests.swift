import Foundation
import Testing

extension EndToEnd {
    /// Saved import options of a source.
    @Suite(.geodata)
    struct SavedMappingTests {
        @Test func `the next import of a source reuses its options`() async throws {
            try await withTemporaryFolder { folder in
                let inventory = try Geodata.imported.copy(to: folder).inventory
                let (first, second) = (try folder.folder("first"), try folder.folder("second"))
                try first.write("KENNUNG;BEMERKUNG;X;Y\nA1;Halle;371700;5715000\n", to: "liste.csv")
                try second.write("KENNUNG;BEMERKUNG;X;Y\nA2;Kran;371800;5715000\n", to: "liste.csv")
                let options = ["--layer", "junctions", "--map", "KENNUNG=id", "--map", "BEMERKUNG=name"]
                let source = ["--crs", "EPSG:25832", "--source", "Stadt Herne"]
                let imported = try await Subprocess.run(
                    try Built.standorte, ["import", first.path, "--inventory", inventory] + options + source)
                #expect(imported.code == 0, "\(imported)")
                let withoutSource = try await standorte("import", second.path, "--inventory", inventory)
                #expect(withoutSource.code == 65 && withoutSource.output.contains("layer-unknown"), "\(withoutSource)")
                let saved = try await standorte(
                    "import", second.path, "--inventory", inventory, "--source", "Stadt Herne")
                #expect(saved.code == 0, "\(saved)")
                let junctions = try await standorte("export", "--collection", "junctions", "--inventory", inventory)
                let names = try JSON(parsing: junctions.output).list("features").map {
                    $0["properties"]?["name"]?.string
                }
                #expect(names == ["Halle", "Kran"])
            }
        }
    }
}
