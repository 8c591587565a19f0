internal import Foundation
internal import SimpleFeatures
internal import VectorIO

/// What the parent asks for.
enum WorkerRequest: Codable {
    /// The first: what to read, how, and where to unpack it.
    case open(Delivery)
    case layers
    case features(SourceLayer)

    struct Delivery: Codable {
        /// As the user gave it.
        var path: String
        var encoding: String?
        /// An empty folder for what is unpacked.
        var folder: String
        var limits: WorkerLimits
    }
}

/// What the delivery holds.
struct LayersReply: Codable {
    var layers: [LayerReply]
    /// What was left out, and why.
    var faults: [SourceFault]
}

/// A layer, and the paths of the files that it was delivered in.
struct LayerReply: Codable {
    var layer: SourceLayer
    var files: [String]
}

/// Why nothing can be read.
enum WorkerFailure: Codable {
    /// Something is wrong with the file.
    case fault(SourceFault)
    /// Something else went wrong, in words.
    case other(String)
}
