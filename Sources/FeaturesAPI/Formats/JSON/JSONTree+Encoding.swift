import Codecs

extension JSONTree {
    /// The members and values that a value encodes, the members in the order of their names.
    init(encoding value: some Encodable) throws {
        let node = TreeNode()
        try node.set(value)
        self = node.tree
    }
}

/// A place in the tree that a value is encoded to.
private final class TreeNode {
    private enum Kind { case value, array, object }

    private var kind = Kind.value
    private var value = JSONTree.null
    private var items: [TreeNode] = []
    private var members: [String: TreeNode] = [:]

    var tree: JSONTree {
        switch kind {
        case .value: value
        case .array: .array(items.map(\.tree))
        case .object:
            .object(
                members.sorted { $0.key < $1.key }.map { JSONTree.Member(name: $0.key, value: $0.value.tree) })
        }
    }

    func set(_ value: some Encodable) throws {
        switch value {
        case let text as String: self.value = .string(text)
        case let truth as Bool: self.value = .boolean(truth)
        case let number as Double: self.value = .number(Self.text(number))
        case let number as any BinaryInteger: self.value = .number("\(number)")
        default: try value.encode(to: TreeEncoder(node: self))
        }
    }

    func setNull() { value = .null }

    func becomeObject() { kind = .object }

    func becomeArray() { kind = .array }

    func member(_ name: String) -> TreeNode {
        let node = TreeNode()
        members[name] = node
        return node
    }

    func item() -> TreeNode {
        let node = TreeNode()
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

private struct TreeEncoder: Encoder {
    let node: TreeNode
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        node.becomeObject()
        return KeyedEncodingContainer(KeyedTree(node: node))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        node.becomeArray()
        return UnkeyedTree(node: node)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { SingleTree(node: node) }
}

private struct KeyedTree<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: TreeNode
    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) { node.member(key.stringValue).setNull() }

    func encode(_ value: some Encodable, forKey key: Key) throws { try node.member(key.stringValue).set(value) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        TreeEncoder(node: node.member(key.stringValue)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        TreeEncoder(node: node.member(key.stringValue)).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { TreeEncoder(node: node.member("super")) }

    func superEncoder(forKey key: Key) -> any Encoder { TreeEncoder(node: node.member(key.stringValue)) }
}

private struct UnkeyedTree: UnkeyedEncodingContainer {
    let node: TreeNode
    var codingPath: [any CodingKey] { [] }
    var count: Int { node.itemCount }

    func encodeNil() { node.item().setNull() }

    func encode(_ value: some Encodable) throws { try node.item().set(value) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        TreeEncoder(node: node.item()).container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { TreeEncoder(node: node.item()).unkeyedContainer() }

    func superEncoder() -> any Encoder { TreeEncoder(node: node.item()) }
}

private struct SingleTree: SingleValueEncodingContainer {
    let node: TreeNode
    var codingPath: [any CodingKey] { [] }

    func encodeNil() { node.setNull() }

    func encode(_ value: some Encodable) throws { try node.set(value) }
}
