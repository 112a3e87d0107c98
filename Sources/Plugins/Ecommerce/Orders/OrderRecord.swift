import Foundation
import PluginKit

/// One thing of an order.
struct OrderLine: Codable, Hashable, Sendable {
    var sku: String?
    var name: String
    var size: String?
    var color: String?
    var quantity: Int
    /// Of all its pieces.
    var totalMinor: Int?
}

/// One parcel of an order: what a marketplace calls a package.
struct Parcel: Codable, Hashable, Sendable {
    /// What the id of something begins with that was bought and is in no parcel yet.
    static let unpacked = "unpacked"

    var isUnpacked: Bool { id.hasPrefix(Self.unpacked) }

    let id: String
    var status: OrderStatus
    var carrier: String?
    var trackingCode: String?
    var trackingUrl: String?
    /// `2026-11-25`
    var expectedOn: String?
    var shippedAt: Date?
    var deliveredAt: Date?
    var modifiedAt: Date
    var lines: [OrderLine] = []
    /// Nobody has said that these goods are in it: they are in no other. See ``Packing``.
    var assumesLines: Bool?
    /// Of what is in no parcel yet, all that was bought, where some of it is in one by now.
    var bought: [OrderLine]?

    /// Everything that was bought here is in other parcels.
    var isEmptied: Bool { bought != nil && lines.isEmpty }

    /// As everybody but the cache has it.
    var shown: Parcel {
        var parcel = self
        (parcel.assumesLines, parcel.bought) = (nil, nil)
        return parcel
    }

    /// This parcel as a later notice of it has it: what the notice leaves out stays; an earlier notice fills gaps only.
    func merged(with notice: Parcel) -> Parcel {
        let (new, old) = notice.modifiedAt >= modifiedAt ? (notice, self) : (self, notice)
        var result = new
        result.carrier = new.carrier ?? old.carrier
        result.trackingCode = new.trackingCode ?? old.trackingCode
        result.trackingUrl = new.trackingUrl ?? old.trackingUrl
        result.expectedOn = new.expectedOn ?? old.expectedOn
        result.shippedAt = new.shippedAt ?? old.shippedAt
        result.deliveredAt = new.deliveredAt ?? old.deliveredAt
        if new.lines.isEmpty {
            (result.lines, result.assumesLines, result.bought) = (old.lines, old.assumesLines, old.bought)
        }
        return result
    }
}

/// What is heard of an order: from a marketplace, a webhook or a file. It may be a part of what is known.
struct OrderNotice: Codable, Hashable, Sendable {
    let provider: String
    let number: String
    var customerName: String?
    var customerPhone: String?
    var customerEmail: String?
    var city: String?
    var orderedAt: Date?
    var totalMinor: Int?
    var currency: String?
    var invoiceUrl: String?
    var parcels: [Parcel]

    /// When the newest of it happened.
    var modifiedAt: Date { parcels.map(\.modifiedAt).max() ?? orderedAt ?? .distantPast }
}

/// An order as it is kept.
struct Order: Encodable, Sendable {
    let id: OrderID
    let provider: String
    let number: String
    let status: OrderStatus
    let customerName: String?
    let customerPhone: String?
    let customerEmail: String?
    let city: String?
    let totalMinor: Int?
    let currency: String
    let invoiceUrl: String?
    let parcels: [Parcel]
    /// With those that are there only to be put together with later notices.
    let allParcels: [Parcel]
    let orderedAt: Date?
    let deliveredAt: Date?
    let modifiedAt: Date
    let syncedAt: Date
    /// Whose it was was erased.
    let isErased: Bool

    init(_ row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        provider = try row.text("provider")
        number = try row.text("number")
        status = try row.value("status")
        customerName = try row.value("customer_name")
        customerPhone = try row.value("customer_phone")
        customerEmail = try row.value("customer_email")
        city = try row.value("city")
        totalMinor = try row.value("total_minor")
        currency = try row.text("currency")
        invoiceUrl = try row.value("invoice_url")
        let kept: JSONValue = try row.value("parcels")
        guard let parcels = try? WireFormat.decode(kept, as: [Parcel].self) else {
            throw StorageError(.decoding, subject: "ecommerce_orders")
        }
        allParcels = parcels
        self.parcels = parcels.filter { !$0.isEmptied }.map(\.shown)
        orderedAt = try row.value("ordered_at")
        deliveredAt = try row.value("delivered_at")
        modifiedAt = try row.date("modified_at")
        syncedAt = try row.date("synced_at")
        isErased = try row.flag("is_erased")
    }

    private enum CodingKeys: String, CodingKey {
        case id, provider, number, status, customerName, customerPhone, customerEmail, city, totalMinor, currency
        case invoiceUrl, parcels, orderedAt, deliveredAt, modifiedAt, syncedAt, isErased
    }

    var lines: [OrderLine] { parcels.filter { $0.status != .cancelled }.flatMap(\.lines) }

    /// The parcel that tells most of where it is: the one that moves.
    var foremost: Parcel? {
        parcels.first { $0.status == status && $0.trackingCode != nil } ?? parcels.first { $0.status == status }
    }
}
