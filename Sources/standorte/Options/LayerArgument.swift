internal import ArgumentParser
internal import InventoryExchange
internal import SiteInventory

/// The argument of `--layer`: a collection, or the name of a layer with or without its collection.
enum LayerArgument: ExpressibleByArgument {
    case collection(CollectionID)
    case layer(LayerChoice)

    init?(argument: String) {
        guard !argument.isEmpty else { return nil }
        if let collection = CollectionID(rawValue: argument) {
            self = .collection(collection)
        } else if let choice = LayerChoice(argument) {
            self = .layer(choice)
        } else if argument.contains("=") {
            return nil
        } else {
            self = .layer(LayerChoice(name: argument))
        }
    }
}

/// The argument `field=VALUE` of `--set`.
struct FieldConstant: ExpressibleByArgument {
    var field: String
    var value: String

    init?(argument: String) {
        guard let separator = argument.firstIndex(of: "="), separator > argument.startIndex else { return nil }
        field = String(argument[..<separator])
        value = String(argument[argument.index(after: separator)...])
    }
}

/// The argument of `--confirm-overlap`: pairs of plots, or nothing for the pairs that a dry run reports.
enum ConfirmedOverlaps: ExpressibleByArgument {
    case reported
    case pairs([PlotPair])

    init?(argument: String) {
        guard let pairs = PlotPair.list(argument) else { return nil }
        self = .pairs(pairs)
    }
}
