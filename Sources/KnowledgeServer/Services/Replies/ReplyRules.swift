import Assist
import Foundation
import Knowledge
import Storage

/// Everything that a tenant set for its replies, as it is now.
struct ReplyRules: Sendable {
    var settings: ReplySettings
    let hours: HoursSettings
    let intents: [String: IntentSettings]
    /// Intents that the tenant turned off.
    let off: Set<String>

    init(of session: borrowing TenantSession) throws {
        settings = try session.replySettings(.replies)?.decode() ?? ReplySettings()
        hours = try session.replySettings(.hours)?.decode() ?? HoursSettings()
        intents = try session.intentSettings()
        let trust = try session.intentTrust()
        off = Set(try trust.filter { try $0.value.decode(as: IntentTrust.self).mode == .off }.keys)
    }

    var policy: DecisionPolicy {
        DecisionPolicy(
            threshold: settings.threshold ?? DecisionPolicy().threshold,
            thresholds: intents.compactMapValues(\.threshold), off: off)
    }

    /// For a draft's own intent, whose tone the tenant may have set.
    func settings(of intent: String) -> ReplySettings {
        var settings = settings
        if let tone = intents[intent]?.tone.flatMap(Tone.init) { settings.tone = tone }
        return settings
    }

    func occasion(
        for tenant: TenantContext, customer: String?, entities: [Entity], at moment: Date
    ) -> Occasion {
        Occasion(
            settings: settings, customer: customer, company: tenant.name, moment: moment, timeZone: hours.zone,
            outOfHours: hours.outOfHours(at: moment), entities: entities)
    }
}
