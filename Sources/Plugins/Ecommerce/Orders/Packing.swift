/// Which goods of an order are in which of its parcels, as far as anybody has said.
///
/// Goods are heard of when they are bought, and again when a parcel is packed; some notices of parcels name none. What no
/// parcel names is still at the shop, unless there is a parcel that names nothing: then it is taken to be in that one,
/// until another names it. What was bought is kept beside, so that the same notices lead to the same parcels again.
enum Packing {
    static func sorted(_ parcels: [Parcel]) -> [Parcel] {
        var parcels = parcels
        let packed = parcels.indices.filter { !parcels[$0].isUnpacked && parcels[$0].status != .cancelled }
        for index in parcels.indices where parcels[index].isUnpacked {
            parcels[index].lines = parcels[index].bought ?? parcels[index].lines
            parcels[index].bought = nil
        }
        guard !packed.isEmpty else { return parcels }
        for index in packed where parcels[index].assumesLines == true {
            (parcels[index].lines, parcels[index].assumesLines) = ([], nil)
        }
        var named = Goods(packed.flatMap { parcels[$0].lines })
        let open = parcels.indices.filter { parcels[$0].isUnpacked && parcels[$0].status != .cancelled }
        // Where as many pieces are packed as were bought, they are the same, whatever the two notices call them.
        let isAll = named.count >= Goods(open.flatMap { parcels[$0].lines }).count
        for index in open {
            parcels[index].bought = parcels[index].lines
            parcels[index].lines = isAll ? [] : parcels[index].lines.compactMap { named.rest(of: $0) }
        }
        guard let silent = packed.first(where: { parcels[$0].lines.isEmpty }) else { return parcels }
        let rest = open.flatMap { parcels[$0].lines }
        guard !rest.isEmpty else { return parcels }
        for index in open { parcels[index].lines = [] }
        (parcels[silent].lines, parcels[silent].assumesLines) = (rest, true)
        return parcels
    }

    /// So many of each thing.
    private struct Goods {
        private var pieces: [String: Int] = [:]

        init(_ lines: [OrderLine]) {
            for line in lines { pieces[Self.key(line), default: 0] += line.quantity }
        }

        var count: Int { pieces.values.reduce(0, +) }

        /// What is left of a line when these are taken out of it, and they with it; `nil` for nothing.
        mutating func rest(of line: OrderLine) -> OrderLine? {
            let taken = min(line.quantity, pieces[Self.key(line), default: 0])
            guard taken > 0 else { return line }
            pieces[Self.key(line), default: 0] -= taken
            guard taken < line.quantity else { return nil }
            var rest = line
            rest.quantity -= taken
            rest.totalMinor = line.totalMinor.map { $0 / line.quantity * rest.quantity }
            return rest
        }

        private static func key(_ line: OrderLine) -> String { line.sku ?? line.name }
    }
}
