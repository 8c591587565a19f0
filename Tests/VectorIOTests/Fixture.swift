import Foundation
import SimpleFeatures
import VectorIO

/// The files that `Fixtures/make_fixtures.py` made.
enum Fixture {
    static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    static func path(_ name: String) -> String { tests.appending(path: "Fixtures/\(name)").path() }

    static func dataset(_ name: String, encoding: String? = nil) throws -> VectorDataset {
        try VectorDataset(path: path(name), encoding: encoding)
    }
}

extension VectorDataset {
    /// Every row of the layer.
    func features(in layer: SourceLayer) throws -> [SourceFeature] {
        var features: [SourceFeature] = []
        try forEachFeature(in: layer) { features.append($0) }
        return features
    }

    /// Every row of the first layer.
    func features() throws -> [SourceFeature] { try features(in: layers()[0]) }
}

/// A folder for one test, removed at its end.
final class TemporaryFolder {
    let path = FileManager.default.temporaryDirectory.appending(path: "vectorio-\(UUID())").path()

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ bytes: some Sequence<UInt8>) throws {
        try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"))
    }
}
