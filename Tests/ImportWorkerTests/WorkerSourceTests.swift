import Dispatch
import Foundation
import SimpleFeatures
import Testing
import VectorIO

@testable import ImportWorker

struct WorkerSourceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func source(_ path: String, encoding: String? = nil) throws -> WorkerSource {
        WorkerSource(path: path, encoding: encoding, executable: try .helper())
    }

    @Test(arguments: ["folder", "geometry", "values/values.shp", "crs/gk2.shp", "zip/nested.zip", "encoding"])
    func `the worker reads the same as this process`(path: String) throws {
        let staging = try TemporaryFolder()
        let here = try StagedDelivery(path: Fixture.path(path), unpackingInto: staging.path)
        let there = try source(Fixture.path(path))
        let layers = try here.layers()
        #expect(!layers.isEmpty)
        #expect(try there.layers() == layers)
        for layer in layers {
            let (expected, found) = (try here.rows(of: layer), try there.rows(of: layer))
            #expect(found.features.map(\.row) == expected.features.map(\.row))
            #expect(found.features.map(\.geometry) == expected.features.map(\.geometry))
            #expect(found.features.map(\.droppedZM) == expected.features.map(\.droppedZM))
            #expect(found.features.map(\.values) == expected.features.map(\.values))
            #expect(found.faults == expected.faults)
            #expect(try there.samplePositions(of: layer) == here.samplePositions(of: layer))
        }
    }

    @Test func `hundreds of files with similar names do not hide the parts of a shapefile`() throws {
        let folder = try TemporaryFolder()
        for ending in ["shp", "shx", "dbf"] {
            try FileManager.default.copyItem(
                atPath: Fixture.path("values/values.\(ending)"), toPath: "\(folder.path)/s.\(ending)")
        }
        for number in 0..<400 { try Data().write(to: URL(fileURLWithPath: "\(folder.path)/s\(number).txt")) }
        #expect(try source("\(folder.path)/s.shp").layers().map(\.name) == ["s"])
    }

    @Test func `a layer has its delivered files`() throws {
        let delivered = try source(Fixture.path("folder")).delivery().layers
        #expect(delivered[0].files.map(\.name).sorted() == ["DBF", "PRJ", "SHP", "SHX"].map { "Z_SITES.\($0)" })
        #expect(delivered[1].files.map(\.path) == [Fixture.path("folder/a_nested.zip")])
        let single = try source(Fixture.path("geometry/null.dbf")).delivery().layers
        #expect(single.flatMap(\.files).map(\.name).sorted().first == "null.dbf")
    }

    @Test func `a fault of the delivery is reported, and the worker continues`() throws {
        let path = try folder.zip("a.zip", of: "broken/no_dbf/sites", as: "sites")
        let source = try source(path)
        for _ in 0..<2 {
            let fault = try #require(throws: SourceFault.self) { try source.layers() }
            #expect(fault.file.hasPrefix("a.zip"))
        }
    }

    @Test func `a caller can stop reading and start again`() throws {
        struct Enough: Error {}
        let source = try source(Fixture.path("geometry/null.shp"))
        let layer = try #require(try source.layers().first)
        var rows = 0
        #expect(throws: Enough.self) {
            try source.forEachFeature(in: layer, warn: { _ in }) { _ in
                rows += 1
                throw Enough()
            }
        }
        #expect(rows == 1)
        #expect(try source.rows(of: layer).features.count == 3)
    }

    @Test func `two layers can be read at the same time`() throws {
        let source = try source(Fixture.path("geometry/null.shp"))
        let layer = try #require(try source.layers().first)
        var rows = 0
        try source.forEachFeature(in: layer, warn: { _ in }) { _ in
            rows += try source.rows(of: layer).features.count
        }
        #expect(rows == 9)
    }

    @Test func `releasing the source removes the unpacked files`() throws {
        let path = try folder.zip("a.zip", of: "geometry/null", as: "einmalig-\(UUID())")
        let name = try #require(try source(path).layers().first?.name)
        let left = try FileManager.default.subpathsOfDirectory(atPath: StagingFolder.defaultPlace)
        #expect(!left.contains { $0.contains(name) })
    }

    /// An import reads on a thread without a task.
    @Test func `cancelling the reading ends a hanging worker on any thread, and all later calls`() async throws {
        let cancellation = ReadCancellation()
        let source = WorkerSource(path: "a.zip", executable: try .helper("hang"), cancellation: cancellation)
        let reading = Task {
            try await withCheckedThrowingContinuation { continuation in
                DispatchQueue.global().async { continuation.resume(with: Result { try source.layers() }) }
            }
        }
        try await Task.sleep(for: .milliseconds(200))
        cancellation.cancel()
        await #expect(throws: CancellationError.self) { try await reading.value }
        #expect(throws: CancellationError.self) { try source.layers() }
    }

    @Test func `cancelling the task ends a hanging worker`() async throws {
        let source = WorkerSource(
            path: "a.zip", limits: WorkerLimits(silenceSeconds: 600), executable: try .helper("hang"))
        let task = Task { try source.layers() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func `the worker uses the given encoding`() throws {
        let layers = try source(Fixture.path("geometry/null.shp"), encoding: "CP850").layers()
        #expect(layers.map(\.encoding) == [SourceEncoding(name: "CP850", rule: .option)])
    }

    @Test func `the worker gets the path unchanged`() throws {
        let fault = try #require(throws: SourceFault.self) { try source("/vsicurl/http://localhost/a.shp").layers() }
        #expect(fault.file.contains("vsicurl") || fault.detail?.contains("vsicurl") == true)
    }
}
