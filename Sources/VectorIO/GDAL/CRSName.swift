internal import SimpleFeatures

/// The name of a reference system, in the spellings that files use.
enum CRSName {
    /// The system named by the text, such as `EPSG:25832`, `urn:ogc:def:crs:EPSG::25832`, `urn:adv:crs:ETRS89_UTM32`,
    /// `http://www.opengis.net/def/crs/EPSG/0/25832` or `http://www.opengis.net/gml/srs/epsg.xml#25832`; `nil` for
    /// other text.
    static func parse(_ text: String) -> CRS? {
        // Longer texts are definitions; a comma separates the parts of a compound system.
        guard text.utf8.count <= 128, !text.contains(",") else { return nil }
        let parts = text.filter { !$0.isWhitespace }.lowercased().split { ":/#".contains($0) }.map(String.init)
        guard let last = parts.last else { return nil }
        if last == "crs84" { return .crs84 }
        if let code = statesSurvey[last] { return .epsg(code) }
        guard last.count <= 7, last.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        if parts.count == 1 { return CRS(authority: "EPSG", code: last) }
        guard parts.count == 2 || ["urn", "http", "https"].contains(parts[0]),
            let authority = parts.dropLast().compactMap({ authorities[$0] }).last
        else { return nil }
        return CRS(authority: authority, code: last)
    }

    private static let authorities = ["epsg": "EPSG", "epsg.xml": "EPSG", "esri": "ESRI"]

    /// The names used by the German state survey offices (AdV).
    private static let statesSurvey = [
        "etrs89_utm31": 25831, "etrs89_utm32": 25832, "etrs89_utm33": 25833, "de_dhdn_3gk2": 31466,
        "de_dhdn_3gk3": 31467, "de_dhdn_3gk4": 31468, "de_dhdn_3gk5": 31469, "etrs89_lat-lon": 4258,
    ]

    /// The system in a PROJ string such as `+init=epsg:25832`; `nil` for other text.
    static func initCode(ofPROJ text: String) -> CRS? {
        guard let word = text.split(whereSeparator: \.isWhitespace).first(where: { $0.hasPrefix("+init=") }) else {
            return nil
        }
        return parse(String(word.dropFirst("+init=".count)))
    }
}
