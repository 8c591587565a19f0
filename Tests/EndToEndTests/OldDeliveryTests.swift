import Foundation
import Testing

extension EndToEnd {
    /// A zip of sites in EPSG:31466, compared with the same sites in EPSG:25832.
    @Suite(.geodata, .requires(.python, .gdal))
    struct OldDeliveryTests {
        @Test func `sites from the EPSG 31466 zip lie within 1 cm of the same sites in EPSG 25832`() async throws {
            try await withTemporaryFolder { folder in
                let (file, inventory) = (folder.path("standorte_utm.shp"), folder.path("twin.gpkg"))
                try await python("geodata/generate.py", "--utm-twin", file)
                let run = try await standorte("import", file, "--inventory", inventory)
                try #require(run.code == 0, "\(run.output)")
                let twins = try await outlines(inventory)
                let delivered = try await outlines(Geodata.imported.inventory)
                #expect(Set(twins.keys) == ["S09", "S10", "S11"])
                for (id, twin) in twins {
                    let outline = try #require(delivered[id])
                    try #require(outline.count == twin.count && twin.count > 8, "\(id)")
                    let apart = zip(outline, twin).map { hypot($0[0] - $1[0], $0[1] - $1[1]) }.max()
                    #expect(try #require(apart) < 0.01, "\(id) lies off")
                }
            }
        }

        @Test func `the import report names the BeTA2007 grid and its accuracy`() async throws {
            let reports = try #require(try JSON(parsing: Geodata.imported.report)["reports"]?.array)
            let report = try #require(reports.first { $0["path"]?.string?.contains("logistik.zip") == true })
            #expect(report["crs"]?.string == "EPSG:31466")
            #expect(report["operation"]?.string?.uppercased().contains("BETA2007") == true)
            #expect(report["encoding"]?.string?.hasPrefix("CP1252") == true)
            let text = try await withTemporaryFolder { folder in
                try await standorte(
                    "import", "--verbose", "\(Geodata.folder)/logistik.zip", "--inventory", folder.path("zip.gpkg"))
            }.output
            #expect(text.uppercased().contains("BETA2007") && text.contains("±0.9 m"), "\(text)")
        }

        /// The vertices of sites with an outline, in the inventory's CRS in metres, read with GDAL.
        private func outlines(_ inventory: String) async throws -> [String: [[Double]]] {
            let run = try await Subprocess.run(
                "/usr/bin/ogr2ogr",
                ["-f", "GeoJSON", "/vsistdout/", inventory, "sites", "-lco", "COORDINATE_PRECISION=6"])
            var outlines: [String: [[Double]]] = [:]
            for site in try run.json.list("features") {
                guard let polygons = site["geometry"]?["coordinates"]?.array else { continue }
                let id = try #require(site["properties"]?["id"]?.string)
                outlines[id] = polygons.flatMap { $0.array ?? [] }.flatMap { $0.array ?? [] }
                    .map { $0.array?.compactMap(\.number) ?? [] }
            }
            return outlines
        }
    }
}
