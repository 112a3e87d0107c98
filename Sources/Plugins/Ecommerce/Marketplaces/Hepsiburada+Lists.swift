import Foundation
import PluginKit

extension Hepsiburada {
    /// The lists of the order management, and what a row of each tells.
    enum List: CaseIterable {
        case orders, packages, shipped, delivered, undelivered, cancelled

        func path(_ merchant: String) -> String {
            switch self {
            case .orders: "orders/merchantid/\(merchant)"
            case .packages: "packages/merchantid/\(merchant)"
            case .shipped: "packages/merchantid/\(merchant)/shipped"
            case .delivered: "packages/merchantid/\(merchant)/delivered"
            case .undelivered: "packages/merchantid/\(merchant)/undelivered"
            case .cancelled: "orders/merchantid/\(merchant)/cancelled"
            }
        }

        /// - Parameter moment: when a row that names none was true.
        func notices(_ row: Payload, at moment: Date) -> [OrderNotice] {
            switch self {
            case .orders: [bought(row, at: moment)].compactMap { $0 }
            case .packages: packed(row, at: moment)
            case .shipped: moved(row, .shipped, row.moment("shippedDate", zone: Self.zone) ?? moment)
            case .delivered:
                moved(row, .delivered, row.moment("deliveredDate", "receivedDate", zone: Self.zone) ?? moment)
            case .undelivered: moved(row, .undelivered, row.moment("undeliveredDate", zone: Self.zone) ?? moment)
            case .cancelled: cancelled(row, at: row.moment("cancelDate", zone: Self.zone) ?? moment)
            }
        }

        private static let zone = BusinessCalendar.istanbul

        /// A row of the paid orders is one line of one order, in no package yet.
        private func bought(_ row: Payload, at moment: Date) -> OrderNotice? {
            guard let number = row.text("orderNumber") else { return nil }
            let address = row.object("shippingAddress", "deliveryAddress")
            let at = row.moment("lastStatusUpdateDate", "orderDate", zone: Self.zone) ?? moment
            return OrderNotice(
                provider: Hepsiburada.id, number: number,
                customerName: Withheld.name(row.text("customerName") ?? address?.text("name")),
                customerPhone: Withheld.phone(address?.text("phoneNumber")),
                customerEmail: Withheld.email(address?.text("email")), city: address?.text("city"),
                orderedAt: row.moment("orderDate", zone: Self.zone),
                currency: row.object("totalPrice")?.text("currency"),
                parcels: [
                    Parcel(
                        id: row.text("id", "lineItemId").map { "\(Parcel.unpacked):\($0)" } ?? Parcel.unpacked,
                        status: .created, carrier: row.object("cargoCompanyModel")?.text("name"),
                        modifiedAt: at, lines: [Self.line(row)])
                ])
        }

        /// A package may hold lines of several orders.
        private func packed(_ row: Payload, at moment: Date) -> [OrderNotice] {
            guard let package = row.text("packageNumber") else { return [] }
            let items = row.list("items", "lineItems")
            let numbers = Set(items.compactMap { $0.text("orderNumber") } + [row.text("orderNumber")].compactMap { $0 })
            let at = row.moment("lastStatusUpdateDate", "createdDate", "orderDate", zone: Self.zone) ?? moment
            return numbers.sorted().map { number in
                let lines = items.filter { ($0.text("orderNumber") ?? number) == number }
                return OrderNotice(
                    provider: Hepsiburada.id, number: number,
                    customerName: Withheld.name(row.text("recipientName", "customerName")),
                    customerPhone: Withheld.phone(row.text("phoneNumber")),
                    customerEmail: Withheld.email(row.text("email")), city: row.text("shippingCity"),
                    orderedAt: row.moment("orderDate", zone: Self.zone),
                    currency: row.object("totalPrice")?.text("currency"),
                    parcels: [
                        Parcel(
                            id: package, status: .preparing, carrier: row.text("cargoCompany"),
                            trackingCode: row.text("trackingInfoCode", "barcode"),
                            trackingUrl: Withheld.link(row.text("trackingInfoUrl")), modifiedAt: at,
                            lines: lines.map(Self.line))
                    ])
            }
        }

        private func moved(_ row: Payload, _ status: OrderStatus, _ at: Date) -> [OrderNotice] {
            guard let number = row.text("orderNumber"), let package = row.text("packageNumber") else { return [] }
            var parcel = Parcel(id: package, status: status, modifiedAt: at)
            if status == .shipped { parcel.shippedAt = at }
            if status == .delivered { parcel.deliveredAt = at }
            return [OrderNotice(provider: Hepsiburada.id, number: number, parcels: [parcel])]
        }

        /// A line that was cancelled takes the place of the one that was bought.
        private func cancelled(_ row: Payload, at moment: Date) -> [OrderNotice] {
            guard let number = row.text("orderNumber") else { return [] }
            let id = row.text("lineItemId").map { "\(Parcel.unpacked):\($0)" } ?? Parcel.unpacked
            return [
                OrderNotice(
                    provider: Hepsiburada.id, number: number,
                    parcels: [Parcel(id: id, status: .cancelled, modifiedAt: moment)])
            ]
        }

        private static func line(_ row: Payload) -> OrderLine {
            let properties = row.list("properties")
            func property(_ names: Set<String>) -> String? {
                properties.first { names.contains(FoldedText.fold($0.text("name") ?? "")) }?.text("value")
            }
            return OrderLine(
                sku: row.text("merchantSku", "sku"), name: row.text("productName", "name") ?? "—",
                size: property(["beden", "numara", "size"]), color: property(["renk", "color"]),
                quantity: max(1, Int(row.number("quantity") ?? 1)), totalMinor: row.minor("totalPrice"))
        }
    }
}
