import PluginKit

/// What is known of a lead's wish. Signals are only added, so a score never falls by what a lead says.
struct LeadSignals: Sendable, Equatable {
    /// When they want it.
    enum Timing: String, CaseIterable, Comparable, PostgresValue, Sendable, Codable {
        case unknown
        case later
        case month
        case week

        static func < (left: Timing, right: Timing) -> Bool {
            (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
        }
    }

    /// ``ServiceName`` ids.
    var services: Set<String> = []
    var askedPrice = false
    var wantsConsultation = false
    var budget: Money?
    /// The budget reaches the lowest price of what they ask for.
    var budgetCovers = false
    var timing = Timing.unknown
    var messages = 0
    /// Of those, how many answered something that the clinic had written.
    var answers = 0
    var isForeign = false
    var hasPhone = false
    var hasEmail = false

    /// Both together.
    func adding(_ other: LeadSignals) -> LeadSignals {
        LeadSignals(
            services: services.union(other.services), askedPrice: askedPrice || other.askedPrice,
            wantsConsultation: wantsConsultation || other.wantsConsultation, budget: other.budget ?? budget,
            budgetCovers: budgetCovers || other.budgetCovers, timing: max(timing, other.timing),
            messages: messages + other.messages, answers: answers + other.answers,
            isForeign: isForeign || other.isForeign, hasPhone: hasPhone || other.hasPhone,
            hasEmail: hasEmail || other.hasEmail)
    }
}

/// How much a lead promises, from 0 to 100, with every point explained.
struct LeadScore: Sendable, Equatable {
    struct Reason: Sendable, Equatable, Encodable {
        /// Stable, for programs: `budget_covers`.
        let code: String
        let points: Int
        let text: LocalizedText
    }

    let reasons: [Reason]

    /// The highest of each kind together make 100, so nothing is cut off that a reason has promised.
    var points: Int { reasons.reduce(0) { $0 + $1.points } }

    init(of signals: LeadSignals) {
        reasons = [
            Self.interest(signals), Self.price(signals), Self.consultation(signals), Self.budget(signals),
            Self.timing(signals), Self.talk(signals), Self.answers(signals), Self.foreign(signals),
            Self.contact(signals),
        ].compactMap { $0 }
    }

    private static func interest(_ signals: LeadSignals) -> Reason? {
        switch signals.services.count {
        case 0: nil
        case 1:
            Reason(
                code: "interest", points: 12,
                text: LocalizedText(tr: "Belirli bir işlem soruyor", en: "Asks about a certain procedure"))
        default:
            Reason(
                code: "interests", points: 15,
                text: LocalizedText(tr: "Birden fazla işlem soruyor", en: "Asks about several procedures"))
        }
    }

    private static func price(_ signals: LeadSignals) -> Reason? {
        signals.askedPrice
            ? Reason(code: "price", points: 10, text: LocalizedText(tr: "Fiyat sordu", en: "Asked for a price")) : nil
    }

    private static func consultation(_ signals: LeadSignals) -> Reason? {
        signals.wantsConsultation
            ? Reason(
                code: "consultation", points: 20,
                text: LocalizedText(tr: "Konsültasyon ya da randevu istiyor", en: "Wants a consultation")) : nil
    }

    private static func budget(_ signals: LeadSignals) -> Reason? {
        if signals.budgetCovers {
            return Reason(
                code: "budget_covers", points: 15,
                text: LocalizedText(tr: "Söylediği bütçe işlemin fiyatına yetiyor", en: "The budget covers the price"))
        }
        guard signals.budget != nil else { return nil }
        return Reason(code: "budget", points: 7, text: LocalizedText(tr: "Bütçesini söyledi", en: "Named a budget"))
    }

    private static func timing(_ signals: LeadSignals) -> Reason? {
        switch signals.timing {
        case .unknown: nil
        case .later:
            Reason(
                code: "later", points: 3,
                text: LocalizedText(tr: "İlerisi için bir zaman söyledi", en: "Named a time farther ahead"))
        case .month:
            Reason(code: "month", points: 9, text: LocalizedText(tr: "Bu ay içinde istiyor", en: "Wants it this month"))
        case .week:
            Reason(code: "week", points: 15, text: LocalizedText(tr: "Bu hafta istiyor", en: "Wants it this week"))
        }
    }

    private static func talk(_ signals: LeadSignals) -> Reason? {
        let points = min(5, signals.messages)
        guard points > 0 else { return nil }
        return Reason(
            code: "messages", points: points,
            text: LocalizedText(tr: "Yazdığı mesaj: \(signals.messages)", en: "Messages written: \(signals.messages)"))
    }

    private static func answers(_ signals: LeadSignals) -> Reason? {
        let points = min(10, signals.answers * 5)
        guard points > 0 else { return nil }
        return Reason(
            code: "answers", points: points,
            text: LocalizedText(tr: "Kliniğe yanıt verdi: \(signals.answers)", en: "Answers given: \(signals.answers)"))
    }

    private static func foreign(_ signals: LeadSignals) -> Reason? {
        signals.isForeign
            ? Reason(
                code: "foreign", points: 5,
                text: LocalizedText(tr: "Yurt dışından geliyor", en: "Comes from abroad")) : nil
    }

    private static func contact(_ signals: LeadSignals) -> Reason? {
        let points = (signals.hasPhone ? 3 : 0) + (signals.hasEmail ? 2 : 0)
        guard points > 0 else { return nil }
        return Reason(
            code: "contact", points: points,
            text: LocalizedText(tr: "Ulaşılabilir: telefon ya da e-posta", en: "Can be reached by telephone or mail"))
    }
}
