public import ArgumentParser
internal import Foundation
public import InventoryExchange
public import SiteInventory

/// `--language`: the language of tables and findings.
struct LanguageOption: ParsableArguments {
    @Option(name: .long, help: "The language of tables and findings: de or en (default: from LANG, else en).")
    var language: Language = Self.fromEnvironment

    private static var fromEnvironment: Language {
        let environment = ProcessInfo.processInfo.environment
        let locale = environment["LC_ALL"] ?? environment["LANG"] ?? ""
        return locale.hasPrefix("de") ? .german : .english
    }
}

extension Language: ExpressibleByArgument {}
extension CollectionID: ExpressibleByArgument {}
extension ImportOptions.Mode: ExpressibleByArgument {}
extension SiteGrouping: ExpressibleByArgument {}
extension SiteFigure: ExpressibleByArgument {
    public init?(argument: String) {
        guard let figure = SiteFigure(rawValue: argument), figure.addsUp else { return nil }
        self = figure
    }

    public static var allValueStrings: [String] { summed.map(\.rawValue) }
}
