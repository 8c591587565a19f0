internal import GRDB
internal import InventorySQL
internal import SimpleFeatures
internal import SiteInventory

extension Database {
    private static let sites = InventoryTable.of(.sites)
    private static let ofSite = """
        fid IN (SELECT fid FROM main.\(sites.name) WHERE id = ?1 UNION ALL SELECT fid FROM main.\(sites.history) WHERE id = ?1)
        """

    /// Ends the rows of sites in a table whose rows are valid from `first_version` to `last_version`.
    ///
    /// - Parameter version: the first version without the rows. Rows that it added are removed, since they are part of no
    ///   earlier version.
    func endRows(of sites: Set<FeatureID>, in table: String, at version: Int64) throws {
        for site in sites.sorted() {
            try cachedStatement(sql: "DELETE FROM \(table) WHERE \(Self.ofSite) AND first_version = ?2")
                .execute(arguments: [site.text, version])
            let end = "UPDATE \(table) SET last_version = ?2 WHERE \(Self.ofSite) AND last_version IS NULL"
            try cachedStatement(sql: end).execute(arguments: [site.text, version - 1])
        }
    }
}
