import Foundation
import Testing

extension EndToEnd {
    /// Exports read by GDAL and imported again.
    @Suite(.geodata, .requires(.gdal))
    struct ExportTests {
        static let formats = [
            ("sites.zip", "shp", 25), ("sites.gpkg", "gpkg", 25), ("sites.geojson", "geojson", 25),
            // FlatGeobuf cannot store features without a geometry.
            ("sites.fgb", "fgb", 11), ("sites.csv", "csv", 25),
        ]

        @Test(arguments: formats)
        func `GDAL reads every format without warnings`(_ name: String, format: String, count: Int) async throws {
            try await withTemporaryFolder { folder in
                let inventory = try Geodata.imported.inventory
                let run = try await standorte("export", "-o", folder.path(name), "--inventory", inventory, "--json")
                try #require(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
                #expect(try run.json["format"]?.string == format)
                #expect(try run.json.list("layers").compactMap { $0["features"]?.number } == [Double(count)])
                #expect(folder.contents == [name])
                let info = try await Subprocess.run(
                    "/usr/bin/ogrinfo", ["-so", "-al", "-ro", gdalPath(folder.path(name))])
                #expect(info.code == 0 && info.errors.isEmpty, "\(info.errors)")
                #expect(info.output.contains("Feature Count: \(count)"), "\(info.output)")
                #expect(!info.output.contains("Warning"))
            }
        }

        @Test func `importing exported shapefiles of all collections changes nothing`() async throws {
            try await withTemporaryFolder { folder in
                let geodata = try Geodata.imported.copy(to: folder)
                let exports = try folder.folder("exports")
                for (collection, count) in GDALTests.collections where count > 0 {
                    let run = try await standorte(
                        "export", "--collection", collection, "-o", exports.path("\(collection).zip"), "--inventory",
                        geodata.inventory)
                    try #require(run.code == 0, "\(run.errors)")
                    #expect(run.output.contains("\(collection).zip: "))
                }
                let run = try await standorte("import", exports.path, "--inventory", geodata.inventory, "--json")
                try #require(run.code == 0, "\(run.errors)")
                for report in try run.json.list("reports") {
                    let counts = try #require(report["counts"]?.object)
                    for count in ["added", "changed", "ended", "refused"] {
                        #expect(counts[count]?.number == 0, "\(report)")
                    }
                }
            }
        }

        @Test func `losses are reported on standard error in the chosen language`() async throws {
            let inventory = try Geodata.imported.inventory
            let arguments = ["export", "--format", "csv", "--inventory", inventory, "--language"]
            let german = try await Subprocess.run(try Built.standorte, arguments + ["de"])
            let english = try await Subprocess.run(try Built.standorte, arguments + ["en"])
            #expect(german.output == english.output && german.output.hasPrefix("id;name;"))
            #expect(german.errors.contains("die Datei nennt ihr Koordinatensystem nicht"), "\(german.errors)")
            #expect(english.errors.contains("does not name its reference system"), "\(english.errors)")
        }

        @Test func `a failed export gives advice and leaves no file`() async throws {
            try await withTemporaryFolder { folder in
                let inventory = try Geodata.imported.inventory
                let attempts: [([String], Int32, String)] = [
                    (["-o", folder.path("a/b.zip")], 73, "check that its folder is there"),
                    (["-o", folder.path("a.gpkg"), "--crs", "EPSG:99"], 65, "EPSG:99 is not known"),
                    (["-o", folder.path("a.geojson"), "--crs", "25832"], 65, "--format gpkg"),
                    (["-o", folder.path("a.fgb"), "--collection", "targets"], 65, "--format csv"),
                    (["-o", folder.path("a.zip"), "--crs", "hier"], 64, "--crs"),
                ]
                for (arguments, code, words) in attempts {
                    let run = try await Subprocess.run(
                        try Built.standorte, ["export", "--inventory", inventory, "--language", "en"] + arguments)
                    #expect(run.code == code && run.errors.contains(words), "\(arguments): \(run)")
                    #expect(folder.contents.isEmpty)
                }
            }
        }

        @Test func `the corrected file of a dry run imports without findings`() async throws {
            try await withTemporaryFolder { folder in
                let (inventory, file) = (folder.path("new.gpkg"), folder.path("corrected.zip"))
                let tried = try await standorte(
                    "import", Geodata.folder + "/logistik.zip", "--dry-run", "--corrected", file, "--inventory",
                    inventory)
                try #require(tried.code == 0, "\(tried.errors)")
                #expect(folder.contents == ["corrected.zip"])
                let kept = try await standorte("import", file, "--inventory", inventory, "--json")
                try #require(kept.code == 0, "\(kept.errors)")
                let report = try #require(try kept.json.list("reports").first)
                #expect(report["encoding"]?.string == "UTF-8 (.cpg)" && report["crs"]?.string == "EPSG:25832")
                #expect(report["counts"]?["added"]?.number == 3)
                #expect(report["extra_fields"] == .array([]))
            }
        }

        /// The path under which GDAL reads a zip archive.
        private func gdalPath(_ path: String) -> String { path.hasSuffix(".zip") ? "/vsizip/\(path)" : path }
    }
}
