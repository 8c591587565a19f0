extension PageValue {
    /// The members and values that a value encodes. The members of an object are in the order of their names.
    init(encoding value: some Encodable) throws {
        let node = ValueNode()
        try node.set(value)
        self = node.pageValue
    }
}

/// A place in the value that is being encoded.
private final class ValueNode {
    private enum Kind { case value, list, members }

    private var kind = Kind.value
    private var value = PageValue.missing
    private var items: [ValueNode] = []
    private var members: [String: ValueNode] = [:]

    var pageValue: PageValue {
        switch kind {
        case .value: value
        case .list: .list(items.map(\.pageValue))
        case .members:
            .object(members.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value.pageValue) })
        }
    }

    func set(_ value: some Encodable) throws {
        switch value {
        case let text as String: self.value = .text(text)
        case let truth as Bool: self.value = .boolean(truth)
        case let number as Double: self.value = .number(Self.text(number))
        case let number as any BinaryInteger: self.value = .number("\(number)")
        default: try value.encode(to: ValueEncoder(node: self))
        }
    }

    func setMissing() { value = .missing }

    func becomeObject() { kind = .members }

    func becomeList() { kind = .list }

    func member(_ name: String) -> ValueNode {
        let node = ValueNode()
        members[name] = node
        return node
    }

    func item() -> ValueNode {
        let node = ValueNode()
        items.append(node)
        return node
    }

    var itemCount: Int { items.count }

    /// As Foundation writes it in JSON.
    private static func text(_ number: Double) -> String {
        let text = number.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

private struct ValueEncoder: Encoder {
    let node: ValueNode
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        node.becomeObject()
        return KeyedEncodingContainer(KeyedValue(node: node))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        node.becomeList()
        return UnkeyedValue(node: node)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { SingleValue(node: node) }
}

private struct KeyedValue<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: ValueNode
    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) { node.member(key.stringValue).setMissing() }

    func encode(_ value: some Encodable, forKey key: Key) throws { try node.member(key.stringValue).set(value) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        ValueEncoder(node: node.member(key.stringValue)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        ValueEncoder(node: node.member(key.stringValue)).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { ValueEncoder(node: node.member("super")) }

    func superEncoder(forKey key: Key) -> any Encoder { ValueEncoder(node: node.member(key.stringValue)) }
}

private struct UnkeyedValue: UnkeyedEncodingContainer {
    let node: ValueNode
    var codingPath: [any CodingKey] { [] }
    var count: Int { node.itemCount }

    func encodeNil() { node.item().setMissing() }

    func encode(_ value: some Encodable) throws { try node.item().set(value) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        ValueEncoder(node: node.item()).container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { ValueEncoder(node: node.item()).unkeyedContainer() }

    func superEncoder() -> any Encoder { ValueEncoder(node: node.item()) }
}

private struct SingleValue: SingleValueEncodingContainer {
    let node: ValueNode
    var codingPath: [any CodingKey] { [] }

    func encodeNil() { node.setMissing() }

    func encode(_ value: some Encodable) throws { try node.set(value) }
}
