internal import Foundation
@testable internal import Harness

// libFuzzer brings `main` and its options; which parser is meant says FUZZ_TARGET.

/// What the environment names.
private let target: FuzzTarget = {
    let wanted = ProcessInfo.processInfo.environment["FUZZ_TARGET"]
    if let target = FuzzTarget.all.first(where: { $0.name == wanted }) { return target }
    preconditionFailure("FUZZ_TARGET is none of \(FuzzTarget.all.map(\.name).joined(separator: " "))")
}()

/// Called by libFuzzer with input after input. What breaks a target's promise ends the program as a crash of the parser
/// does, so that libFuzzer keeps the input.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    do {
        unsafe try target.check(Array(UnsafeBufferPointer(start: bytes, count: count)))
    } catch {
        // Optimised, a failure keeps its words to itself.
        FileHandle.standardError.write(Data("Broken promise: \(target.name): \(error)\n".utf8))
        preconditionFailure()
    }
    return 0
}
