import Foundation
import PluginKit

/// Another system's JSON, read with tolerance: numbers may be texts, names may differ in case, `null` is nothing.
struct Payload {
    private let value: JSONValue
    private let members: [String: JSONValue]

    init(_ value: JSONValue) {
        self.value = value
        if case .object(let members) = value {
            self.members = Dictionary(members.map { ($0.key.lowercased(), $0.value) }) { $1 }
        } else {
            members = [:]
        }
    }

    init(json bytes: [UInt8]) throws(ConnectorFailure) {
        guard let value = try? JSONValue(json: Data(bytes)) else { throw ConnectorFailure(.unreadable) }
        self.init(value)
    }

    /// The first of these names that holds something.
    private func member(_ names: [String]) -> JSONValue? {
        names.lazy.compactMap { members[$0.lowercased()] }.first { $0 != .null }
    }

    func text(_ names: String...) -> String? {
        let text: String? =
            switch member(names) {
            case .string(let text): text.trimmingCharacters(in: .whitespacesAndNewlines)
            case .integer(let number): String(number)
            case .number(let number) where number == number.rounded() && abs(number) < 9e15: String(Int(number))
            default: nil
            }
        guard let text, !text.isEmpty, text.lowercased() != "null" else { return nil }
        return String(text.replacing("\0", with: "").prefix(500))
    }

    func number(_ names: String...) -> Double? {
        switch member(names) {
        case .integer(let number): Double(number)
        case .number(let number): number
        case .string(let text): Double(text)
        default: nil
        }
    }

    /// Kuruş, of lira or of `{amount, currency}`.
    func minor(_ names: String...) -> Int? {
        let amount: Double? =
            switch member(names) {
            case .integer(let number): Double(number)
            case .number(let number): number
            case .string(let text): Double(text)
            case .object(let members)?: Payload(.object(members)).number("amount", "value")
            default: nil
            }
        guard let amount, amount.isFinite, abs(amount) < 1e10 else { return nil }
        return Int((amount * 100).rounded())
    }

    /// Of Unix milliseconds, or a moment as RFC 3339 writes it; one without a zone is of this zone.
    func moment(_ names: String..., zone: TimeZone = .gmt) -> Date? {
        switch member(names) {
        case .integer(let number) where number > 0: Date(timeIntervalSince1970: Double(number / 1000))
        case .number(let number) where number > 0: Date(timeIntervalSince1970: (number / 1000).rounded(.down))
        case .string(let text): Self.moment(text, zone)
        default: nil
        }
    }

    private static func moment(_ text: String, _ zone: TimeZone) -> Date? {
        if let moment = WireFormat.moment(text) { return moment }
        // `2026-11-20T09:15:17.735` or with a space: what follows the seconds does not matter here.
        let head = text.replacing(" ", with: "T").prefix(19)
        let parts = head.split(separator: "T")
        guard parts.count == 2, let day = CalendarDay(String(parts[0])), let time = WallTime(String(parts[1].prefix(5)))
        else { return nil }
        let seconds = Double(parts[1].split(separator: ":").dropFirst(2).first ?? "0") ?? 0
        return day.moment(time, in: zone).addingTimeInterval(seconds)
    }

    func object(_ names: String...) -> Payload? {
        if case .object(let members)? = member(names) { Payload(.object(members)) } else { nil }
    }

    func list(_ names: String...) -> [Payload] {
        if case .array(let values)? = member(names) { values.map(Payload.init) } else { [] }
    }

    /// The rows of a page, which some answers wrap and some do not.
    var rows: [Payload] {
        if case .array(let values) = value { return values.map(Payload.init) }
        return list("items", "content", "data")
    }
}

/// What marketplaces write in place of something they do not tell.
enum Withheld {
    /// A relay address reaches nobody for long, and is nobody's own.
    static func email(_ text: String?) -> String? {
        guard let text, text.contains("@"), !text.lowercased().hasSuffix("trendyolmail.com"),
            !text.lowercased().hasSuffix("@hepsiburada.com")
        else { return nil }
        return text.lowercased()
    }

    /// Without placeholders such as `0000000000`.
    static func phone(_ text: String?) -> String? {
        guard let text, Set(text.filter(\.isNumber)).count > 2 else { return nil }
        return PhoneNumber.normalised(text)
    }

    /// Without names that are masked: `A*** K***`.
    static func name(_ text: String?) -> String? {
        guard let text, !text.contains("*") else { return nil }
        return text
    }

    /// Only what a browser may open.
    static func link(_ text: String?) -> String? {
        guard let text, text.hasPrefix("https://") || text.hasPrefix("http://"), URL(string: text) != nil else {
            return nil
        }
        return text
    }
}

/// What a marketplace's fetch hands to the half that writes.
struct FetchedOrders: Codable, Sendable {
    let orders: [OrderNotice]
    let cursor: JSONValue
    let isBehind: Bool

    static let receive: Connector.Receive = { value, session in
        let fetched = try WireFormat.decode(value, as: FetchedOrders.self)
        let rows = try OrderCache.store(fetched.orders, session)
        return ConnectorProgress(cursor: fetched.cursor, rows: rows, isBehind: fetched.isBehind)
    }
}

extension ConnectorCall {
    func basic(_ user: String, _ password: String) -> String {
        "Basic " + Data("\(secrets[user] ?? ""):\(secrets[password] ?? "")".utf8).base64EncodedString()
    }

    /// A field of the account as a part of an address's path.
    func pathPart(_ field: String) -> String {
        let allowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-_."))
        return (secrets[field] ?? "").addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    }
}
