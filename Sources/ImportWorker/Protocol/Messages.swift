internal import Foundation
internal import SimpleFeatures
internal import VectorIO

/// A request of the parent process.
enum WorkerRequest: Codable {
    /// Opens a delivery. Must be the first request, and is not answered.
    case open(Delivery)
    case layers
    case features(SourceLayer)
    /// A sample of the layer's positions, each as a feature with a point and without values.
    case sample(SourceLayer)

    struct Delivery: Codable {
        /// The path of the file or folder.
        var path: String
        var encoding: String?
        /// An empty folder for unpacked files.
        var folder: String
        var limits: WorkerLimits
    }
}

/// The layers of a delivery.
struct LayersReply: Codable {
    var layers: [LayerReply]
    /// The faults of files and layers that are not read.
    var faults: [SourceFault]
}

/// A layer and the paths of its delivered files.
struct LayerReply: Codable {
    var layer: SourceLayer
    var files: [String]
}

/// The reason why a request failed.
enum WorkerFailure: Codable {
    /// A fault of the file.
    case fault(SourceFault)
    /// Another error, as text.
    case other(String)
}
