import Foundation
import Testing

extension EndToEnd {
    /// Imports over HTTP into a running server.
    @Suite(.geodata, .requires(.curl, .python, .gdal))
    struct ImportsOverHTTPTests {
        @Test func `an import is tried, committed with its token, listed and reverted`() async throws {
            try await withServer { server, geodata, folder in
                let zip = try await randomSites(80, folder)
                let before = try await geodata.content()
                let trial = try await server.ended(server.order(zip, "?dry_run=true&confirm_overlap=true"))
                #expect(trial["status"]?.string == "successful")
                #expect(trial["kept"] == .boolean(false))
                #expect(try await geodata.content() == before)
                let token = try #require(trial["token"]?.string)

                let kept = try await server.ended(server.order(zip, "?token=\(token)&confirm_overlap=true"))
                #expect(kept["status"]?.string == "successful", "\(kept)")
                #expect(kept["hectares_change"] == trial["hectares_change"])
                let version = Int(try #require(kept["version"]?.number))
                #expect(try await geodata.sites().list("sites").count == 105)
                #expect(try await server.get("/imports/\(version)").json["reports"] == kept["reports"])
                let listed = try await server.get("/imports").json.list("imports").compactMap { $0["id"]?.string }
                #expect(listed == ["\(version)", try #require(trial["id"]?.string), "1"])
                let lines = try await standorte("imports", "--json", "--inventory", geodata.inventory).json.array
                #expect(lines?.first?["id"]?.number == Double(version))

                let reverted = try await server.get("/imports/\(version)/revert", method: "POST")
                #expect(reverted.status == 200)
                #expect(try await geodata.sites().list("sites").count == 25)
                let again = try await server.get("/imports/\(version)/revert?lang=en", method: "POST")
                #expect(again.status == 409)
                #expect(try again.json["detail"]?.string?.contains("was taken back before") == true)
            }
        }

        @Test func `importing geodata again as one zip changes nothing`() async throws {
            try await withServer { server, _, folder in
                let zip = try await zip(Geodata.folder, as: "geodata.zip", folder)
                let job = try await server.ended(server.order(zip, ""))
                #expect(job["status"]?.string == "successful", "\(job)")
                let counts = try job.list("reports").compactMap { $0["counts"] }
                #expect(counts.count == 8)
                #expect(counts.allSatisfy { $0["added"]?.number == 0 && $0["changed"]?.number == 0 })
                #expect(counts.reduce(0) { $0 + ($1["unchanged"]?.number ?? 0) } > 60)
            }
        }

        @Test func `the files of a shapefile in one form are one import`() async throws {
            try await withServer { server, geodata, _ in
                let parts = ["shp", "shx", "dbf", "prj", "cpg"].flatMap {
                    ["-F", "file=@\(Geodata.folder)/teilflaechen.\($0)"]
                }
                let accepted = try await server.curl("/imports", parts + ["-F", "layer=plots", "-F", "dry_run=true"])
                let job = try await server.ended(accepted)
                let report = try #require(try job.list("reports").first)
                #expect(report["path"]?.string == "teilflaechen.shp")
                #expect(report["counts"]?["unchanged"]?.number == 10)
                #expect(try await geodata.sites().list("sites").count == 25)
            }
        }

        @Test func `findings come as JSON, as a table, and as a layer for the map`() async throws {
            try await withServer { server, _, folder in
                let zip = try await bowtie(folder)
                let job = try await server.ended(server.order(zip, "?layer=sites"))
                #expect(job["status"]?.string == "failed", "\(job)")
                let path = "/imports/\(try #require(job["id"]?.string))/findings"
                let findings = try await server.get(path + "?lang=en").json.list("findings")
                #expect(findings.contains { $0["place"]?["longitude"] != nil && $0["severity"]?.string == "error" })

                let table = folder.path("findings.csv")
                try Data(try await server.get(path + "?f=csv").body.utf8).write(to: URL(fileURLWithPath: table))
                let script =
                    "import csv,json,sys; print(json.dumps(list(csv.DictReader(open(sys.argv[1],"
                    + "encoding='utf-8-sig',newline=''),strict=True))))"
                let rows = try #require(try await Subprocess.run("/usr/bin/python3", ["-c", script, table]).json.array)
                #expect(rows.map { $0["code"] } == findings.map { $0["code"] })
                #expect(rows.allSatisfy { $0["message"]?.string?.isEmpty == false })

                let layer = folder.path("findings.geojson")
                try Data(try await server.get(path + "?f=geojson").body.utf8).write(to: URL(fileURLWithPath: layer))
                let info = try await Subprocess.run("/usr/bin/ogrinfo", ["-ro", "-al", layer])
                #expect(info.code == 0 && info.errors.isEmpty, "\(info.errors)")
                #expect(info.output.contains("Feature Count: \(findings.count)"), "\(info.output)")
                let point = try #require(info.output.firstMatch(of: /POINT \(([0-9.]+) ([0-9.]+)\)/))
                #expect(6.9...7.1 ~= Double(point.1) ?? 0 && 51.4...51.7 ~= Double(point.2) ?? 0)
            }
        }

        @Test func `a long import reports progress and can be cancelled without a trace`() async throws {
            try await withServer { server, geodata, folder in
                let before = try await geodata.content()
                let zip = try await largeSet(20_000, folder)
                let id = try #require(try await server.order(zip, "").json["id"]?.string)
                var percents: [Double] = []
                while Set(percents).count < 3 {
                    let job = try await server.get("/imports/\(id)").json
                    try #require(["accepted", "running"].contains(job["status"]?.string), "\(job)")
                    if let percent = job["progress"]?["percent"]?.number { percents.append(percent) }
                    try await Task.sleep(for: .milliseconds(20))
                }
                #expect(percents == percents.sorted())
                let waiting = try #require(try await server.order(zip, "?again=true").json["id"]?.string)
                #expect(try await server.get("/imports/\(waiting)").json["status"]?.string == "accepted")
                #expect(try await server.get("/imports/1/revert", method: "POST").status == 409)
                for job in [waiting, id] {
                    let dismissed = try await server.get("/imports/\(job)", method: "DELETE")
                    #expect(try dismissed.json["status"]?.string == "dismissed", "\(dismissed.body)")
                }
                #expect(try await geodata.content() == before)
                let sites = try await randomSites(3, folder)
                let trial = try await server.ended(server.order(sites, "?dry_run=true&confirm_overlap=true"))
                let token = try #require(trial["token"]?.string)
                let next = try await server.ended(server.order(sites, "?token=\(token)&confirm_overlap=true"))
                #expect(next["status"]?.string == "successful")
            }
        }

        @Test func `stopping the server during an import leaves the inventory unchanged and no files`() async throws {
            try await withTemporaryFolder { folder in
                let geodata = try Geodata.imported.copy(to: folder)
                let before = try await geodata.content()
                let zip = try await largeSet(20_000, folder)
                let temporary = try folder.folder("tmp")
                let environment = ["TMPDIR": temporary.path]
                try await Server.serving(geodata.inventory, environment: environment) { server in
                    let id = try #require(try await server.order(zip, "").json["id"]?.string)
                    while try await server.get("/imports/\(id)").json["progress"] == nil {
                        try await Task.sleep(for: .milliseconds(20))
                    }
                }
                #expect(try await geodata.content() == before)
                // The staging folder stays, with only its lock file.
                #expect(temporary.contents == ["standorte-staging-\(getuid())"])
                #expect(try temporary.folder("standorte-staging-\(getuid())").contents == [".lock"])
            }
        }

        /// The folder with a staging folder for each server.
        private func staging(in temporary: Folder) throws -> Folder {
            try temporary.folder("standorte-staging-\(getuid())")
        }

        /// The folder with the deliveries of the only server.
        private func deliveries(in temporary: Folder) throws -> Folder {
            let servers = try staging(in: temporary)
            return try servers.folder(try #require(servers.contents.first { $0 != ".lock" })).folder("files")
        }

        @Test func `a server that is stopped does not wait for a slow upload`() async throws {
            try await withTemporaryFolder { folder in
                let geodata = try Geodata.imported.copy(to: folder)
                let temporary = try folder.folder("tmp")
                let large = try await largeSet(500, folder)
                // The upload would take 15 minutes: the test ends only when the server stops earlier.
                let slow = try await Server.serving(geodata.inventory, environment: ["TMPDIR": temporary.path]) {
                    server in
                    let deliveries = try deliveries(in: temporary)
                    let slow = Task {
                        try await server.curl(
                            "/imports", ["--data-binary", "@\(large)", "--limit-rate", "300", "-m", "900"])
                    }
                    while deliveries.contents.isEmpty { try await Task.sleep(for: .milliseconds(20)) }
                    return slow
                }
                let reply = await slow.result
                #expect((try? reply.get())?.status != 202)
                #expect(try staging(in: temporary).contents == [".lock"])
            }
        }

        @Test func `an interrupted upload leaves nothing`() async throws {
            try await withTemporaryFolder { folder in
                let geodata = try Geodata.imported.copy(to: folder)
                let temporary = try folder.folder("tmp")
                let environment = ["TMPDIR": temporary.path]
                try await Server.serving(geodata.inventory, environment: environment) { server in
                    let deliveries = try deliveries(in: temporary)
                    let large = try await largeSet(500, folder)
                    await #expect(throws: Server.ServerError.self) {
                        try await server.curl(
                            "/imports", ["--data-binary", "@\(large)", "--limit-rate", "4k", "-m", "1"])
                    }
                    while !deliveries.contents.isEmpty { try await Task.sleep(for: .milliseconds(20)) }
                    #expect(try await server.get("/imports").json.list("imports").count == 1)
                }
            }
        }

        @Test(arguments: [
            (["-H", "Host: standorte.example", "--data-binary", "@ZIP"], 403, "127.0.0.1"),
            (["-H", "Origin: https://evil.example", "-F", "file=@ZIP"], 403, "other origins"),
            (["-H", "X-Forwarded-For: 10.0.0.1", "--data-binary", "@ZIP"], 403, "--allow-writes"),
            (["--data-binary", "@LARGE"], 413, "--max-upload"),
            (["-H", "Transfer-Encoding: chunked", "--data-binary", "@LARGE"], 413, "--max-upload"),
            (["-F", "file=@LARGE"], 413, "--max-upload"),
            (["-F", "file=@ZIP", "-F", "layr=sites"], 400, "layer"),
            (["-H", "Content-Type: multipart/form-data; boundary=x", "--data-binary", "@ZIP"], 400, "boundary"),
            (["--data-binary", "words"], 415, "zip, GeoPackage"), (["-X", "POST"], 400, "no file"),
            (["-X", "PUT"], 405, "POST"),
        ])
        func `an invalid upload is refused and stores nothing`(
            options: [String], status: Int, words: String
        ) async throws {
            try await withServer(options: ["--max-upload", "64KiB"]) { server, geodata, folder in
                let before = try await geodata.content()
                let large = folder.path("large.zip")
                try Data("PK\u{3}\u{4}".utf8 + [UInt8](repeating: 0, count: 100_000)).write(
                    to: URL(fileURLWithPath: large))
                let options = options.map {
                    $0.replacing("LARGE", with: large).replacing("ZIP", with: "\(Geodata.folder)/logistik.zip")
                }
                let refused = try await server.curl("/imports", options)
                #expect(refused.status == status, "\(refused.body)")
                #expect(refused.headers["content-type"] == "application/problem+json")
                #expect(try refused.json["detail"]?.string?.contains(words) == true, "\(refused.body)")
                #expect(try await geodata.content() == before)
                #expect(try await server.get("/imports").json.list("imports").count == 1)
            }
        }

        @Test func `an unreadable file fails the import with a reason that hides server paths`()
            async throws
        {
            try await withServer { server, _, folder in
                let broken = folder.path("kaputt.zip")
                try Data("PK\u{3}\u{4}broken".utf8).write(to: URL(fileURLWithPath: broken))
                let job = try await server.ended(server.order(broken, ""))
                #expect(job["status"]?.string == "failed")
                let id = try #require(job["id"]?.string)
                let findings = try await server.get("/imports/\(id)/findings").json.list("findings")
                #expect(findings.map { $0["code"]?.string } == ["archive-damaged"])
                let message = try #require(findings.first?["message"]?.string)
                #expect(message.contains("kaputt.zip") && !message.contains("/"), "\(message)")
            }
        }

        @Test func `a corrected file can be downloaded and imports without findings`() async throws {
            try await withServer { server, geodata, folder in
                let zip = try await bowtie(folder)
                let query = "?layer=sites&dry_run=true&accept_repairs=true&accept_partial=true"
                let plain = try await server.ended(server.order(zip, query))
                let none = try await server.get("/imports/\(try #require(plain["id"]?.string))/corrected")
                #expect(none.status == 404)
                #expect(try none.json["detail"]?.string?.contains("corrected=true") == true)

                let job = try await server.ended(server.order(zip, query + "&corrected=true"))
                #expect(job["status"]?.string == "successful", "\(job)")
                let link = try job.list("links").first { $0["rel"]?.string == "urn:zukunftsstandorte:rel:corrected" }
                #expect(link?["type"]?.string == "application/zip")
                let corrected = folder.path("corrected.zip")
                let fetched = try await Subprocess.run(
                    "/usr/bin/curl", ["-sSf", "-o", corrected, try #require(link?["href"]?.string)])
                #expect(fetched.code == 0, "\(fetched.errors)")
                let again = try await server.ended(server.order(corrected, "?layer=sites"))
                #expect(again["status"]?.string == "successful", "\(again)")
                let report = try #require(try again.list("reports").first)
                #expect(report["counts"]?["added"]?.number == 1)
                #expect(try report.list("findings") == [])
                #expect(try await geodata.sites().list("sites").count == 26)
            }
        }

        private func withServer(
            options: [String] = [], _ body: (Server, Geodata, Folder) async throws -> Void
        ) async throws {
            try await withTemporaryFolder { folder in
                let geodata = try Geodata.imported.copy(to: folder)
                try await Server.serving(geodata.inventory, options: options) { try await body($0, geodata, folder) }
            }
        }

        private func randomSites(_ count: Int, _ folder: Folder) async throws -> String {
            let data = try folder.freshFolder("random")
            try await python("Tests/Oracle/make_random_sites.py", data.path, "--sites", "\(count)")
            return try await zip(data.path, as: "random.zip", folder)
        }

        private func largeSet(_ count: Int, _ folder: Folder) async throws -> String {
            let data = folder.path("large-set")
            try await python("Tests/Oracle/make_large_set.py", data, "\(count)")
            return try await zip(data, as: "large.zip", folder)
        }

        /// A site with a self-intersecting outline whose repair changes its area, and a second one with the same id.
        private func bowtie(_ folder: Folder) async throws -> String {
            let data = try folder.folder("bowtie")
            let ring = "[[359000,5713000],[359400,5713400],[359400,5713000],[359000,5713600],[359000,5713000]]"
            let feature = { (id: String) in
                #"{"type":"Feature","properties":{"ST_NR":"\#(id)","NAME":"Süd, \"alt\""},"geometry":"#
                    + #"{"type":"Polygon","coordinates":[\#(ring)]}}"#
            }
            try folder.write(
                #"{"type":"FeatureCollection","features":[\#(feature("X1")),\#(feature("X1"))]}"#, to: "bowtie.json")
            let made = try await Subprocess.run(
                "/usr/bin/ogr2ogr",
                ["-f", "ESRI Shapefile", "-a_srs", "EPSG:25832", data.path("bowtie.shp"), folder.path("bowtie.json")])
            try #require(made.code == 0, "\(made.errors)")
            return try await zip(data.path, as: "bowtie.zip", folder)
        }

        private func zip(_ data: String, as name: String, _ folder: Folder) async throws -> String {
            let layers = Folder(url: URL(fileURLWithPath: data)).contents.filter { name in
                ["shp", "shx", "dbf", "prj", "cpg"].contains { name.hasSuffix(".\($0)") }
            }
            let paths = layers.map { "\(data)/\($0)" }
            let made = try await Subprocess.run("/usr/bin/python3", ["-m", "zipfile", "-c", folder.path(name)] + paths)
            try #require(made.code == 0, "\(made.errors)")
            return folder.path(name)
        }
    }
}

extension Server {
    /// Posts an import with the file as the body.
    fileprivate func order(_ file: String, _ query: String) async throws -> Response {
        let name = URL(fileURLWithPath: file).lastPathComponent
        return try await curl(
            "/imports\(query)",
            ["--data-binary", "@\(file)", "-H", "Content-Disposition: attachment; filename=\"\(name)\""])
    }

    /// Polls the import until it ends.
    fileprivate func ended(_ accepted: Response) async throws -> JSON {
        try #require(accepted.status == 202, "\(accepted.body)")
        let location = try #require(accepted.headers["location"])
        while true {
            let job = try await get(location).json
            if !["accepted", "running"].contains(job["status"]?.string) { return job }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
