import Foundation
import GRDB

@testable import GeoPackageStore

extension StoreFactory {
    static let geoPackage = StoreFactory(name: "GeoPackage") { folder in
        try GeoPackageStore(path: folder.appending(path: "inventory.gpkg").path())
    } copy: { store, folder in
        let path = folder.appending(path: "inventory.gpkg").path()
        guard let store = store as? GeoPackageStore else { throw CocoaError(.featureUnsupported) }
        let queue = try DatabaseQueue(path: path)
        try store.pool.backup(to: queue)
        try queue.close()
        return try GeoPackageStore(path: path)
    }
}
