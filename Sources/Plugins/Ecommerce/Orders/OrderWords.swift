import Foundation
import PluginKit

/// What is said of an order to whoever asks by its number: nothing that tells who bought what, or where it goes.
enum OrderWords {
    static func answer(_ order: Order, _ language: Language, in zone: TimeZone) -> String {
        let text = language == .turkish ? turkish(order) : english(order)
        return ([text] + details(order, language, in: zone)).joined(separator: " ")
    }

    private static func turkish(_ order: Order) -> String {
        let number = order.number
        return switch order.status {
        case .awaiting: "\(number) numaralı siparişinizin ödeme onayı bekleniyor."
        case .created: "\(number) numaralı siparişiniz alındı, henüz kargoya verilmedi."
        case .preparing: "\(number) numaralı siparişiniz hazırlanıyor, henüz kargoya verilmedi."
        case .shipped: "\(number) numaralı siparişiniz kargoda."
        case .pickup: "\(number) numaralı siparişiniz teslim noktasında sizi bekliyor."
        case .delivered: "\(number) numaralı siparişiniz teslim edildi."
        case .undelivered: "\(number) numaralı siparişiniz kargo tarafından teslim edilemedi."
        case .returned: "\(number) numaralı siparişiniz iade edildi."
        case .cancelled: "\(number) numaralı siparişiniz iptal edildi."
        }
    }

    private static func english(_ order: Order) -> String {
        let number = order.number
        return switch order.status {
        case .awaiting: "Your order \(number) is waiting for the payment to be confirmed."
        case .created: "We have your order \(number); it has not been shipped yet."
        case .preparing: "Your order \(number) is being prepared; it has not been shipped yet."
        case .shipped: "Your order \(number) is on its way."
        case .pickup: "Your order \(number) is waiting for you at the pick-up point."
        case .delivered: "Your order \(number) was delivered."
        case .undelivered: "The carrier could not deliver your order \(number)."
        case .returned: "Your order \(number) was returned."
        case .cancelled: "Your order \(number) was cancelled."
        }
    }

    private static func details(_ order: Order, _ language: Language, in zone: TimeZone) -> [String] {
        guard order.status != .cancelled, order.status != .returned, let parcel = order.foremost else { return [] }
        let isTurkish = language == .turkish
        var details: [String] = []
        if let carrier = parcel.carrier, !order.status.isAtShop {
            details.append(isTurkish ? "Kargo firması: \(carrier)." : "Carrier: \(carrier).")
        }
        if let code = parcel.trackingCode, !order.status.isAtShop {
            details.append(isTurkish ? "Takip numarası: \(code)." : "Tracking number: \(code).")
        }
        if order.status == .delivered, let moment = parcel.deliveredAt {
            let day = DayWords.date(CalendarDay(moment, in: zone), language)
            details.append(isTurkish ? "Teslim günü: \(day)." : "Delivered on \(day).")
        } else if order.status != .delivered, let day = parcel.expectedOn.flatMap({ CalendarDay($0) }) {
            let day = DayWords.date(day, language)
            details.append(isTurkish ? "Tahmini teslim günü: \(day)." : "Expected day of delivery: \(day).")
        }
        if order.parcels.filter({ $0.status != .cancelled }).count > 1 {
            details.append(
                isTurkish
                    ? "Siparişiniz birden çok paketle gönderiliyor." : "Your order is sent in several parcels.")
        }
        if let link = parcel.trackingUrl, order.status == .shipped || order.status == .pickup {
            details.append(isTurkish ? "Takip bağlantısı: \(link)" : "Track it here: \(link)")
        }
        return details
    }

    /// The row that an answer stands on, as it is cited.
    static func record(_ order: Order, _ language: Language, in zone: TimeZone) -> Fact.Record {
        let quote = answer(order, language, in: zone)
        return Fact.Record(table: "orders", id: order.id.description, quote: quote)
    }
}

/// An order as an agent sees it beside a conversation.
struct OrderCard: Encodable {
    let order: Order
    let statusTitle: String
    /// What they still want of it.
    let openReturn: Bool

    init(_ order: Order, _ language: Language, _ session: borrowing PluginSession) throws {
        self.order = order
        statusTitle = order.status.title.text(in: language)
        openReturn =
            try session.count(
                """
                select count(*) as n from ecommerce_return_deflections
                where tenant_id = \(session.tenant) and order_id = \(order.id) and outcome = 'open'
                """) > 0
    }
}
