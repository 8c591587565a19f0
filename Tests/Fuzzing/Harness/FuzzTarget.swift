/// A parser with properties that must hold for any input.
struct FuzzTarget: Sendable {
    /// The name, also of the target's folder in the corpus.
    let name: String
    /// Throws ``BrokenPromise`` when a property does not hold. Rejecting the input is not an error.
    let check: @Sendable ([UInt8]) throws -> Void
}

/// A property that does not hold.
struct BrokenPromise: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

func require(_ holds: Bool, _ promise: @autoclosure () -> String) throws(BrokenPromise) {
    guard holds else { throw BrokenPromise(promise()) }
}

extension [UInt8] {
    /// A hash of the bytes, so that the same input is always split at the same positions.
    var fingerprint: UInt64 { reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } }

    /// The bytes split into pieces of 1 to 16 bytes, depending on the hash.
    var pieces: [[UInt8]] {
        var state = fingerprint
        var pieces: [[UInt8]] = []
        var start = 0
        while start < count {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let end = Swift.min(count, start + 1 + Int(state >> 60))
            pieces.append(Array(self[start..<end]))
            start = end
        }
        return pieces
    }
}
