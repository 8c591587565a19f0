internal import Dispatch
internal import Foundation
internal import Testing

/// Replays the inputs of the fuzzer's corpus.
struct CorpusTests {
    private static let corpus = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "corpus")

    @Test(arguments: FuzzTarget.all)
    func `the target's properties hold for every input of the corpus`(target: FuzzTarget) async throws {
        let folder = Self.corpus.appending(path: target.name)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
        #expect(names.count >= 3)
        for name in names {
            let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
            await #expect(throws: Never.self, "\(target.name)/\(name)") { try await target.checkOnThread(bytes) }
        }
    }

    @Test func `every folder of the corpus belongs to a target`() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.corpus.path())
        #expect(Set(folders) == Set(FuzzTarget.all.map(\.name)))
    }
}

extension FuzzTarget {
    /// Checks the input on a thread that may wait for tasks.
    func checkOnThread(_ bytes: [UInt8]) async throws {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try check(bytes) }) }
        }
    }
}
