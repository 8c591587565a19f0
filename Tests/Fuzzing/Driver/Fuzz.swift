internal import Foundation
@testable internal import Harness

// libFuzzer provides `main` and its options. FUZZ_TARGET selects the target.

/// The target in the environment.
private let target: FuzzTarget = {
    let wanted = ProcessInfo.processInfo.environment["FUZZ_TARGET"]
    if let target = FuzzTarget.all.first(where: { $0.name == wanted }) { return target }
    preconditionFailure("FUZZ_TARGET must be one of \(FuzzTarget.all.map(\.name).joined(separator: " "))")
}()

/// Called by libFuzzer with each input. A broken property ends the process like a crash of the parser,
/// so that libFuzzer stores the input.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    do {
        unsafe try target.check(Array(UnsafeBufferPointer(start: bytes, count: count)))
    } catch {
        // Optimised builds do not print the message of a failed precondition.
        FileHandle.standardError.write(Data("Broken promise: \(target.name): \(error)\n".utf8))
        preconditionFailure()
    }
    return 0
}
