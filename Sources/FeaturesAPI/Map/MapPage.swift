import Mustache
import SiteInventory

/// The map: what a browser gets at `/`.
enum MapPage {
    /// The page in a language. All its texts but the title are in `map-texts.js`, which goes by `<html lang>`;
    /// all its addresses are relative, so that it works behind a path prefix.
    static func html(language: Language, configuration: FeaturesAPIConfiguration) -> String {
        template.render(
            Content(
                title: configuration.title[language], language: language.rawValue, german: language == .german,
                english: language == .english, canonical: configuration.publicURL.map { "\($0)/" }))
    }

    /// What `map.html` names; Mustache escapes every value.
    private struct Content {
        let title: String
        let language: String
        let german: Bool
        let english: Bool
        /// Left out of the page when `nil`.
        let canonical: String?
    }

    private static let template: MustacheTemplate = {
        do {
            return try MustacheTemplate(string: String(decoding: PackageResources.map_html, as: UTF8.self))
        } catch {
            preconditionFailure("map.html: \(error)")
        }
    }()
}
