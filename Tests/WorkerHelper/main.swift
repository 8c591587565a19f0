// A worker process for tests: the real one, or one that misbehaves as its first argument selects.

import Foundation
import SimpleFeatures
import Compression

@testable import ImportWorker

/// Waits for the first request and returns its delivery.
func firstRequest() throws -> WorkerRequest.Delivery? {
    var requests = FrameReader(maximumRowBytes: 0) { [UInt8](FileHandle.standardInput.availableData) }
    while let (_, content) = try requests.next() {
        if case .open(let delivery) = try JSONDecoder().decode(WorkerRequest.self, from: Data(content)) {
            return delivery
        }
    }
    return nil
}

func write(_ bytes: [UInt8]) throws { try FileHandle.standardOutput.write(contentsOf: Data(bytes)) }

func frame(_ kind: UInt8, _ content: [UInt8] = []) -> [UInt8] {
    [kind] + (0..<4).map { UInt8(truncatingIfNeeded: content.count >> ($0 * 8)) } + content
}

/// Sends a text as the reason of a failure.
func report(_ text: String) throws {
    try write(frame(Frame.Kind.failure.rawValue, [UInt8](JSONEncoder().encode(WorkerFailure.other(text)))))
}

func lines(_ items: some Sequence<String>) -> String { items.sorted().joined(separator: "\n") }

/// A reply with a layer whose files are outside the delivery.
func layersWithForeignFiles() throws -> [UInt8] {
    let layer = SourceLayer(name: "a", path: "a.shp", fields: [], crs: nil, hasGeometry: true, featureCount: 1)
    let reply = LayersReply(layers: [LayerReply(layer: layer, files: ["/etc/passwd"])], faults: [])
    return frame(Frame.Kind.layers.rawValue, [UInt8](try JSONEncoder().encode(reply)))
}

let arguments = CommandLine.arguments.dropFirst()
let mode = arguments.first ?? ""
guard mode != "read-worker" else { exit(ReadWorker.run()) }
if mode == "stage-and-die" {
    let folder = try StagingFolder(in: arguments.last ?? "")
    try Data("secret".utf8).write(to: URL(fileURLWithPath: "\(folder.contents)/a.shp"))
    kill(getpid(), SIGKILL)
}

let delivery = try firstRequest()
/// Confines this process as the real worker does.
func confine() throws {
    try ReadWorker.confine(
        delivery?.limits ?? WorkerLimits(),
        to: FileAccess(delivery: delivery?.path ?? "", staging: delivery?.folder ?? ""))
}

/// What a confined worker can still do to its parent, to other files, and to its own code.
func possibleAttempts(parent: pid_t, outside: String) -> [String] {
    var child: pid_t = 0
    let page = unsafe mmap(nil, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    let attempts: [(name: String, isPossible: Bool)] = [
        ("socket", socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) >= 0),
        ("local socket", socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0) >= 0),
        ("program", unsafe posix_spawn(&child, "/bin/true", nil, nil, CommandLine.unsafeArgv, nil) == 0),
        ("signal", kill(parent, 0) == 0),
        ("priority of the parent", setpriority(__priority_which_t(0), id_t(parent), 19) == 0),
        ("memory of the parent", unsafe open("/proc/\(parent)/mem", O_RDWR) >= 0),
        ("environment of the parent", unsafe open("/proc/\(parent)/environ", O_RDONLY) >= 0),
        ("other file read", unsafe open(outside, O_RDONLY) >= 0),
        ("other file written", unsafe open(outside, O_WRONLY) >= 0),
        ("other file truncated", unsafe truncate(outside, 0) == 0),
        ("other file renamed", unsafe rename(outside, outside + "2") == 0),
        ("other file removed", unsafe unlink(outside) == 0),
        ("file created", unsafe open(outside + "3", O_CREAT | O_RDWR, 0o600) >= 0),
        ("folder created", unsafe mkdir(outside + "4", 0o700) == 0),
        ("symbolic link", unsafe symlink(outside, outside + "5") == 0),
        ("hard link", unsafe link(outside, outside + "6") == 0),
        ("folder listed", (try? FileManager.default.contentsOfDirectory(atPath: "/etc")) != nil),
        ("memory made executable", unsafe mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0),
    ]
    return attempts.filter(\.isPossible).map(\.name)
}

let end = Frame.Kind.end.rawValue
switch mode {
case "abort": abort()
case "exit": exit(3)
case "leave": exit(0)
case "complain":
    try FileHandle.standardError.write(contentsOf: Data("the disk is on fire\n".utf8))
    abort()
case "complain-without-end":
    signal(SIGPIPE, SIG_IGN)
    for _ in 0..<100_000 { try? FileHandle.standardError.write(contentsOf: Data("again and again\n".utf8)) }
    abort()
case "hang": while true { sleep(1) }
case "close-and-hang":
    close(STDOUT_FILENO)
    while true { sleep(1) }
case "spin":
    try confine()
    var number = 0
    while true { number &+= 1 }
case "allocate":
    try confine()
    var all: [[UInt8]] = []
    while true { all.append(Array(repeating: 1, count: 16 << 20)) }
case "write-much":
    try confine()
    let file = URL(fileURLWithPath: "\(delivery?.folder ?? "")/much")
    do {
        try Data(count: (delivery?.limits.archive.entryBytes ?? 0) + 1).write(to: file)
        try report("written")
    } catch {
        try report("refused")
    }
case "garbage": try write(Array("This is no frame.".utf8))
case "unknown-kind": try write(frame(99))
case "request-back": try write(frame(Frame.Kind.request.rawValue))
case "announce-much": try write([Frame.Kind.layers.rawValue, 0xFF, 0xFF, 0xFF, 0xFF])
case "cut-head": try write([Frame.Kind.layers.rawValue, 1])
case "cut-and-leave":
    try write([Frame.Kind.layers.rawValue, 9, 0, 0, 0, 1])
    exit(0)
case "cut-body": try write([Frame.Kind.layers.rawValue, 9, 0, 0, 0, 1])
case "broken-json": try write(frame(Frame.Kind.layers.rawValue, Array("[{".utf8)))
case "broken-failure": try write(frame(Frame.Kind.failure.rawValue, Array("{}".utf8)))
case "no-layers": try write(frame(end))
case "feature-for-layers": try write(frame(Frame.Kind.feature.rawValue))
case "two-replies": try write(layersWithForeignFiles() + layersWithForeignFiles())
case "more-after-end": try write(frame(end) + frame(end))
case "end-with-content": try write(frame(end, [1]))
case "heartbeats-without-end":
    let heartbeats = Array(repeating: frame(Frame.Kind.heartbeat.rawValue), count: 100_000).flatMap(\.self)
    while true { try write(heartbeats) }
case "foreign-files": try write(layersWithForeignFiles() + frame(end))
case "print-descriptors":
    let names = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
    // Excludes the descriptor of the listed folder.
    try report(
        lines(
            names.filter { (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) != nil })
    )
case "print-environment": try report(lines(ProcessInfo.processInfo.environment.keys))
case "print-confinement":
    let parent = getppid()
    let outside = NSTemporaryDirectory() + "../outside"
    _ = FileManager.default.createFile(atPath: outside, contents: Data("secret".utf8))
    try confine()
    try report(lines(possibleAttempts(parent: parent, outside: outside)))
default: exit(64)
}
// The parent process ends the worker.
while true { sleep(1) }
