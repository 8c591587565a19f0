import Mustache
import SiteInventory

extension HTMLPage {
    /// Allows our own styles and images only, and no script.
    static let contentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; "
        + "frame-ancestors 'self'"

    /// The page in HTML, with links to the same in the other formats and languages.
    func html(for call: Call) -> [UInt8] {
        Array((Self.library.render(Content(self, call), withTemplate: "page") ?? "").utf8)
    }

    /// The values that `page.html` names; Mustache escapes each.
    private struct Content {
        let language: String
        let service: String
        let title: String
        let root: String
        let path: [Anchor]
        let paragraphs: [String]
        let sections: [Section]
        let previous: String?
        let next: String?
        let previousText: String
        let nextText: String
        let hasPaging: Bool
        let formatsText: String
        let alternates: [Alternate]
        let languages: [PageLanguage]

        init(_ page: HTMLPage, _ call: Call) {
            language = call.language.rawValue
            service = call.service.configuration.title[call.language]
            title = page.title
            root = call.links.root
            path = page.path.map { Anchor(text: $0.text, href: call.links.relative($0.href)) }
            paragraphs = page.paragraphs
            sections = page.sections.map { $0.mapLinks(call.links.relative) }
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

    private static let library: MustacheLibrary = {
        do {
            return MustacheLibrary(templates: [
                "page": try MustacheTemplate(string: String(decoding: PackageResources.page_html, as: UTF8.self)),
                "table": try MustacheTemplate(string: String(decoding: PackageResources.table_html, as: UTF8.self)),
            ])
        } catch {
            preconditionFailure("page.html, table.html: \(error)")
        }
    }()
}

extension HTMLPage.Section {
    fileprivate func mapLinks(_ transform: (String) -> String) -> HTMLPage.Section {
        var section = self
        section.table = table?.mapLinks(transform)
        return section
    }
}

extension HTMLTable {
    fileprivate func mapLinks(_ transform: (String) -> String) -> HTMLTable {
        HTMLTable(
            head: head,
            rows: rows.map { row in
                Row(
                    row.cells.map { cell in
                        var cell = cell
                        cell.href = cell.href.map(transform)
                        cell.nested = cell.nested.map { $0.mapLinks(transform) }
                        return cell
                    })
            })
    }
}
