import Foundation
import Testing

extension EndToEnd {
    /// OGC API Features clients of other projects with a running server.
    @Suite(.servedGeodata, .requires(.gdal, .owslib))
    struct ClientsTests {
        @Test func `ogrinfo reads every collection without a warning`() async throws {
            let run = try await ogrinfo("-so", "-al", source)
            #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
            let names = run.output.matches(of: /Layer name: (.+)/).map { String($0.1) }
            let counts = run.output.matches(of: /Feature Count: (\d+)/).compactMap { Int($0.1) }
            let expected = GDALTests.collections.map { "\($0.0) \($0.1)" }
            #expect(Set(zip(names, counts).map { "\($0) \($1)" }) == Set(expected))
        }

        @Test func `ogrinfo takes the column types from the schema`() async throws {
            let run = try await ogrinfo("-so", source, "sites")
            for line in ["available_ha: Real", "survey_date: Date", "fully_marketed: Integer(Boolean)", "name: String"]
            {
                #expect(run.output.contains("\n\(line)"), "\(line)")
            }
        }

        @Test func `ogr2ogr pages through a collection and reads each feature once`() async throws {
            let run = try await Subprocess.run(
                "/usr/bin/ogr2ogr",
                ["-f", "CSV", "/vsistdout/", source, "sites", "-oo", "PAGE_SIZE=7", "-select", "id"])
            #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
            let ids = run.output.split(whereSeparator: \.isNewline).dropFirst().map(String.init)
            #expect(ids.sorted() == GeodataTests.names.keys.sorted())
        }

        @Test func `ogrinfo sends bbox and property filters to the server`() async throws {
            let box = try await ogrinfo("-so", source, "sites", "-spat", "7.06", "51.67", "7.09", "51.70")
            #expect(box.output.contains("Feature Count: 1"))
            let herne = try await Subprocess.run(
                "/usr/bin/ogrinfo", ["-q", source, "sites", "-where", "municipality='Herne'"],
                environment: ["CPL_DEBUG": "ON"])
            let isServerSide = herne.errors.contains("filter=") && herne.errors.contains("Herne")
            #expect(isServerSide, "GDAL did not send the filter to the server")
            #expect(herne.output.matches(of: /OGRFeature\(sites\)/).count == 3)
        }

        @Test func `OWSLib follows the links from the landing page to features`() async throws {
            let result = try await python("Tests/Oracle/owslib_client.py", Geodata.served.address).json
            #expect(
                try result.list("collections").compactMap(\.string).sorted() == GDALTests.collections.map(\.0).sorted())
            #expect(try result.list("sites").compactMap(\.string).sorted() == GeodataTests.names.keys.sorted())
            #expect(try result.list("in_box") == [.string("S02")])
            #expect(Set(try result.list("in_herne").compactMap(\.string)) == ["S09", "S10", "S19"])
            #expect(try result.list("filtered") == [.string("S06")])
            #expect(try result.list("filtered_by_text") == [.string("S06")])
            #expect(try result.list("sorted").compactMap(\.string) == ["S25", "S24", "S23"])
            #expect(result["one"]?.string == GeodataTests.names["S02"])
            #expect(result["described"]?.number == 25)
            #expect(result["openapi"]?.string == "3.0.3")
        }

        private var source: String { get throws { "OAPIF:\(try Geodata.served.address)" } }

        private func ogrinfo(_ arguments: String...) async throws -> Subprocess {
            try await Subprocess.run("/usr/bin/ogrinfo", arguments)
        }
    }
}
