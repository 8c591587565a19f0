package import SimpleFeatures

/// The members of a JSON object as property values, in the order of the text.
package enum JSONMembers {
    /// `nil` for text that is not a JSON object. Nested arrays and objects become JSON text.
    package static func of(_ object: String) -> [(name: String, value: PropertyValue)]? {
        let bytes = Array(object.utf8)
        var members: [(name: String, value: PropertyValue)] = []
        var scanner = JSONScanner(bytes)
        do throws(CodecError) {
            try scanner.forEachMember { (name, place) throws(CodecError) in
                let value = try PropertyValue(json: bytes, at: place) { (place) throws(CodecError) in
                    try JSONString.text(in: bytes, at: place, .tolerant)
                }
                members.append((try JSONString.text(in: bytes, at: name, .tolerant), value))
            }
            try scanner.expectEnd()
            return members
        } catch {
            return nil
        }
    }
}
