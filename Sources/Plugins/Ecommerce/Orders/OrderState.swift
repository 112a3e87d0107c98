import PluginKit

/// Where an order stands, whatever its marketplace calls it.
enum OrderStatus: String, Codable, Sendable, CaseIterable, PostgresValue {
    case awaiting, created, preparing, undelivered, shipped, pickup, delivered, returned, cancelled

    var title: LocalizedText {
        switch self {
        case .awaiting: LocalizedText(tr: "Ödeme bekliyor", en: "Awaiting payment")
        case .created: LocalizedText(tr: "Alındı", en: "Received")
        case .preparing: LocalizedText(tr: "Hazırlanıyor", en: "Being prepared")
        case .undelivered: LocalizedText(tr: "Teslim edilemedi", en: "Not delivered")
        case .shipped: LocalizedText(tr: "Kargoda", en: "On its way")
        case .pickup: LocalizedText(tr: "Teslim noktasında", en: "At the pick-up point")
        case .delivered: LocalizedText(tr: "Teslim edildi", en: "Delivered")
        case .returned: LocalizedText(tr: "İade edildi", en: "Returned")
        case .cancelled: LocalizedText(tr: "İptal edildi", en: "Cancelled")
        }
    }

    static let choices = allCases.map { JSONSchema.Choice($0.rawValue, $0.title) }

    /// Nothing has left the shop yet.
    var isAtShop: Bool { self == .awaiting || self == .created || self == .preparing }

    /// Of several parcels: an order stands where its least advanced parcel stands; what was cancelled counts only where
    /// everything was.
    static func of(_ parcels: [OrderStatus]) -> OrderStatus {
        let live = parcels.filter { $0 != .cancelled }
        return live.min { ($0.rank) < ($1.rank) } ?? (parcels.isEmpty ? .created : .cancelled)
    }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
