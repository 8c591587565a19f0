import Mustache
import SiteInventory

/// The page with the map, which browsers get at `/`.
enum MapPage {
    /// Allows our own files only; inline images are the map's symbols.
    static let contentSecurityPolicy =
        "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"

    /// The page in a language. Its texts, apart from the title, are in `map-texts.js`, which reads `<html lang>`. All its
    /// addresses are relative, so that it works behind a path prefix.
    static func html(language: Language, configuration: FeaturesAPIConfiguration) -> String {
        template.render(
            Content(
                title: configuration.title[language], language: language.rawValue, german: language == .german,
                english: language == .english, canonical: configuration.publicURL.map { "\($0)/" },
                figures: figures[language] ?? "[]"))
    }

    /// The values that `map.html` names; Mustache escapes each.
    private struct Content {
        let title: String
        let language: String
        let german: Bool
        let english: Bool
        /// Left out of the page when `nil`.
        let canonical: String?
        /// JSON: what `map-figures.js` reads.
        let figures: String
    }

    private static let figures: [Language: String] = {
        do {
            return try Dictionary(
                uniqueKeysWithValues: Language.allCases.map { language in
                    (language, String(decoding: try JSON.encode(MapFigure.all(language)), as: UTF8.self))
                })
        } catch {
            preconditionFailure("map figures: \(error)")
        }
    }()

    private static let template: MustacheTemplate = {
        do {
            return try MustacheTemplate(string: String(decoding: PackageResources.map_html, as: UTF8.self))
        } catch {
            preconditionFailure("map.html: \(error)")
        }
    }()
}
