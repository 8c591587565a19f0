import Foundation
import Testing

extension EndToEnd {
    /// What was said once of a town's files need not be said again.
    @Suite(.geodata)
    struct SavedMappingTests {
        @Test func `the next delivery of a source is read as the one before`() async throws {
            try await withTemporaryFolder { folder in
                let inventory = try Geodata.imported.copy(to: folder).inventory
                let (first, second) = (try folder.folder("first"), try folder.folder("second"))
                try first.write("KENNUNG;BEMERKUNG;X;Y\nA1;Halle;371700;5715000\n", to: "liste.csv")
                try second.write("KENNUNG;BEMERKUNG;X;Y\nA2;Kran;371800;5715000\n", to: "liste.csv")
                let said = ["--layer", "junctions", "--map", "KENNUNG=id", "--map", "BEMERKUNG=name"]
                let source = ["--crs", "EPSG:25832", "--source", "Stadt Herne"]
                let told = try await Subprocess.run(
                    try Built.standorte, ["import", first.path, "--inventory", inventory] + said + source)
                #expect(told.code == 0, "\(told)")
                let untold = try await standorte("import", second.path, "--inventory", inventory)
                #expect(untold.code == 65 && untold.output.contains("layer-unknown"), "\(untold)")
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
