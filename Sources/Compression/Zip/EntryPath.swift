internal import Foundation

/// A name in an archive that stays below the folder into which it is unpacked.
struct EntryPath: Hashable {
    /// The parts, parted by `/`, without one at the end.
    let text: String
    let isFolder: Bool

    /// What file systems take for one part of a path, in bytes of UTF-8.
    private static let longestPart = 255
    private static let longestPath = 1024
    private static let mostParts = 32

    /// `nil` for a name that is absolute, climbs up, names a drive, or has characters that no name has.
    ///
    /// Old Windows programs part folders by `\`, so it is read as `/`: what climbs out with it is refused as well.
    init?(_ name: String) {
        let name = name.precomposedStringWithCanonicalMapping.replacing("\\", with: "/")
        guard !name.hasPrefix("/"), !name.isDriveLetter,
            !name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }), !name.hidesSlashes
        else { return nil }
        let parts = name.split(separator: "/").filter { $0 != "." }
        guard !parts.isEmpty, parts.count <= Self.mostParts, !parts.contains("..") else { return nil }
        text = parts.joined(separator: "/")
        guard text.utf8.count <= Self.longestPath, parts.allSatisfy({ $0.utf8.count <= Self.longestPart })
        else { return nil }
        isFolder = name.hasSuffix("/")
    }
}

extension String {
    /// True when a slash has a mark on it, which makes one character of both for Swift, and for no file system.
    fileprivate var hidesSlashes: Bool {
        unicodeScalars.count { $0 == "/" || $0 == "\\" } != count { $0 == "/" }
    }

    /// True for `C:` and what follows it.
    fileprivate var isDriveLetter: Bool {
        let start = Array(unicodeScalars.prefix(2))
        return start.count == 2 && start[1] == ":" && start[0].isASCII && start[0].properties.isAlphabetic
    }
}
