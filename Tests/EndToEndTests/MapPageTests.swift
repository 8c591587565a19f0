import Foundation
import Testing

extension EndToEnd {
    /// The map page in a real browser; what is looked at stands in `Tests/Browser/map_test.py`.
    @Suite(.servedGeodata, .requires(.browser, .curl))
    struct MapPageTests {
        /// `STANDORTE_SCREENSHOTS` names a folder that keeps the pictures.
        @Test func `the map page does in Chromium what the browser test asks for`() async throws {
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
