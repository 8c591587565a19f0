import Foundation
import Testing

extension EndToEnd {
    /// Delivered files in the inventory.
    @Suite(.geodata)
    struct KeptFileTests {
        @Test func `a zip of three layers is kept once, and recognised under another name`() async throws {
            try await withTemporaryFolder { folder in
                let (zip, inventory) = (try await threeLayers(in: folder, as: "a.zip"), folder.path("new.gpkg"))
                let first = try await standorte("import", zip, "--inventory", inventory)
                #expect(first.code == 0, "\(first)")
                try FileManager.default.copyItem(atPath: zip, toPath: folder.path("b.zip"))
                for name in ["a.zip", "b.zip"] {
                    let again = try await standorte(
                        "import", folder.path(name), "--inventory", inventory, "--json")
                    let alreadyImported = try again.json.list("already_imported").count
                    #expect(again.code == 0 && alreadyImported == 3, "\(again)")
                }
                #expect(try await kept(in: inventory) == [try size(of: zip)])
            }
        }

        @Test func `a delivery that an inventory of format 6 has is unchanged, and its file comes to one row`()
            async throws
        {
            try await withTemporaryFolder { folder in
                let (zip, inventory) = (try await threeLayers(in: folder, as: "a.zip"), folder.path("old.gpkg"))
                let first = try await standorte("import", zip, "--inventory", inventory)
                #expect(first.code == 0, "\(first)")
                try await python("Tests/Oracle/format_6.py", inventory, zip)
                let again = try await standorte("import", zip, "--inventory", inventory, "--json")
                let alreadyImported = try again.json.list("already_imported").count
                #expect(again.code == 0 && alreadyImported == 3, "\(again)")
                #expect(try await kept(in: inventory) == [try size(of: zip)])
            }
        }

        /// The sizes of the kept files.
        private func kept(in inventory: String) async throws -> [Double?] {
            let files = try await rows(
                """
                SELECT f.size, sum(length(p.bytes)) AS bytes
                FROM inventory_files AS f LEFT JOIN inventory_file_pieces AS p ON p.file_hash = f.file_hash
                GROUP BY f.file_hash
                """, in: inventory)
            for file in files { #expect(file["size"]?.number == file["bytes"]?.number) }
            return files.map { $0["size"]?.number }
        }

        private func size(of file: String) throws -> Double? {
            (try FileManager.default.attributesOfItem(atPath: file)[.size] as? NSNumber)?.doubleValue
        }

        private func threeLayers(in folder: Folder, as name: String) async throws -> String {
            let files = ["standorte", "teilflaechen", "restriktionsflaechen"].flatMap { layer in
                ["shp", "shx", "dbf", "prj", "cpg"].map { "\(Geodata.folder)/\(layer).\($0)" }
            }
            let made = try await Subprocess.run("/usr/bin/python3", ["-m", "zipfile", "-c", folder.path(name)] + files)
            try #require(made.code == 0, "\(made.errors)")
            return folder.path(name)
        }
    }
}
