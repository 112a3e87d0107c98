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
        if new.lines.isEmpty { result.lines = old.lines }
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
    let orderedAt: Date?
    let deliveredAt: Date?
    let modifiedAt: Date
    let syncedAt: Date

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
        self.parcels = parcels
        orderedAt = try row.value("ordered_at")
        deliveredAt = try row.value("delivered_at")
        modifiedAt = try row.date("modified_at")
        syncedAt = try row.date("synced_at")
    }

    var lines: [OrderLine] { parcels.filter { $0.status != .cancelled }.flatMap(\.lines) }

    /// The parcel that tells most of where it is: the one that moves.
    var foremost: Parcel? {
        parcels.first { $0.status == status && $0.trackingCode != nil } ?? parcels.first { $0.status == status }
    }
}
