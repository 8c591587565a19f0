import Foundation

/// The files below `assets/`: a closed list, so that no path leads to another file.
enum MapAssets {
    struct Asset: Sendable {
        let contentType: String
        let bytes: [UInt8]
    }

    /// - Returns: `nil` for a name that is not in the list, and for a file of Leaflet that is not installed.
    static func asset(_ path: String, configuration: FeaturesAPIConfiguration) -> Asset? {
        guard let contentType = contentType(of: path) else { return nil }
        if let bytes = embedded[path] { return Asset(contentType: contentType, bytes: bytes) }
        return leaflet[path]?.lazy
            .compactMap { FileManager.default.contents(atPath: "\(configuration.leafletDirectory)/\($0)") }
            .first.map { Asset(contentType: contentType, bytes: Array($0)) }
    }

    private static let embedded: [String: [UInt8]] = [
        "map.css": PackageResources.map_css,
        "page.css": PackageResources.page_css,
        "map-panel.css": PackageResources.map_panel_css,
        "map-icon.svg": PackageResources.map_icon_svg,
        "map.js": PackageResources.map_js,
        "map-access.js": PackageResources.map_access_js,
        "map-data.js": PackageResources.map_data_js,
        "map-detail.js": PackageResources.map_detail_js,
        "map-dom.js": PackageResources.map_dom_js,
        "map-figures.js": PackageResources.map_figures_js,
        "map-format.js": PackageResources.map_format_js,
        "map-labels.js": PackageResources.map_labels_js,
        "map-land.js": PackageResources.map_land_js,
        "map-legend.js": PackageResources.map_legend_js,
        "map-list.js": PackageResources.map_list_js,
        "map-roads.js": PackageResources.map_roads_js,
        "map-sites.js": PackageResources.map_sites_js,
        "map-styles.js": PackageResources.map_styles_js,
        "map-texts.js": PackageResources.map_texts_js,
        "map-view.js": PackageResources.map_view_js,
        "map-waterfall.js": PackageResources.map_waterfall_js,
        "map-words.js": PackageResources.map_words_js,
    ]

    /// Leaflet's files, each with the names of files in its directory, the first existing one being used. Debian has a small
    /// build beside the readable one.
    private static let leaflet: [String: [String]] = [
        "leaflet.js": ["leaflet.min.js", "leaflet.js"],
        "leaflet.css": ["leaflet.css"],
        "images/layers.png": ["images/layers.png"],
        "images/layers-2x.png": ["images/layers-2x.png"],
        "images/marker-icon.png": ["images/marker-icon.png"],
        "images/marker-icon-2x.png": ["images/marker-icon-2x.png"],
        "images/marker-shadow.png": ["images/marker-shadow.png"],
    ]

    private static func contentType(of path: String) -> String? {
        switch path.split(separator: ".").last {
        case "js": "text/javascript; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        default: nil
        }
    }
}
