import Foundation
import Knowledge

/// How a tenant wants its replies: the words around the facts, and when they may be said. The defaults add no word.
public struct ReplySettings: Codable, Hashable, Sendable {
    /// A text that is said when it is wanted; without words of the tenant's own, the house's.
    public struct Phrase: Codable, Hashable, Sendable {
        public var enabled: Bool
        public var text: CustomerText

        public init(enabled: Bool = false, text: CustomerText = CustomerText()) {
            self.enabled = enabled
            self.text = text
        }
    }

    public var tone: Tone
    public var greeting: Phrase
    public var closing: Phrase
    /// {{firma}}; the tenant's name where it is `nil`.
    public var company: String?
    /// {{temsilci}}
    public var agent: String?
    /// The least confidence of a reply; the calibrated default where it is `nil`.
    public var threshold: Float?
    /// Whether a customer may be asked back.
    public var asks: Bool

    public init(
        tone: Tone = .short, greeting: Phrase = Phrase(), closing: Phrase = Phrase(), company: String? = nil,
        agent: String? = nil, threshold: Float? = nil, asks: Bool = true
    ) {
        self.tone = tone
        self.greeting = greeting
        self.closing = closing
        self.company = company
        self.agent = agent
        self.threshold = threshold
        self.asks = asks
    }
}

/// What a tenant says when nobody is there.
public struct OutOfHours: Hashable, Sendable {
    public let text: CustomerText
    /// When somebody will be there again; `nil` where the calendar knows of no opening, and none is promised.
    public let opening: Date?

    public init(text: CustomerText, opening: Date?) {
        self.text = text
        self.opening = opening
    }
}

/// Who is answered, when and how, beyond the words of the question.
public struct Occasion: Sendable {
    public var settings: ReplySettings
    public var customer: String?
    /// The tenant's name.
    public var company: String
    public var moment: Date
    public var timeZone: TimeZone
    /// `nil` while somebody is there.
    public var outOfHours: OutOfHours?
    /// What the question names.
    public var entities: [Entity]

    public init(
        settings: ReplySettings = ReplySettings(), customer: String? = nil, company: String = "", moment: Date = Date(),
        timeZone: TimeZone = .gmt, outOfHours: OutOfHours? = nil, entities: [Entity] = []
    ) {
        self.settings = settings
        self.customer = customer
        self.company = company
        self.moment = moment
        self.timeZone = timeZone
        self.outOfHours = outOfHours
        self.entities = entities
    }
}
