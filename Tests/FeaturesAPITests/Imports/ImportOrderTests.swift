import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import InventoryExchange
import SiteInventory
import Testing

@testable import FeaturesAPI

struct ImportOrderTests {
    static let zip = Array("PK\u{3}\u{4}and so on".utf8)

    @Test func `a file is ordered, imported and listed`() async throws {
        let importService = InMemoryImportService()
        let server = server(with: importService)
        let accepted = try await send(
            Self.zip, to: "/imports?layer=sites&map=FL_NR=id&map=A=&crs=EPSG:31466",
            of: server)
        #expect(accepted.status == 202)
        let id = try #require(accepted.json["id"] as? String)
        #expect(accepted.headers["location"] == "http://localhost/imports/\(id)")
        #expect(["accepted", "running", "successful"].contains(accepted.json["status"] as? String))
        _ = try await importService.ended(id)

        let done = try await ask("/imports/\(id)", of: server)
        #expect(done.json["status"] as? String == "successful")
        #expect(done.json["version"] as? Int == 3)
        #expect(done.json["kept"] as? Bool == true)
        #expect((done.json["reports"] as? [[String: Any]])?.count == 1)
        #expect(done.link("canonical")?.path == "/imports/3")

        let delivery = try #require(importService.deliveries.first)
        #expect(delivery.files == ["upload.zip": Self.zip])
        #expect(delivery.order.collection == .sites)
        #expect(delivery.order.fieldMap == ["FL_NR": "id", "A": ""])
        #expect(delivery.order.crs == "EPSG:31466")
        #expect(importService.folders.isEmpty)
    }

    @Test(arguments: [
        (
            ["content-disposition": #"attachment; filename="a.zip"; filename*=UTF-8''Fl%C3%A4chen.zip"#], "",
            "Flächen.zip"
        ),
        ([:], "?filename=../b.zip", "b.zip"), (["content-type": "application/zip"], "?filename=c", "c.zip"),
        (["content-disposition": "attachment"], "?filename=d.zip", "d.zip"),
        (["content-type": "application/x-www-form-urlencoded"], "", "upload.zip"),
    ])
    func `the file name of a body comes from its header or the query`(
        headers: [String: String], query: String, name: String
    ) async throws {
        let importService = InMemoryImportService()
        let reply = try await send(Self.zip, to: "/imports\(query)", headers: headers, of: server(with: importService))
        #expect(reply.status == 202)
        #expect(importService.deliveries.map { Array($0.files.keys) } == [[name]])
    }

    @Test func `a form has files and the same parameters as the query`() async throws {
        let importService = InMemoryImportService(work: { _, _ in .tried })
        let form = [
            Form.file("sites.shp", "a"), Form.file("sites.dbf", "b\r\n"), Form.field("layer", "plots"),
            Form.field("dry_run", "true"), Form.field("map", "A=id"), Form.field("map", "B=name"),
            Form.field("mode", "replace"), "--boundary--\r\n",
        ].joined()
        let reply = try await post(
            form: form, to: "/imports?accept_partial=true&confirm_overlap=true", of: server(with: importService))
        #expect(reply.status == 202, "\(reply.text)")
        #expect(reply.json["files"] as? [String] == ["sites.shp", "sites.dbf"])
        #expect(reply.json["dry_run"] as? Bool == true)
        let delivery = try #require(importService.deliveries.first)
        #expect(delivery.files == ["sites.shp": Array("a".utf8), "sites.dbf": Array("b\r\n".utf8)])
        #expect(delivery.order.collection == .plots)
        #expect(delivery.order.fieldMap == ["A": "id", "B": "name"])
        #expect(delivery.order.options.mode == .replace)
        #expect(delivery.order.options.acceptsPartial && delivery.order.options.confirmsOverlap)
        #expect(delivery.order.isDryRun)
    }

    @Test(arguments: [
        ("confirm_overlap=true", 400), ("confirm_overlap=true&dry_run=false", 400), ("confirm_overlap=P1~P2", 202),
        ("confirm_overlap=true&dry_run=true", 202), ("confirm_overlap=true&token=v1-a", 202),
        ("confirm_overlap=false", 202),
    ])
    func `overlaps are confirmed by pairs, or by a dry run and its token`(query: String, status: Int) async throws {
        let server = server(with: InMemoryImportService(work: { _, _ in .tried }))
        let reply = try await send(Self.zip, to: "/imports?\(query)", of: server)
        #expect(reply.status == status, "\(reply.text)")
        if status == 400 { expectProblem(reply, status, "confirm_overlap=P1~P2") }
    }

    @Test(arguments: [
        ("layer=standorte", 400, "sites, plots"), ("mode=Replace", 400, "upsert, append, replace"),
        ("dry_run=1", 400, "true or false"), ("dry_run=", 400, "true or false"), ("token=", 400, "empty"),
        ("map=FLNR", 400, "FIELD=name"), ("map=A=id&map=A=name", 400, "twice"), ("crs=a&crs=b", 400, "twice"),
        ("layr=sites", 400, "Did you mean layer?"), ("dry_run=true&token=v1-a", 400, "leave out dry_run"),
        ("f=csv", 406, "json"), ("limit=1", 400, "limit"),
    ])
    func `an invalid parameter is refused before files are read`(query: String, status: Int, words: String) async throws
    {
        let importService = InMemoryImportService()
        let server = server(with: importService)
        let reply = try await send(Self.zip, to: "/imports?\(query)", of: server)
        expectProblem(reply, status, words)
        if !query.contains("f="), !query.contains("&") {
            let pair = query.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let form = Form.file("a.zip", "PK") + Form.field(pair[0], pair[1]) + "--boundary--"
            expectProblem(try await post(form: form, to: "/imports", of: server), status, words)
        }
        #expect(importService.deliveries.isEmpty && importService.folders.isEmpty)
    }

    @Test(arguments: [
        ("", [:], 400, "no file"), ("id;name", [:], 415, "text/csv"),
        ("PK\u{3}\u{4}", ["content-encoding": "gzip"], 415, "Content-Encoding"),
        (String(repeating: "PK\u{3}\u{4}", count: 30_000), [:], 413, "100000 bytes"),
        ("--a\r\n", ["content-type": "multipart/mixed; boundary=a"], 415, "multipart/form-data"),
        ("--a\r\n", ["content-type": "multipart/form-data"], 415, "boundary"),
        ("nothing", ["content-type": "multipart/form-data; boundary=a"], 400, "boundary"),
        ("--a--", ["content-type": "multipart/form-data; boundary=a"], 400, "no file"),
        (
            "--a\r\nContent-Disposition: form-data; name=f; filename=x.zip\r\n\r\nPK",
            ["content-type": "multipart/form-data; boundary=a"], 400, "not sent completely"
        ),
    ])
    func `a body that is not a delivery is refused and leaves no files`(
        body: String, headers: [String: String], status: Int, words: String
    ) async throws {
        let importService = InMemoryImportService()
        expectProblem(
            try await send(Array(body.utf8), to: "/imports", headers: headers, of: server(with: importService)), status,
            words)
        #expect(importService.deliveries.isEmpty && importService.folders.isEmpty)
    }

    @Test(arguments: [13, 14, 99])
    func `an incomplete body is refused`(length: Int) async throws {
        let folder = try #require(try await InMemoryImportService().newFolder())
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let head = HTTPRequest(
            method: .post, scheme: nil, authority: nil, path: "/imports",
            headerFields: [.contentLength: "\(length)", .contentType: "text/csv"])
        let request = Request(head: head, body: .init(buffer: ByteBuffer(string: "id;name\nS01;x")))
        var reader = UploadReader(folder: folder, maximumBytes: 1000)
        do {
            try await reader.read(request, fileName: nil)
            #expect(length == 13)
        } catch let problem as Problem {
            #expect(length != 13)
            #expect(problem.detail.contains("not sent completely"))
        }
        #expect(reader.files == (length == 13 ? ["upload.csv"] : []))
    }

    @Test func `two files of one name are refused`() async throws {
        let form = Form.file("a.zip", "PK") + Form.file("x/A.ZIP", "PK") + "--boundary--"
        let importService = InMemoryImportService()
        expectProblem(try await post(form: form, to: "/imports", of: server(with: importService)), 400, "A.ZIP")
        #expect(importService.folders.isEmpty)
    }

    @Test func `a form field without a chosen file is ignored`() async throws {
        let importService = InMemoryImportService()
        let form = Form.file("", "") + Form.file("a.zip", "PK") + "--boundary--"
        #expect(try await post(form: form, to: "/imports", of: server(with: importService)).status == 202)
        #expect(importService.deliveries.map { Array($0.files.keys) } == [["a.zip"]])
    }

    @Test func `too many imports get status 503`() async throws {
        let reply = try await send(Self.zip, to: "/imports", of: server(with: InMemoryImportService(mostFolders: 0)))
        expectProblem(reply, 503, "Try again")
        #expect(reply.headers["retry-after"] != nil)
    }

    @Test func `a server that shuts down accepts no more imports`() async throws {
        let importService = InMemoryImportService()
        await importService.queue.shutDown()
        expectProblem(try await send(Self.zip, to: "/imports", of: server(with: importService)), 503, "shutting down")
        #expect(importService.folders.isEmpty)
    }

    @Test(arguments: [
        ("GET", "/imports"), ("POST", "/imports"), ("GET", "/imports/1/findings"), ("DELETE", "/imports/1"),
    ])
    func `callers without the right neither write nor read`(method: String, path: String) async throws {
        let importService = InMemoryImportService()
        let reply = try await send(Self.zip, to: path, method, of: server(with: importService, allowsWrites: false))
        expectProblem(reply, 403, "--allow-writes")
        #expect(importService.deliveries.isEmpty)
    }

    @Test func `without an import service there are no imports in the interface`() async throws {
        #expect(try await ask("/imports").status == 404)
        #expect(try await send(Self.zip, to: "/imports", of: zoo).status == 404)
        #expect(try await !ask("/api").text.contains("/imports"))
    }

    private func post(
        form: String, to uri: String, of server: RouterResponder<APIContext>
    ) async throws -> Reply {
        try await send(
            Array(form.utf8), to: uri, headers: ["content-type": "multipart/form-data; boundary=\"boundary\""],
            of: server)
    }
}

func expectProblem(_ reply: Reply, _ status: Int, _ words: String) {
    #expect(reply.status == status, "\(reply.text)")
    #expect(reply.headers["content-type"] == "application/problem+json")
    #expect(reply.json["status"] as? Int == status)
    #expect((reply.json["detail"] as? String)?.contains(words) == true, "\(reply.text)")
}
