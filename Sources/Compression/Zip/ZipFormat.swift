/// The constants of the format (PKWARE APPNOTE 6.3.10).
enum ZipFormat {
    static let localHeader: UInt32 = 0x0403_4B50
    static let centralHeader: UInt32 = 0x0201_4B50
    static let endRecord: UInt32 = 0x0605_4B50
    static let endRecord64: UInt32 = 0x0606_4B50
    static let endLocator64: UInt32 = 0x0706_4B50

    static let localHeaderSize = 30
    static let centralHeaderSize = 46
    static let endRecordSize = 22
    static let endRecord64Size = 56
    static let endLocator64Size = 20

    /// The values that mark a number stored in the Zip64 extra field.
    static let inExtra16: UInt16 = 0xFFFF
    static let inExtra32: UInt32 = 0xFFFF_FFFF
    static let extra64: UInt16 = 0x0001
    /// The extra field of Info-ZIP with the name in UTF-8.
    static let extraUnicodePath: UInt16 = 0x7075

    static let stored: UInt16 = 0
    static let deflated: UInt16 = 8

    enum Flag {
        static let encrypted: UInt16 = 1 << 0
        /// Size and checksum follow the data; they are 0 in the local file header.
        static let sizesFollow: UInt16 = 1 << 3
        static let strongEncryption: UInt16 = 1 << 6
        static let utf8: UInt16 = 1 << 11
        static let maskedHeaders: UInt16 = 1 << 13
    }

    /// The Unix file types in the upper half of the external attributes.
    enum FileMode {
        static let mask: UInt32 = 0xF000
        static let regular: UInt32 = 0x8000
        static let folder: UInt32 = 0x4000
        static let link: UInt32 = 0xA000
    }
}

extension [UInt8] {
    /// Appends the number in little-endian order.
    mutating func append(little number: some FixedWidthInteger) {
        for shift in stride(from: 0, to: number.bitWidth, by: 8) {
            append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }
}
