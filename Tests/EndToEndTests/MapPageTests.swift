import Foundation
import Testing

extension EndToEnd {
    /// The map page in Chromium; the checks are in `Tests/Browser/map_test.py`.
    @Suite(.servedGeodata, .requires(.browser, .curl))
    struct MapPageTests {
        /// `STANDORTE_SCREENSHOTS` names a folder for the screenshots.
        @Test func `the map page passes the browser test in Chromium`() async throws {
            try await withTemporaryFolder { folder in
                let kept = ProcessInfo.processInfo.environment["STANDORTE_SCREENSHOTS"]
                let run = try await Subprocess.run(
                    "/usr/bin/python3",
                    [
                        package.appending(path: "Tests/Browser/map_test.py").path, "\(Geodata.served.address)/",
                        "--screenshots", kept ?? folder.path,
                    ])
                #expect(run.code == 0, "\(run.output)\(run.errors)")
            }
        }
    }
}
