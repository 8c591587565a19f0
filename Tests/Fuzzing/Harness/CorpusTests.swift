internal import Foundation
internal import Testing

/// Replays the inputs of the fuzzer's corpus.
struct CorpusTests {
    private static let corpus = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "corpus")

    @Test(arguments: FuzzTarget.all)
    func `the target's properties hold for every input of the corpus`(target: FuzzTarget) throws {
        let folder = Self.corpus.appending(path: target.name)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
        #expect(names.count >= 3)
        for name in names {
            let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
            #expect(throws: Never.self, "\(target.name)/\(name)") { try target.check(bytes) }
        }
    }

    @Test func `every folder of the corpus belongs to a target`() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.corpus.path())
        #expect(Set(folders) == Set(FuzzTarget.all.map(\.name)))
    }
}
