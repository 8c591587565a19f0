internal import CZlib

/// The CRC-32 that zip archives keep of every file.
public struct Checksum {
    public private(set) var value: UInt32 = 0

    public init() {}

    public mutating func add(_ bytes: [UInt8]) {
        value = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe UInt32(truncatingIfNeeded: crc32_z(UInt(value), buffer.baseAddress, buffer.count))
        }
    }

    public static func of(_ bytes: [UInt8]) -> UInt32 {
        var checksum = Checksum()
        checksum.add(bytes)
        return checksum.value
    }
}
