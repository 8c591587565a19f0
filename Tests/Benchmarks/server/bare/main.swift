internal import Foundation
internal import Hummingbird

// BareServer FOLDER PORT: serves each file of the folder as a constant body with Hummingbird.
// Measures the limit of the framework for peers.py.

let arguments = CommandLine.arguments
guard arguments.count == 3, let port = Int(arguments[2]) else {
    print("BareServer FOLDER PORT")
    exit(64)
}
let folder = URL(filePath: arguments[1])
let router = Router()
for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
    let body = ByteBuffer(bytes: try Data(contentsOf: file))
    router.get("/\(file.lastPathComponent)") { _, _ in
        Response(status: .ok, headers: [.contentType: "application/geo+json"], body: .init(byteBuffer: body))
    }
}
try await Application(router: router, configuration: .init(address: .hostname("127.0.0.1", port: port))).runService()
