/// Schema objects of OpenAPI that the definitions of responses are made of.
extension JSONValue {
    static let text: JSONValue = ["type": "string"]
    static let decimal: JSONValue = ["type": "number"]
    static let flag: JSONValue = ["type": "boolean"]
    static let anyObject: JSONValue = ["type": "object"]
    static let nullableText: JSONValue = ["type": "string", "nullable": true]
    static let nullableDecimal: JSONValue = ["type": "number", "nullable": true]
    static let nullableInteger: JSONValue = ["type": "integer", "nullable": true]
    static let time: JSONValue = ["type": "string", "format": "date-time"]
    /// 0 or more.
    static let count: JSONValue = ["type": "integer", "minimum": 0]
    static let links = list(of: reference("link"))

    static func list(of items: JSONValue) -> JSONValue { ["type": "array", "items": items] }

    /// An object with members of any name.
    static func map(of values: JSONValue) -> JSONValue { ["type": "object", "additionalProperties": values] }

    /// A schema among the components of the document.
    static func reference(_ schema: String) -> JSONValue { ["$ref": .string("#/components/schemas/\(schema)")] }

    /// An object with these members.
    static func schema(_ properties: [String: JSONValue], required: [JSONValue] = []) -> JSONValue {
        let object: JSONValue = ["type": "object", "properties": .object(properties)]
        return required.isEmpty ? object : object.merging(["required": .array(required)])
    }
}
