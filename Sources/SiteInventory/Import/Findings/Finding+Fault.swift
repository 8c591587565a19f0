public import SimpleFeatures

extension Finding {
    /// What a reader found, in words.
    public static func of(_ fault: SourceFault) -> Finding { archive(fault) ?? worker(fault) ?? source(fault) }
}
