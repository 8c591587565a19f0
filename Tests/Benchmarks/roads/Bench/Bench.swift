import Foundation

/// The program that bench_roads.py measures: `bench nearest FOLDER` and `bench sweep FOLDER`.
///
/// Prints JSON with seconds, and writes the results beside the input for comparison with other tools.
@main
enum Bench {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else { return print("usage: bench nearest|sweep FOLDER") }
        let folder = URL(fileURLWithPath: arguments[2])
        let figures =
            switch arguments[1] {
            case "nearest": try await nearest(in: folder)
            case "sweep": try sweep(in: folder)
            default: [String: Double]()
            }
        print(String(decoding: try JSONEncoder().encode(figures), as: UTF8.self))
    }

    /// The duration in seconds, and the result.
    static func measured<Value>(_ body: () async throws -> Value) async rethrows -> (seconds: Double, Value) {
        let clock = ContinuousClock()
        let start = clock.now
        let value = try await body()
        let took = start.duration(to: clock.now)
        return (Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18, value)
    }

    /// The peak memory of the process, in MiB.
    static func peakMebibytes() -> Double {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? .nan) / 1024
    }
}

extension URL {
    /// The numbers in a file written by numpy's `tofile`.
    func numbers<Number: BitwiseCopyable>(_ type: Number.Type = Number.self) throws -> [Number] {
        let bytes = try Data(contentsOf: self)
        return unsafe bytes.withUnsafeBytes { unsafe Array($0.bindMemory(to: Number.self)) }
    }
}

extension Array where Element: BitwiseCopyable {
    func write(to file: URL) throws {
        try unsafe withUnsafeBytes { bytes in unsafe Data(bytes) }.write(to: file)
    }
}
