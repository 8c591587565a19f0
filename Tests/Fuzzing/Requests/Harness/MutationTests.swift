internal import Foundation
internal import Testing

/// Sends random variants of the corpus' requests. Needs no instrumentation, unlike the fuzzer.
///
/// `STANDORTE_FUZZ_REQUESTS=100000` sets the number of requests, `STANDORTE_FUZZ_SEED` the first random number.
struct MutationTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    private static func setting(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
    }

    @Test func `the target's properties hold for random variants of the corpus`() async throws {
        let corpus = Self.folder.appending(path: "corpus/http")
        let names = try FileManager.default.contentsOfDirectory(atPath: corpus.path()).sorted()
        let seeds = try names.map { [UInt8](try Data(contentsOf: corpus.appending(path: $0))) }
        var mutator = try Mutator(seeds, words: words(), seed: UInt64(Self.setting("STANDORTE_FUZZ_SEED") ?? 1))
        for number in 0..<(Self.setting("STANDORTE_FUZZ_REQUESTS") ?? 300) {
            let bytes = mutator.next()
            let text = String(decoding: bytes, as: UTF8.self)
            await #expect(throws: Never.self, "\(number): \(text)") { try await FuzzTarget.http.checkOnThread(bytes) }
        }
    }

    /// The words of the fuzzer's dictionary that have no escapes.
    private func words() throws -> [[UInt8]] {
        let text = try String(contentsOf: Self.folder.appending(path: "http.dict"), encoding: .utf8)
        return text.split(separator: "\n").filter { !$0.contains("\\") }.map { Array($0.utf8.dropFirst().dropLast()) }
    }
}

/// Changes requests at random places.
private struct Mutator {
    private let seeds: [[UInt8]]
    private let words: [[UInt8]]
    private var state: UInt64

    private static let numbers = [
        "0", "-1", "1e999", "-0", "nan", "9223372036854775807", "-9223372036854775809", "1e-320", "179.9999999", "00",
        "",
        "4294967296", "%2B1", "0x1F", "1_000", "٣",
    ]

    init(_ seeds: [[UInt8]], words: [[UInt8]], seed: UInt64) {
        (self.seeds, self.words, state) = (seeds, words, seed)
    }

    mutating func next() -> [UInt8] {
        var bytes = seeds[random(seeds.count)]
        for _ in 0...random(4) { change(&bytes) }
        return bytes
    }

    private mutating func change(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        let place = random(bytes.count)
        switch random(8) {
        case 0: bytes[place] = UInt8(random(256))
        case 1: bytes.insert(contentsOf: words[random(words.count)], at: place)
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random(8)))
        case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 1 + random(40))], at: place)
        case 4: replaceNumber(in: &bytes, from: place)
        case 5: addParameter(to: &bytes)
        case 6: addParameter(to: &bytes)
        default:
            let other = seeds[random(seeds.count)]
            bytes.replaceSubrange(place..., with: other[min(place, other.count)...])
        }
    }

    private mutating func replaceNumber(in bytes: inout [UInt8], from place: Int) {
        guard let start = bytes[place...].firstIndex(where: { (0x30...0x39).contains($0) }) else { return }
        let end = bytes[start...].firstIndex { !(0x30...0x39).contains($0) } ?? bytes.count
        bytes.replaceSubrange(start..<end, with: Self.numbers[random(Self.numbers.count)].utf8)
    }

    /// Adds a parameter of another request to the first line.
    private mutating func addParameter(to bytes: inout [UInt8]) {
        let line = seeds[random(seeds.count)].prefix { $0 != UInt8(ascii: "\n") }
        guard let query = line.firstIndex(of: UInt8(ascii: "?")) else { return }
        let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        let hasQuery = bytes[..<end].contains(UInt8(ascii: "?"))
        bytes.insert(contentsOf: [UInt8(ascii: hasQuery ? "&" : "?")] + line[(query + 1)...], at: end)
    }

    /// A number from 0 to below the bound.
    private mutating func random(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(truncatingIfNeeded: (state >> 33) % UInt64(bound))
    }
}
