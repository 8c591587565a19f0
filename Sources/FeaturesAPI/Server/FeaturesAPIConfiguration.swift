public import SiteInventory

/// The settings of a server.
public struct FeaturesAPIConfiguration: Sendable {
    /// The absolute address of the landing page, without a slash at its end; `nil` for `http` and each request's `Host`.
    public var publicURL: String?
    /// The title of the service.
    public var title: LocalizedText
    /// The directory with Leaflet's files; the default is that of Debian's `libjs-leaflet`.
    public var leafletDirectory: String
    /// True when callers on other machines may import, edit and read the findings of imports.
    public var allowsWrites = false
    /// When the program was built, in seconds since 1970. Copies of responses of another build are no longer valid.
    public var builtAt: Int?
    /// The maximum size of the files of one import.
    public var maximumUploadBytes = 1 << 30
    /// The time for all reads of a request that changes nothing. A history consists of many expensive reads. Imports and
    /// edits have the limits of their connection: an upload may take hours.
    public var requestLimit = Duration.seconds(60)
    /// The limits for connections.
    public var connections = ConnectionLimits()

    /// Creates a configuration with the defaults of `standorte serve`.
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
