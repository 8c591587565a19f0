internal import ArgumentParser

/// The argument `COLUMN=field` of `--map`.
struct FieldAssignment: ExpressibleByArgument {
    var source: String
    var target: String

    init?(argument: String) {
        guard let separator = argument.lastIndex(of: "="), separator > argument.startIndex else { return nil }
        source = String(argument[..<separator])
        target = String(argument[argument.index(after: separator)...])
    }
}
