/// A union-find structure. The representative of a set is its lowest member.
struct DisjointSets {
    private var parent: [Int32]

    /// `count` sets of one member each.
    init(count: Int) { parent = Array(0..<Int32(count)) }

    /// The representative of the member's set.
    mutating func root(of member: Int32) -> Int32 {
        var member = member
        while parent[Int(member)] != member {
            parent[Int(member)] = parent[Int(parent[Int(member)])]
            member = parent[Int(member)]
        }
        return member
    }

    /// Merges the sets of two members.
    mutating func union(_ a: Int32, _ b: Int32) {
        let (a, b) = (root(of: a), root(of: b))
        parent[Int(max(a, b))] = min(a, b)
    }
}
