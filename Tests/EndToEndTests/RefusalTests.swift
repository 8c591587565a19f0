import Foundation
import Testing

extension EndToEnd {
    /// Failing commands print advice, have the right exit code, and store nothing.
    @Suite(.geodata, .requires(.python))
    struct RefusalTests {
        private static let degrees = """
            GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],\
            PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]
            """

        static let imports: [BadImport] = [
            BadImport("without .dbf", 65, "dbf-missing", "teilflaechen.dbf", "Deliver .shp, .shx, .dbf and .prj") {
                try $0.copyGeodata("teilflaechen", without: "dbf")
            },
            BadImport("a .prj of another system", 65, "crs-implausible", "look like EPSG:25832", "--crs EPSG:25832") {
                try $0.copyGeodata("teilflaechen", without: "prj")
                try $0.write(degrees, to: "teilflaechen.prj")
            },
            BadImport("a text file named .shp", 65, "format-mismatch", "by its content text", "Deliver the right file")
            {
                try $0.copyGeodata("teilflaechen")
                try $0.write("Liebe Kollegen, anbei die Flächen.", to: "teilflaechen.shp")
            },
            BadImport("an empty zip", 65, "archive-empty", "Put the files of the layer", file: "leer.zip") {
                try $0.copyFixture("zip_broken/empty.zip", as: "leer.zip")
            },
            BadImport("a zip without a layer", 65, "no-layer-found", "Put a shapefile", file: "a.zip") {
                try $0.copyFixture("zip_broken/other.zip", as: "a.zip")
            },
            BadImport("a zip cut short", 65, "archive-damaged", "send the file again", file: "a.zip") {
                try $0.copyFixture("zip_broken/cut.zip", as: "a.zip")
            },
            BadImport("a layer whose name says nothing", 65, "irgendwas", "--layer", "sites, plots, constraints") {
                try $0.copyGeodata("teilflaechen", as: "irgendwas")
            },
            BadImport(
                "--confirm-overlap without pairs", 64, "--confirm-overlap P1~P2,P3~P4", "--dry-run",
                options: ["--confirm-overlap"]
            ) {
                try $0.copyGeodata("teilflaechen")
            },
            BadImport(
                "an unknown --layer", 65, "foo", "--layer", "teilflaechen", "road-projects",
                options: ["--layer", "foo"]
            ) {
                try $0.copyGeodata("teilflaechen")
            },
            BadImport("an unknown --crs", 65, "--crs", "EPSG:31466", options: ["--crs", "EPSG:99999999"]) {
                try $0.copyGeodata("teilflaechen")
            },
            BadImport(
                "duplicate ids", 65, "Row 2", "S01", "Each feature needs an identifier of its own",
                options: ["--layer", "sites"]
            ) {
                try $0.copyGeodata("teilflaechen")
            },
            BadImport("one bad layer among good ones", 65, "crs-implausible", "nothing was stored") {
                try $0.copyGeodata("standorte")
                try $0.copyGeodata("teilflaechen", without: "prj")
                try $0.write(degrees, to: "teilflaechen.prj")
            },
            BadImport("no such path", 66, "no file or folder", "Check the path", file: "nirgends") { _ in },
            BadImport("an empty folder", 65, "no-layer-found", "Put a shapefile") { _ in },
        ]

        @Test(arguments: imports)
        func `a refused import gives advice and creates no inventory`(_ bad: BadImport) async throws {
            try await withTemporaryFolder { folder in
                let run = try await bad.run(in: folder, into: folder.path("new.gpkg"))
                bad.expect(run)
                #expect(folder.contents.filter { $0.hasPrefix("new.gpkg") } == [])
            }
        }

        @Test(arguments: imports)
        func `a refused import leaves an inventory unchanged`(_ bad: BadImport) async throws {
            try await withTemporaryFolder { folder in
                let geodata = try Geodata.imported.copy(to: folder)
                let before = try await geodata.content()
                bad.expect(try await bad.run(in: folder, into: geodata.inventory))
                #expect(try await geodata.content() == before)
            }
        }

        static let inventories: [BadInventory] = [
            BadInventory("in a folder that is not there", "does not exist", "Create it, or name another file") {
                $0.path("nirgends/inventory.gpkg")
            },
            BadInventory("that is a folder", "is a folder") { try $0.folder("inventory.gpkg").path },
            BadInventory("that is a text", "is no GeoPackage", "Name another file") {
                try $0.write(String(repeating: "Ich bin kein Bestand. ", count: 20), to: "a.gpkg")
                return $0.path("a.gpkg")
            },
            BadInventory("that is another GeoPackage", "is no inventory", "Name another file") {
                $0.path("other.gpkg")
            },
        ]

        @Test(arguments: inventories)
        func `an inventory that cannot be written stays unchanged, and the exit code is 73`(
            _ bad: BadInventory
        ) async throws {
            try await withTemporaryFolder { folder in
                let path = try bad.prepare(folder)
                if bad.isOtherGeoPackage { try await makeOtherGeoPackage(path) }
                let before = folder.digests
                for _ in 1...2 {
                    let run = try await standorte("import", Geodata.folder, "--inventory", path)
                    #expect(run.code == 73, "\(run.errors)")
                    for word in bad.words { #expect(run.errors.contains(word)) }
                    #expect(folder.digests == before)
                }
            }
        }

        /// Root can write every file: runs only as another user.
        @Test(.enabled(if: getuid() != 0, "root may write to any file"))
        func `a read-only file stays unchanged, and the exit code is 73`() async throws {
            try await withTemporaryFolder { folder in
                let geodata = try Geodata.imported.copy(to: folder)
                try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: geodata.inventory)
                let run = try await standorte("import", Geodata.folder, "--inventory", geodata.inventory)
                #expect(run.code == 73 && run.errors.contains("right to write"), "\(run.errors)")
            }
        }

        @Test(arguments: [
            (["sites", "--inventory", "nirgends.gpkg"], 66, "standorte import geodata --inventory nirgends.gpkg"),
            (["serve", "--inventory", "nirgends.gpkg"], 66, "standorte import geodata --inventory nirgends.gpkg"),
            (["serve", "--port", "0"], 64, "1 to 65535"), (["serve", "--port", "65536"], 64, "1 to 65535"),
            (["serve", "--port", "abc"], 64, "--port"), (["sites", "--jsn"], 64, "--json"),
            (["export", "--collection", "foo"], 64, "road-projects"), (["export", "--format", "xls"], 64, "geojson"),
            (["export", "--format", "shp"], 64, "--output FILE"), (["export", "--json"], 64, "--output FILE"),
            (["health", "--port", "1"], 69, "No server answers on http://127.0.0.1:1"), (["import"], 64, "<paths>"),
        ])
        func `a wrong command line has an exit code and a helpful message`(
            _ arguments: [String], code: Int32, words: String
        ) async throws {
            let run = try await Subprocess.run(try Built.standorte, arguments)
            #expect(run.code == code)
            #expect(run.errors.contains(words), "\(run.errors)")
            #expect(run.output.isEmpty)
        }

        @Test(arguments: ["hectares", "access"])
        func `an unknown site and an ambiguous name give advice`(_ command: String) async throws {
            let inventory = try Geodata.imported.inventory
            let unknown = try await standorte(command, "S99", "--inventory", inventory)
            #expect(unknown.code == 66 && unknown.errors.contains("standorte sites"), "\(unknown)")
            let ambiguous = try await standorte(command, "Blumenthal", "--inventory", inventory)
            #expect(ambiguous.code == 66 && ambiguous.errors.contains("S14"), "\(ambiguous)")
        }

        @Test(.requires(.curl))
        func `serving on a port in use fails and suggests another port`() async throws {
            let inventory = try Geodata.imported.inventory
            try await Server.serving(inventory) { server in
                let run = try await standorte("serve", "--inventory", inventory, "--port", "\(server.port)")
                #expect(run.code == 69)
                #expect(run.errors.contains("is in use") && run.errors.contains("--port \(server.port + 1)"))
                #expect(try await server.get("/health").status == 200)
            }
        }

        private func makeOtherGeoPackage(_ path: String) async throws {
            let layer = "\(Geodata.folder)/verkehrsabschnitte.shp"
            let run = try await Subprocess.run("/usr/bin/ogr2ogr", [path, layer])
            try #require(run.code == 0, "\(run.errors)")
        }
    }
}

/// Files that an import refuses, with the expected exit code and output.
struct BadImport: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var code: Int32
    var words: [String]
    var file: String?
    var options: [String]
    var prepare: @Sendable (Folder) throws -> Void

    init(
        _ name: String, _ code: Int32, _ words: String..., file: String? = nil, options: [String] = [],
        prepare: @escaping @Sendable (Folder) throws -> Void
    ) {
        (testDescription, self.code, self.words, self.file, self.options) = (name, code, words, file, options)
        self.prepare = prepare
    }

    func run(in folder: Folder, into inventory: String) async throws -> Subprocess {
        let data = try folder.folder("data")
        try prepare(data)
        let path = file.map { data.path($0) } ?? data.path
        return try await Subprocess.run(
            try Built.standorte, ["import", path, "--inventory", inventory] + options)
    }

    func expect(_ run: Subprocess) {
        #expect(run.code == code, "\(run)")
        #expect(!run.errors.isEmpty)
        for word in words { #expect((run.output + run.errors).contains(word), "\(run)") }
    }
}

/// A path that cannot be an inventory, with the expected output.
struct BadInventory: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var words: [String]
    var prepare: @Sendable (Folder) throws -> String

    var isOtherGeoPackage: Bool { testDescription == "that is another GeoPackage" }

    init(_ name: String, _ words: String..., prepare: @escaping @Sendable (Folder) throws -> String) {
        (testDescription, self.words, self.prepare) = (name, words, prepare)
    }
}

extension Folder {
    /// Copies a shapefile of geodata without one of its files.
    func copyGeodata(_ layer: String, without missing: String? = nil, as name: String? = nil) throws {
        for suffix in ["shp", "shx", "dbf", "prj", "cpg"] where suffix != missing {
            try FileManager.default.copyItem(
                atPath: "\(Geodata.folder)/\(layer).\(suffix)", toPath: path("\(name ?? layer).\(suffix)"))
        }
    }

    func copyFixture(_ fixture: String, as name: String) throws {
        try FileManager.default.copyItem(
            at: package.appending(path: "Tests/Fixtures/\(fixture)"), to: url.appending(path: name))
    }

    /// The content of every file in the folder, by name.
    var digests: [String: Data] {
        let pairs = contents.map { ($0, (try? Data(contentsOf: url.appending(path: $0))) ?? Data()) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }
}
