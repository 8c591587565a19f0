internal import Crypto
internal import Foundation
public import SiteInventory

/// The token of a dry run. It is valid only for the same import into the same version of the inventory.
enum ImportToken {
    /// - Parameter version: the version of the inventory before the import.
    static func make(for layers: [LayerImport], options: ImportOptions, version: Int64) throws -> String {
        var hash = SHA256()
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        hash.update(data: try encoder.encode(options))
        for layer in layers { hash.update(data: Data("\n\(layer.contentHash)".utf8)) }
        return "v\(version)-" + hash.finalize().prefix(16).map { $0.hexadecimal }.joined()
    }

    /// Returns the version of the inventory for which the token was made; `nil` for other text.
    static func version(of token: String) -> Int64? {
        token.split(separator: "-").first.flatMap { Int64($0.dropFirst()) }
    }
}

/// The reason why an import with a token, or a revert, was refused.
public struct ImportConflict: Error, Hashable, Sendable {
    /// The message with the remedy.
    public var message: LocalizedText
    /// The first features that were changed later, such as `sites/S01`; empty for other conflicts.
    public var features: [String] = []

    /// Creates a conflict. `features` are the features that were changed later.
    public init(message: LocalizedText, features: [String] = []) {
        self.message = message
        self.features = features
    }
}

extension ImportConflict {
    static func movedOn(from version: Int64, to now: Int64) -> ImportConflict {
        ImportConflict(
            message: LocalizedText(
                de: "Der Bestand ist seit dem Probelauf weitergegangen (von Version \(version) zu \(now)). "
                    + "Bitte den Probelauf wiederholen.",
                en: "The inventory has moved on since the dry run (from version \(version) to \(now)). "
                    + "Make the dry run again."))
    }

    static let otherImport = ImportConflict(
        message: LocalizedText(
            de:
                "Das Token gehört zu keinem Probelauf mit genau diesen Dateien und Angaben. Bitte den Probelauf wiederholen "
                + "und sein Token angeben.",
            en:
                "The token belongs to no dry run with exactly these files and options. Make the dry run again and give its "
                + "token."))
}
