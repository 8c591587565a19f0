import Foundation
import Hummingbird
import HummingbirdTesting
import Testing

@testable import FeaturesAPI
@testable import InventoryExchange
@testable import SiteInventory

struct ImportStatusTests {
    static let records = (1...4).reversed().map { version in
        var report = ImportReport.withFindings(layer: "layer\(version)")
        report.version = Int64(version)
        return RecordedImport(
            version: Int64(version), recordedAt: "2026-11-0\(version)T12:00:00.000Z",
            revertedBy: version == 1 ? 2 : nil,
            reports: [report])
    }

    @Test func `a running import shows its progress and can be cancelled`() async throws {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        let importService = InMemoryImportService(work: { _, show in
            try show(ImportProgress(layer: "a.shp", layerNumber: 2, layerCount: 2, rows: 50, rowCount: 200))
            continuation.yield()
            while true {
                try await Task.sleep(for: .milliseconds(1))
                try show(ImportProgress(layer: "a.shp", layerNumber: 2, layerCount: 2, rows: 100, rowCount: 200))
            }
        })
        let server = server(with: importService)
        let first = try await order(of: server)
        let second = try await order(of: server)
        _ = await stream.first { _ in true }

        let running = try await ask("/imports/\(first)", of: server).json
        #expect(running["status"] as? String == "running")
        let progress = try #require(running["progress"] as? [String: Any])
        #expect([62, 75].contains(progress["percent"] as? Int))
        #expect(progress["layer"] as? String == "a.shp")
        #expect(progress["row_count"] as? Int == 200)
        #expect(try await ask("/imports/\(second)", of: server).json["status"] as? String == "accepted")
        expectProblem(try await ask("/imports/\(first)/findings", of: server), 409, "not ended")

        for id in [second, first, first] {
            let dismissed = try await ask("/imports/\(id)", "DELETE", of: server)
            #expect(dismissed.status == 200)
            #expect(dismissed.json["status"] as? String == "dismissed")
        }
        #expect(try await ask("/imports/\(first)", of: server).json["status"] as? String == "dismissed")
        #expect(importService.folders.isEmpty)
    }

    @Test func `an import with errors has failed and lists them`() async throws {
        let importService = InMemoryImportService(work: { _, _ in .refused })
        let server = server(with: importService)
        let id = try await order(of: server)
        _ = try await importService.ended(id)
        let reply = try await ask("/imports/\(id)", of: server)
        #expect(reply.json["status"] as? String == "failed")
        #expect(reply.json["kept"] as? Bool == false)
        #expect(try await ask("/imports/\(id)/findings?severity=error", of: server).json["numberMatched"] as? Int == 1)
        expectProblem(try await ask("/imports/\(id)", "DELETE", of: server), 409, "failed")
        expectProblem(try await ask("/imports/\(id)/revert?lang=en", "POST", of: server), 409, "stored nothing")
    }

    @Test func `a dry run returns the token for its import`() async throws {
        let importService = InMemoryImportService(work: { _, _ in .tried })
        let server = server(with: importService)
        let id = try await order(of: server, "?dry_run=true")
        _ = try await importService.ended(id)
        let reply = try await ask("/imports/\(id)", of: server)
        #expect(reply.json["status"] as? String == "successful")
        #expect(reply.json["kept"] as? Bool == false)
        #expect(reply.json["token"] as? String == "v2-abc")
        #expect((reply.json["hectares_change"] as? [String: Double])?["available_ha"] == 1.5)
    }

    @Test(arguments: [
        (ImportFailure(.unreadable, LocalizedText(de: "Kaputt.", en: "Broken.")) as any Error, "unreadable", "Broken."),
        (ImportConflict(message: LocalizedText(de: "Weiter.", en: "Moved on.")), "conflict", "Moved on."),
        (CocoaError(.coderInvalidValue), "internal-error", "CocoaError"),
    ])
    func `a failed import names the reason in both languages`(
        error: any Error, kind: String, words: String
    ) async throws {
        let importService = InMemoryImportService(work: { _, _ in throw error })
        let server = server(with: importService)
        let id = try await order(of: server)
        _ = try await importService.ended(id)
        let reply = try await ask("/imports/\(id)", of: server).json
        #expect(reply["status"] as? String == "failed")
        let failure = try #require(reply["error"] as? [String: Any])
        #expect(failure["kind"] as? String == kind)
        #expect((failure["message"] as? [String: String])?["en"]?.contains(words) == true)
        #expect(try await ask("/imports/\(id)/findings", of: server).json["numberMatched"] as? Int == 0)
    }

    @Test func `the list has the imports of the past and of now once each, the newest first, over all pages`()
        async throws
    {
        let turn = Turn()
        let importService = InMemoryImportService(
            records: Self.records, work: { _, _ in await turn.next() == 2 ? .sample : .refused })
        let server = server(with: importService)
        var ids: [String] = []
        for _ in 1...3 {
            let id = try await order(of: server)
            _ = try await importService.ended(id)
            ids.append(id)
        }
        // The second was kept as version 3, and is listed by its record.
        let expected = [ids[2], ids[0], "4", "3", "2", "1"]
        for limit in 1...7 {
            var (seen, next): ([String], String?) = ([], "/imports?limit=\(limit)")
            while let uri = next {
                let reply = try await ask(uri, of: server)
                let imports = try #require(reply.json["imports"] as? [[String: Any]])
                #expect(imports.count <= limit)
                seen += imports.compactMap { $0["id"] as? String }
                next = reply.link("next")?.path
            }
            #expect(seen == expected, "pages of \(limit)")
        }
    }

    @Test func `a kept import is found by its version`() async throws {
        let server = server(with: InMemoryImportService(records: Self.records))
        let reply = try await ask("/imports/1", of: server)
        #expect(reply.json["status"] as? String == "successful")
        #expect(reply.json["recorded_at"] as? String == "2026-11-01T12:00:00.000Z")
        #expect(reply.json["reverted_by"] as? Int == 2)
        #expect((reply.json["reports"] as? [[String: Any]])?.first?["path"] as? String == "layer1.zip/layer1.shp")
        #expect(reply.json["hectares_change"] == nil)
        expectProblem(try await ask("/imports/1", "DELETE", of: server), 409, "POST /imports/1/revert")
    }

    @Test(arguments: ["5", "0", "-1", "+1", "99999999999999999999", "9223372036854775807", "job-x", "%20", "%FF", "1x"])
    func `an unknown import is not found`(id: String) async throws {
        let server = server(with: InMemoryImportService(records: Self.records))
        for path in ["/imports/\(id)", "/imports/\(id)/findings"] {
            #expect(try await ask(path, of: server).status == 404)
        }
        #expect(try await ask("/imports/\(id)/revert", "POST", of: server).status == 404)
        #expect(try await ask("/imports/\(id)", "DELETE", of: server).status == 404)
    }

    @Test func `an import is reverted, or refused with the reasons`() async throws {
        let server = server(with: InMemoryImportService(records: Self.records))
        let reply = try await ask("/imports/3/revert", "POST", of: server)
        #expect(reply.status == 200)
        #expect(reply.json["restored"] as? Int == 3)
        let refused = try await ask("/imports/2/revert", "POST", headers: ["accept-language": "en"], of: server)
        expectProblem(refused, 409, "changed since")
        #expect(refused.json["features"] as? [String] == ["sites/S01"])
        expectProblem(try await ask("/imports/2/revert?lang=de", "POST", of: server), 409, "geändert")
    }

    @Test(arguments: ["cursor=x", "cursor=1", "cursor=-", "cursor=1-2-3", "limit=0", "limit=x", "offset=1"])
    func `an invalid page of findings is refused`(query: String) async throws {
        let reply = try await ask("/imports?\(query)", of: server(with: InMemoryImportService(records: Self.records)))
        #expect(reply.status == 400)
    }

    @Test(arguments: [
        ("/imports", "GET, HEAD, POST, OPTIONS"), ("/imports/1", "GET, HEAD, DELETE, OPTIONS"),
        ("/imports/1/findings", "GET, HEAD, OPTIONS"), ("/imports/1/revert", "POST, OPTIONS"),
    ])
    func `each resource lists its methods and refuses others`(
        path: String, allow: String
    ) async throws {
        let server = server(with: InMemoryImportService(records: Self.records))
        let options = try await ask(path, "OPTIONS", of: server)
        #expect(options.headers["allow"] == allow)
        #expect(options.headers["access-control-allow-methods"]?.contains("POST") == false)
        for method in ["PUT", "PATCH", "DELETE", "POST", "GET"] where !allow.contains(method) {
            let reply = try await ask(path, method, of: server)
            #expect(reply.status == 405)
            #expect(reply.headers["allow"] == allow)
        }
        if allow.contains("HEAD") {
            #expect(try await ask(path, "HEAD", of: server).headers == ask(path, of: server).headers)
        }
    }

    /// The peer is this machine here, as with every test over a socket.
    @Test func `over a socket, this machine may import, but not for pages of other origins`() async throws {
        let responder = server(with: InMemoryImportService(), allowsWrites: false)
        try await Application(responder: responder, logger: quiet).test(.live) { live in
            // A busy machine may take longer than the twenty seconds after which that client gives up.
            let patience = TestClient.Configuration(timeout: .seconds(600))
            let port = try #require(live.port)
            try await TestClient.withClient(host: "localhost", port: port, configuration: patience) { client in
                for (headers, status) in [(HTTPFields(), 202), ([.origin: "https://evil.example"], 403)] {
                    let order = TestClient.Request(
                        "/imports", method: .post, authority: "localhost", headers: headers,
                        body: ByteBuffer(bytes: ImportOrderTests.zip))
                    let reply = try await client.execute(order)
                    #expect(reply.status.code == status)
                }
            }
        }
    }

    private func order(of server: RouterResponder<APIContext>, _ query: String = "") async throws -> String {
        let reply = try await send(ImportOrderTests.zip, to: "/imports\(query)", of: server)
        return try #require(reply.json["id"] as? String, "\(reply.text)")
    }
}

/// Counts from 1.
private actor Turn {
    private var count = 0

    func next() -> Int {
        count += 1
        return count
    }
}
