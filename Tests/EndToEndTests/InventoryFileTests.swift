import Foundation
import Testing

extension EndToEnd {
    /// The inventory is one file, also while and after it is served.
    @Suite(.geodata)
    struct InventoryFileTests {
        private static let patch = [
            "-X", "PATCH", "-H", "Content-Type: application/merge-patch+json", "-d",
            #"{"properties":{"note":"acknowledged"}}"#,
        ]

        @Test func `after a clean end of the server, the file alone has every edit`() async throws {
            try await withTemporaryFolder { folder in
                let geodata = try Geodata.imported.copy(to: try folder.folder("inventory"))
                let edited = try await Server.serving(geodata.inventory) { server in
                    try await server.curl("/collections/sites/items/S01", Self.patch)
                }
                #expect(edited.status == 204)
                let place = URL(fileURLWithPath: geodata.inventory).deletingLastPathComponent()
                #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == ["copy.gpkg"])
                let check = try await standorte("check", "--inventory", geodata.inventory)
                #expect(check.code == 0, "\(check.output)\(check.errors)")
            }
        }

        @Test func `a backup of a served inventory has its edits, and replaces it while it is served`() async throws {
            try await withTemporaryFolder { folder in
                let geodata = try Geodata.imported.copy(to: try folder.folder("inventory"))
                let backup = folder.path("backup.gpkg")
                try await Server.serving(geodata.inventory) { server in
                    #expect(try await server.curl("/collections/sites/items/S01", Self.patch).status == 204)
                    let run = try await standorte("backup", backup, "--inventory", geodata.inventory)
                    #expect(run.code == 0, "\(run.errors)")
                    try FileManager.default.removeItem(atPath: geodata.inventory)
                    let refused = try await server.curl("/collections/sites/items/S01?lang=en", Self.patch)
                    #expect(refused.status == 503 && refused.headers["retry-after"] != nil)
                    #expect(!refused.body.contains(folder.path("")))
                    #expect(try await server.get("/health").status == 503)
                    #expect(try await server.get("/collections/sites/items/S01").status == 200)
                    try FileManager.default.moveItem(atPath: backup, toPath: geodata.inventory)
                    #expect(try await server.get("/health").status == 200)
                    #expect(try await server.curl("/collections/sites/items/S01", Self.patch).status == 204)
                }
                let check = try await standorte("check", "--inventory", geodata.inventory)
                #expect(check.code == 0, "\(check.output)\(check.errors)")
            }
        }
    }
}
