import Foundation
import Testing
import Compression

@testable import FeaturesAPI

struct CompressionTests {
    /// Of what is kept it is known how long it is.
    @Test(arguments: [
        ("/collections/sites/items", true), ("/collections", true), ("/api", false), ("/?f=html", false),
        ("/assets/map.js", false),
    ])
    func `a client with gzip gets the same bytes compressed`(path: String, isKept: Bool) async throws {
        let plain = try await ask(path)
        let packed = try await ask(path, headers: ["accept-encoding": "gzip, deflate, br"])
        #expect(packed.status == 200)
        #expect(packed.headers["content-encoding"] == "gzip")
        #expect(packed.headers["content-length"] == (isKept ? "\(packed.bytes.count)" : nil))
        #expect(packed.headers["vary"]?.contains("Accept-Encoding") == true)
        #expect(packed.bytes.count < plain.bytes.count)
        #expect(try Gzip.unpacked(packed.bytes) == plain.bytes)
        #expect(packed.headers["etag"] != plain.headers["etag"])
    }

    @Test(arguments: ["", "identity", "br", "gzip;q=0", "*;q=0"])
    func `a client without gzip gets plain text, and Vary names the reason`(accepted: String) async throws {
        let headers = accepted.isEmpty ? [:] : ["accept-encoding": accepted]
        let response = try await ask("/api", headers: headers)
        #expect(response.headers["content-encoding"] == nil)
        #expect(response.headers["vary"]?.contains("Accept-Encoding") == true)
    }

    @Test(arguments: ["/health", "/collections/sites/items?limit=0"])
    func `short responses are not compressed`(path: String) async throws {
        #expect(try await ask(path, headers: ["accept-encoding": "gzip"]).headers["content-encoding"] == nil)
    }

    @Test func `every piece of a stream can be decompressed on arrival`() throws {
        let stream = GzipStream()
        var packed: [UInt8] = []
        var inflater = Gzip.Partial()
        for text in ["one", "", "two", String(repeating: "three", count: 100_000)] {
            let piece = stream.pack(Array(text.utf8))
            packed += piece
            #expect(try inflater.unpack(piece) == Array(text.utf8))
        }
        packed += stream.end()
        #expect(try Gzip.unpacked(packed).count == 6 + 500_000)
    }
}

/// Unpacks whole streams by the system's gzip, pieces by our own wrapper.
enum Gzip {
    static func unpacked(_ bytes: [UInt8]) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/gzip")
        process.arguments = ["-dc"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        Thread.detachNewThread {
            try? input.fileHandleForWriting.write(contentsOf: Data(bytes))
            try? input.fileHandleForWriting.close()
        }
        let unpacked = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return Array(unpacked)
    }

    /// Unpacks pieces as they come, without the head of ten bytes.
    struct Partial: ~Copyable {
        private let inflater = Inflater()
        private var isAtHead = true

        init() {}

        mutating func unpack(_ piece: [UInt8]) throws -> [UInt8] {
            var unpacked: [UInt8] = []
            _ = inflater.inflate(isAtHead ? Array(piece.dropFirst(10)) : piece) { unpacked += $0 }
            isAtHead = false
            return unpacked
        }
    }
}
