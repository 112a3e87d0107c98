import Foundation
import Knowledge
import Schedule

/// What is known of a message when it is decided whether it goes.
public struct SendingFacts: Sendable, Equatable {
    /// How a channel takes messages that are no answers.
    public enum Channel: Sendable, Equatable {
        /// WhatsApp: words of one's own for 24 hours after the customer's last message, approved templates at any time.
        case window(lastCustomerMessage: Date?)
        /// Anything at any time.
        case open
    }

    public enum Template: Sendable, Equatable {
        /// A template of this name there is not in this language.
        case missing
        case inactive
        case present(TemplateApproval)
    }

    /// A rate that is used up: so many messages went within its window, the first of them then.
    public struct UsedUp: Sendable, Equatable {
        public let isOfCustomer: Bool
        public let since: Date
        public let window: TimeInterval

        public init(isOfCustomer: Bool, since: Date, window: TimeInterval) {
            self.isOfCustomer = isOfCustomer
            self.since = since
            self.window = window
        }
    }

    public var purpose: MessagePurpose
    public var due: Date
    public var expires: Date?
    public var optOuts: Set<OptOutScope> = []
    /// The customer's last word on the purpose; `nil` where they said nothing.
    public var consent: Bool?
    /// `nil` where there is none that sends.
    public var channel: Channel?
    public var hasAddress = true
    public var hasText: Bool
    /// `nil` where none is named.
    public var template: Template?
    /// Variables of the template that nobody gave.
    public var lacksVariables = false
    public var usedUp: [UsedUp] = []

    public init(purpose: MessagePurpose, due: Date, expires: Date? = nil, channel: Channel?, hasText: Bool) {
        self.purpose = purpose
        self.due = due
        self.expires = expires
        self.channel = channel
        self.hasText = hasText
    }
}

/// What is done with a message at a moment.
public enum SendingDecision: Sendable, Equatable {
    public enum Form: Sendable, Equatable {
        /// As words: the message's own, or the template's with its variables filled in.
        case text
        /// By name, as WhatsApp approved it.
        case template
    }

    /// Why it does not go yet.
    public enum Delay: String, Sendable, CaseIterable {
        case notDue = "not_due"
        case tenantRate = "tenant_rate"
        case customerRate = "customer_rate"
        case quietHours = "quiet_hours"
    }

    /// Why it does not go at all.
    public enum Bar: String, Sendable, CaseIterable {
        case optedOut = "opted_out"
        case consentWithdrawn = "consent_withdrawn"
        case consentMissing = "consent_missing"
        case noAddress = "no_address"
        case noChannel = "no_channel"
        case variablesMissing = "variables_missing"
        case templateMissing = "template_missing"
        case templateInactive = "template_inactive"
        case templateNotApproved = "template_not_approved"
        case windowClosed = "window_closed"
    }

    case send(Form)
    case wait(until: Date, [Delay])
    /// Its moment has passed, or will have before it may go.
    case expire
    case suppress([Bar])
}

/// When a message goes, when it waits and when it must not go: every rule in one place, without a clock or a store.
public struct SendingRule: Sendable, Equatable {
    /// How long after the customer's last message WhatsApp takes words of one's own.
    public static let window: TimeInterval = 24 * 3_600

    public var quietHours: QuietHours?
    public var timeZone: TimeZone
    /// Purposes that need a consent that was given; for the others it is enough that none was withdrawn.
    public var consentNeeded: Set<MessagePurpose>

    public init(
        quietHours: QuietHours? = nil, timeZone: TimeZone = BusinessCalendar.istanbul,
        consentNeeded: Set<MessagePurpose> = [.marketing]
    ) {
        self.quietHours = quietHours
        self.timeZone = timeZone
        self.consentNeeded = consentNeeded
    }

    /// What bars a message for good comes before what delays it, and every reason is named, so that whoever reads it does
    /// not mend one to meet the next.
    public func decision(on facts: SendingFacts, at now: Date) -> SendingDecision {
        let lasting = lastingBars(facts)
        if !lasting.isEmpty {
            if case .failure(let more) = form(of: facts, at: now) { return .suppress(lasting + more.bars) }
            return .suppress(lasting)
        }
        let (moment, delays) = firstMoment(facts, from: now)
        if let expires = facts.expires, moment >= expires { return .expire }
        if moment > now { return .wait(until: moment, delays) }
        switch form(of: facts, at: now) {
        case .success(let form): return .send(form)
        case .failure(let more): return .suppress(more.bars)
        }
    }

    /// What no waiting helps against.
    private func lastingBars(_ facts: SendingFacts) -> [SendingDecision.Bar] {
        var bars: [SendingDecision.Bar] = []
        if facts.optOuts.contains(where: { $0.covers(facts.purpose) }) { bars.append(.optedOut) }
        if facts.consent == false {
            bars.append(.consentWithdrawn)
        } else if facts.consent == nil, consentNeeded.contains(facts.purpose) {
            bars.append(.consentMissing)
        }
        if facts.channel == nil { bars.append(.noChannel) } else if !facts.hasAddress { bars.append(.noAddress) }
        if facts.lacksVariables { bars.append(.variablesMissing) }
        return bars
    }

    /// The first moment at which nothing delays it any more: rates only recover while it waits, so quiet hours come last.
    private func firstMoment(_ facts: SendingFacts, from now: Date) -> (Date, [SendingDecision.Delay]) {
        var moment = now
        var delays: [SendingDecision.Delay] = []
        func wait(until date: Date, for delay: SendingDecision.Delay) {
            guard date > now else { return }
            moment = max(moment, date)
            if !delays.contains(delay) { delays.append(delay) }
        }
        wait(until: facts.due, for: .notDue)
        for rate in facts.usedUp {
            wait(
                until: rate.since.addingTimeInterval(rate.window), for: rate.isOfCustomer ? .customerRate : .tenantRate)
        }
        let allowed = quietHours?.firstAllowed(from: moment, in: timeZone) ?? moment
        if allowed > moment { delays.append(.quietHours) }
        return (allowed, delays)
    }

    private struct Bars: Error {
        let bars: [SendingDecision.Bar]
    }

    private func form(of facts: SendingFacts, at now: Date) -> Result<SendingDecision.Form, Bars> {
        let isOpen =
            switch facts.channel {
            case .open: true
            case .window(let last?): last <= now && now < last.addingTimeInterval(Self.window)
            case .window(nil), nil: false
            }
        if isOpen {
            if facts.hasText { return .success(.text) }
            switch facts.template {
            // The business may say in a talk what it may not say out of the blue, but for what was turned down.
            case .present(.rejected): return .failure(Bars(bars: [.templateNotApproved]))
            case .present(.approved): return .success(facts.channel == .open ? .text : .template)
            case .present: return .success(.text)
            case .inactive: return .failure(Bars(bars: [.templateInactive]))
            case .missing, nil: return .failure(Bars(bars: [.templateMissing]))
            }
        }
        guard facts.channel != nil else { return .failure(Bars(bars: [])) }
        switch facts.template {
        case .present(.approved): return .success(.template)
        case .present: return .failure(Bars(bars: [.windowClosed, .templateNotApproved]))
        case .inactive: return .failure(Bars(bars: [.windowClosed, .templateInactive]))
        case .missing: return .failure(Bars(bars: [.windowClosed, .templateMissing]))
        case nil: return .failure(Bars(bars: [.windowClosed]))
        }
    }
}
