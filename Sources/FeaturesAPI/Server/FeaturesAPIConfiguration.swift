public import SiteInventory

/// What a server of this interface can be told.
public struct FeaturesAPIConfiguration: Sendable {
    /// The absolute address of the landing page, without a slash at its end; `nil` for `http` and each request's `Host`.
    public var publicURL: String?
    public var title: LocalizedText
    /// Where Leaflet's files lie; Debian's `libjs-leaflet` puts them into the default one.
    public var leafletDirectory: String
    /// True when anybody who reaches the server may import and see what was imported; else only this machine may.
    public var allowsWrites = false
    /// When the program was built, in seconds since 1970: what clients keep of another build's answers is no longer good.
    public var builtAt: Int?
    /// How large a delivery may be.
    public var maximumUploadBytes = 1 << 30

    public init(
        publicURL: String? = nil,
        title: LocalizedText = LocalizedText(
            de: "Zukunftsstandorte Emscher-Lippe", en: "Future business sites in Emscher-Lippe"),
        leafletDirectory: String = "/usr/share/javascript/leaflet"
    ) {
        self.publicURL = publicURL
        self.title = title
        self.leafletDirectory = leafletDirectory
    }
}
