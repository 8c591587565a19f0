import Mustache
import SiteInventory

extension HTMLPage {
    /// Allows our own styles and images only, and no script.
    static let contentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; "
        + "frame-ancestors 'self'"

    /// The page in HTML, with links to the same in the other formats and languages.
    ///
    /// - Throws: an error when the time for the request has ended.
    func html(for call: Call) throws -> [UInt8] { Array(Self.template.render(try Content(self, call)).utf8) }

    /// The values that `page.html` names; Mustache escapes each.
    private struct Content {
        let language: String
        let service: String
        let title: String
        let root: String
        let path: [Anchor]
        let paragraphs: [String]
        let sections: [RenderedSection]
        let previous: String?
        let next: String?
        let previousText: String
        let nextText: String
        let hasPaging: Bool
        let formatsText: String
        let alternates: [Alternate]
        let languages: [PageLanguage]

        init(_ page: HTMLPage, _ call: Call) throws {
            language = call.language.rawValue
            service = call.service.configuration.title[call.language]
            title = page.title
            root = call.links.root
            path = page.path.map { Anchor(text: $0.text, href: call.links.relative($0.href)) }
            paragraphs = page.paragraphs
            sections = try page.sections.map { try RenderedSection($0, call.links.relative) }
            previous = page.previous.map(call.links.relative)
            next = page.next.map(call.links.relative)
            previousText = PageTexts.previous[call.language]
            nextText = PageTexts.next[call.language]
            hasPaging = page.previous != nil || page.next != nil
            formatsText = PageTexts.formats[call.language]
            alternates = call.selfAndAlternates.dropFirst().map {
                Alternate(name: $0.title ?? $0.type, type: $0.type, href: call.links.relative($0.href))
            }
            languages = Language.allCases.map { language in
                PageLanguage(
                    code: language.rawValue, name: PageTexts.name(of: language),
                    href: call.links.relative(call.links.inLanguage(language).href),
                    isCurrent: language == call.language)
            }
        }
    }

    private struct Alternate {
        let name: String
        let type: String
        let href: String
    }

    private struct PageLanguage {
        let code: String
        let name: String
        let href: String
        let isCurrent: Bool
    }

    /// A section whose table is in HTML. Tables have up to thousands of cells, for which a template takes too long.
    private struct RenderedSection {
        let anchor: String?
        let heading: String?
        let notes: [String]
        let table: String?

        init(_ section: Section, _ address: @escaping (String) -> String) throws {
            (anchor, heading, notes) = (section.anchor, section.heading, section.notes)
            table = try section.table.map { table in
                var html = HTMLText(address: address)
                try html.append(table)
                return html.text
            }
        }
    }

    private static let template: MustacheTemplate = {
        do {
            return try MustacheTemplate(string: String(decoding: PackageResources.page_html, as: UTF8.self))
        } catch {
            preconditionFailure("page.html: \(error)")
        }
    }()
}
