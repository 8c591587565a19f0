import SimpleFeatures
import SiteInventory
import Testing

@testable import InventoryExchange

/// The token of a dry run fits one import into one state of the inventory; a row is claimed once.
@Suite struct ImportTokenTests {
    private static func token(
        _ hashes: [String] = ["a", "b"], _ options: ImportOptions = ImportOptions(), version: Int64 = 4
    ) throws -> String {
        let layers = hashes.map { Table.sites(["S1"]).layer(hash: $0) }
        return try ImportToken.make(for: layers, options: options, version: version)
    }

    @Test func `the same import into the same version has the same token`() throws {
        #expect(try Self.token() == Self.token())
        #expect(try Self.token().hasPrefix("v4-"))
    }

    @Test func `another layer, another order, another option or another version has another token`()
        throws
    {
        var options = ImportOptions()
        options.acceptsPartial = true
        let tokens = try [
            Self.token(), Self.token(["a"]), Self.token(["b", "a"]), Self.token(["a", "b"], options),
            Self.token(version: 5),
        ]
        #expect(Set(tokens).count == tokens.count)
    }

    @Test(
        arguments: [("v4-00ff", 4), ("v0-1", 0), ("x", nil), ("", nil), ("vx-1", nil)]
            as [(String, Int64?)])
    func `a token states its version`(token: String, version: Int64?) {
        #expect(ImportToken.version(of: token) == version)
    }

    // MARK: Claims

    @Test func `the first row with an id claims it, for its collection`() {
        let claims = FeatureClaims()
        let id = FeatureID("S1")
        #expect(claims.claim(id, in: .sites, forLayer: "a") == .first)
        #expect(claims.claim(id, in: .plots, forLayer: "a") == .first)
        #expect(claims.claim(id, in: .sites, forLayer: "a") == .repeated)
        #expect(claims.claim(id, in: .sites, forLayer: "b") == .inOtherLayer)
        #expect(claims.isClaimed(id, in: .sites) && !claims.isClaimed(FeatureID("S2"), in: .sites))
    }

    @Test func `the ids of a layer are listed in the order of the file`() {
        let claims = FeatureClaims()
        for id in ["S2", "S1", "S3"] {
            _ = claims.claim(FeatureID(id), in: .sites, forLayer: "a")
            claims.bring(FeatureID(id), byLayer: "a")
        }
        #expect(claims.ids(ofLayer: "a").map(\.text) == ["S2", "S1", "S3"])
        #expect(claims.ids(ofLayer: "b").isEmpty)
    }
}
