import Foundation
import Compression

/// Unpacks the zip archive and returns the path of the new folder beside it.
public func unpacked(_ zip: String) throws -> String {
    let folder = "\(zip)-unpacked"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var budget = ZipBudget(ZipLimits())
    let reader = try ZipReader(path: zip, label: zip, budget: &budget)
    try reader.unpack(reader.entries, into: folder, budget: &budget)
    return folder
}
