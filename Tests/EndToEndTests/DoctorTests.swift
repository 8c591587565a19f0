import Foundation
import Testing

extension EndToEnd {
    /// `standorte doctor` reports what the machine has.
    @Suite
    struct DoctorTests {
        @Test func `every check has a status and a text in both languages`() async throws {
            let run = try await standorte("doctor", "--json")
            #expect(run.code == 0, "\(run.output)")
            let checks = try run.json.list("checks")
            #expect(
                checks.map { $0["check"]?.string } == ["seccomp", "landlock", "proj", "gdal", "staging", "open-files"])
            for check in checks {
                #expect(["ok", "warning"].contains(check["status"]?.string), "\(check)")
                #expect(check["detail"]?["de"]?.string?.isEmpty == false)
                #expect(check["detail"]?["en"]?.string?.isEmpty == false)
            }
        }

        @Test func `the text names the versions of the libraries and the staging folder`() async throws {
            try await withTemporaryFolder { folder in
                let run = try await standorte("doctor", environment: ["TMPDIR": folder.path])
                #expect(run.code == 0)
                for word in ["PROJ", "GDAL", "seccomp", "landlock", folder.path] { #expect(run.output.contains(word)) }
                #expect(folder.contents.count == 1, "only the parent of staging folders is left")
            }
        }

        @Test func `without the data of PROJ and a folder for deliveries, the exit code is 70`() async throws {
            try await withTemporaryFolder { folder in
                let run = try await standorte(
                    "doctor", "--json",
                    environment: [
                        "PROJ_LIB": folder.path, "PROJ_DATA": folder.path, "TMPDIR": folder.path("missing"),
                    ])
                #expect(run.code == 70)
                let faults = try run.json.list("checks").filter { $0["status"]?.string == "fault" }
                #expect(faults.compactMap { $0["check"]?.string } == ["proj", "staging"])
            }
        }
    }
}
