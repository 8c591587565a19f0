internal import ArgumentParser
internal import Foundation

/// A number of bytes as a command-line argument: `500MiB`.
struct ByteCount: ExpressibleByArgument {
    var bytes: Int

    var defaultValueDescription: String {
        let unit = [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)].first {
            bytes > 0 && bytes.isMultiple(of: $0.1)
        }
        return unit.map { "\(bytes / $0.1)\($0.0)" } ?? "\(bytes)"
    }

    init(bytes: Int) { self.bytes = bytes }

    init?(argument: String) {
        let digits = argument.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits),
            let unit = Self.units[argument.dropFirst(digits.count).trimmingCharacters(in: .whitespaces).lowercased()]
        else { return nil }
        let (bytes, overflows) = number.multipliedReportingOverflow(by: unit)
        guard !overflows else { return nil }
        self.bytes = bytes
    }

    private static let units = ["": 1, "kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30]
}
