public import SimpleFeatures
internal import SiteInventory

extension Finding {
    /// What a reader found, in words; its place is in the layer's own coordinate system.
    public static func of(_ fault: SourceFault) -> Finding { archive(fault) ?? worker(fault) ?? source(fault) }
}
