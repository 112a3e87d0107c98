import PluginKit

/// A known problem of the platform and how it is put right.
public struct StandardSolution: Sendable, Equatable, Identifiable {
    public typealias ID = String

    public enum Category: String, Sendable, Codable, CaseIterable {
        case account, listings, valuation, bot, payment

        /// Whether its problems may be of this part; one that is not named may be any.
        func covers(_ part: PlatformPart?) -> Bool {
            switch part {
            case nil, .platform, .search, .customers: true
            case .login, .verificationMail, .campaign: self == .account || self == .payment
            case .listing, .bulkUpload: self == .listings
            case .valuation: self == .valuation
            case .bot, .miniApp: self == .bot
            case .payment, .paymentSystem, .invoice: self == .payment
            case .report, .matching, .showcase, .calculator, .assistant: false
            }
        }

        public var name: LocalizedText {
            switch self {
            case .account: LocalizedText(tr: "Hesap ve giriş", en: "Account and login")
            case .listings: LocalizedText(tr: "Portföy ve ilan", en: "Portfolio and listings")
            case .valuation: LocalizedText(tr: "AI değerleme", en: "AI valuation")
            case .bot: LocalizedText(tr: "Telegram bot", en: "Telegram bot")
            case .payment: LocalizedText(tr: "Ödeme", en: "Payment")
            }
        }
    }

    public let id: ID
    public let category: Category
    public let title: LocalizedText
    /// What the office has to do, one thing a step, in words that need no explaining.
    public let steps: [LocalizedText]
    /// Who solves it, and who takes over where the steps do not help.
    public let levels: ClosedRange<SupportLevel>
    /// How much it presses where nothing else is said.
    public let priority: Priority
    /// How offices tell of it.
    public let utterances: [String]
}
