import SiteInventory

/// The time and the assumptions of a response, as members of its JSON.
struct Remarks: Encodable, Sendable {
    var asOf: AsOf?
    var assumption: Assumption?

    enum CodingKeys: String, CodingKey {
        case asOf = "as_of"
        case assumption
    }

    /// The members without braces; empty for the inventory as it is.
    var json: [UInt8] {
        get throws {
            if asOf == nil, assumption == nil { return [] }
            return Array(try JSON.encode(self).dropFirst().dropLast())
        }
    }

    /// The version that `as_of` selects.
    struct AsOf: Encodable, Sendable {
        var requested: String
        var version: Int64
        var recordedAt: String?
        /// The reason why the inventory is empty.
        var note: String?

        init(_ state: RecordedState, requested: String) {
            self.requested = requested
            version = state.version
            recordedAt = state.recordedAt
            note = state.emptiness?.en
        }

        enum CodingKeys: String, CodingKey {
            case requested, version, note
            case recordedAt = "recorded_at"
        }
    }
}

/// A value with the time of the inventory as one more member.
struct Dated<Value: Encodable>: Encodable {
    let value: Value
    let asOf: Remarks.AsOf?

    func encode(to encoder: any Encoder) throws {
        try value.encode(to: encoder)
        guard let asOf else { return }
        var members = encoder.container(keyedBy: Remarks.CodingKeys.self)
        try members.encode(asOf, forKey: .asOf)
    }
}
