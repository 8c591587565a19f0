import Foundation
import SimpleFeatures
import Compression
import Testing

@testable import ImportWorker

/// Workers that crash, hang, exceed their limits or send invalid replies cause a fault of the call.
struct MisbehaviourTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let mode: String
        let kind: SourceFault.Kind
        var value: String?

        var testDescription: String { mode }

        init(_ mode: String, _ kind: SourceFault.Kind, _ value: String? = nil) {
            self.mode = mode
            self.kind = kind
            self.value = value
        }
    }

    static let cases = [
        Case("abort", .workerCrashed, "SIGABRT"), Case("exit", .workerCrashed, "exit 3"),
        Case("leave", .workerCrashed, "exit 0"), Case("complain-without-end", .workerCrashed, "SIGABRT"),
        Case("hang", .workerTimeout, "1"), Case("close-and-hang", .workerTimeout, "1"),
        Case("spin", .workerCPU, "1"), Case("allocate", .workerMemory, "536870912"),
        Case("garbage", .workerOutputInvalid), Case("unknown-kind", .workerOutputInvalid),
        Case("request-back", .workerOutputInvalid), Case("announce-much", .workerOutputInvalid),
        Case("cut-head", .workerTimeout), Case("cut-body", .workerTimeout),
        Case("cut-and-leave", .workerCrashed, "exit 0"),
        Case("broken-json", .workerOutputInvalid), Case("broken-failure", .workerOutputInvalid),
        Case("no-layers", .workerOutputInvalid), Case("feature-for-layers", .workerOutputInvalid),
        Case("two-replies", .workerOutputInvalid),
        Case("more-after-end", .workerOutputInvalid), Case("end-with-content", .workerOutputInvalid),
        Case("heartbeats-without-end", .workerOutputInvalid), Case("foreign-files", .workerOutputInvalid),
    ]

    /// One second for the worker that is expected to time out. Other workers must not time out on a slow machine.
    private static func limits(for kind: SourceFault.Kind) -> WorkerLimits {
        WorkerLimits(
            memoryBytes: 512 << 20, cpuSeconds: kind == .workerCPU ? 1 : 600,
            silenceSeconds: kind == .workerTimeout ? 1 : 600)
    }

    @Test(arguments: cases)
    func `a misbehaving worker causes a fault of its kind`(example: Case) throws {
        let source = WorkerSource(
            path: "/nowhere/lieferung.zip", limits: Self.limits(for: example.kind),
            executable: try .helper(example.mode))
        let fault = try #require(throws: SourceFault.self) { try source.layers() }
        #expect(fault.kind == example.kind)
        #expect(fault.file == "lieferung.zip")
        if let value = example.value { #expect(fault.value == value) }
    }

    @Test func `the fault contains the worker's error output`() throws {
        let source = WorkerSource(path: "a.zip", executable: try .helper("complain"))
        let fault = try #require(throws: SourceFault.self) { try source.layers() }
        #expect(fault.detail?.contains("the disk is on fire") == true)
    }

    @Test func `a missing executable is a fault`() throws {
        let source = WorkerSource(
            path: "a.zip", executable: WorkerExecutable(path: "/nowhere/standorte", arguments: []))
        let fault = try #require(throws: SourceFault.self) { try source.layers() }
        #expect(fault.kind == .workerUnavailable)
        #expect(fault.detail?.contains("/nowhere/standorte") == true)
    }

    @Test func `the worker cannot write a file above the limit`() throws {
        var limits = WorkerLimits()
        limits.archive.entryBytes = 1 << 20
        #expect(try answer("write-much", limits) == "refused")
    }

    @Test func `the worker has three streams and inherits no other file`() throws {
        #expect(try answer("print-descriptors") == "0\n1\n2")
    }

    @Test func `the worker's environment contains only paths of libraries and settings`() throws {
        try #require(ProcessInfo.processInfo.environment["PATH"] != nil)
        let names = Set(try answer("print-environment").split(separator: "\n").map(String.init))
        let settings = names.subtracting(["LD_LIBRARY_PATH", "GDAL_DATA", "PROJ_DATA", "PROJ_LIB", "TZ"])
        #expect(
            settings == [
                "CPL_TMPDIR", "CPL_VSIL_CURL_ALLOWED_EXTENSIONS", "GDAL_DISABLE_READDIR_ON_OPEN", "GDAL_DRIVER_PATH",
                "GDAL_VRT_ENABLE_PYTHON", "LC_ALL", "OGR_DRIVER_PATH", "PROJ_NETWORK", "SWIFT_BACKTRACE", "TMPDIR",
            ])
    }

    @Test(.enabled(if: ProcessProtection.restrictsFilesOfWorkers, "the kernel has no Landlock"))
    func `a confined worker cannot reach the network, other processes, other files, or make code`() throws {
        #expect(try answer("print-confinement") == "")
    }

    private func answer(_ mode: String, _ limits: WorkerLimits = WorkerLimits()) throws -> String {
        let source = WorkerSource(path: "a.zip", limits: limits, executable: try .helper(mode))
        let fault = try #require(throws: SourceFault.self) { try source.layers() }
        return try #require(fault.detail)
    }
}
