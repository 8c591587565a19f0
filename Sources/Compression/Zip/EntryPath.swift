internal import Foundation

/// A path in an archive that cannot leave the folder into which it is unpacked.
struct EntryPath: Hashable {
    /// The parts, separated by `/`, without a slash at the end.
    let text: String
    let isFolder: Bool

    /// The limit of file systems for one part of a path, in bytes of UTF-8.
    private static let longestPart = 255
    private static let longestPath = 1024
    private static let mostParts = 32

    /// `nil` for a name that is absolute, contains `..`, names a drive, or has control characters.
    ///
    /// Reads `\` as `/`, since old Windows programs separate folders by it.
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
    /// True when a combining mark follows a slash: Swift reads one character, file systems read two.
    fileprivate var hidesSlashes: Bool {
        unicodeScalars.count { $0 == "/" || $0 == "\\" } != count { $0 == "/" }
    }

    /// True for a path that begins with `C:`.
    fileprivate var isDriveLetter: Bool {
        let start = Array(unicodeScalars.prefix(2))
        return start.count == 2 && start[1] == ":" && start[0].isASCII && start[0].properties.isAlphabetic
    }
}
