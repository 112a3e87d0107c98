import PluginKit
import Testing

@testable import Aesthetic

/// A generator whose run can be repeated.
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}

@Suite struct `A lead's score` {
    private func signals(_ dice: inout Dice) -> LeadSignals {
        let ids = Aesthetic.services.map(\.id)
        var signals = LeadSignals()
        signals.services = Set(
            (0..<Int.random(in: 0...3, using: &dice)).compactMap { _ in ids.randomElement(using: &dice) })
        signals.askedPrice = .random(using: &dice)
        signals.wantsConsultation = .random(using: &dice)
        signals.budget = .random(using: &dice) ? Money(amountMinor: 100_000, currency: "TRY") : nil
        signals.budgetCovers = signals.budget != nil && .random(using: &dice)
        signals.timing = LeadSignals.Timing.allCases.randomElement(using: &dice) ?? .unknown
        signals.messages = .random(in: 0...12, using: &dice)
        signals.answers = .random(in: 0...6, using: &dice)
        signals.isForeign = .random(using: &dice)
        signals.hasPhone = .random(using: &dice)
        signals.hasEmail = .random(using: &dice)
        return signals
    }

    @Test func `lies between nothing and a hundred, and every point of it is explained in both languages`() {
        var dice = Dice(state: 7)
        #expect(LeadScore(of: LeadSignals()).points == 0)
        for _ in 0..<4_000 {
            let score = LeadScore(of: signals(&dice))
            #expect((0...100).contains(score.points))
            #expect(score.points == score.reasons.reduce(0) { $0 + $1.points })
            #expect(score.reasons.allSatisfy { $0.points > 0 && !$0.text.tr.isEmpty && !$0.text.en.isEmpty })
            #expect(Set(score.reasons.map(\.code)).count == score.reasons.count)
        }
    }

    @Test func `never falls by what a lead says`() {
        var dice = Dice(state: 11)
        for _ in 0..<4_000 {
            let (before, news) = (signals(&dice), signals(&dice))
            let (low, high) = (LeadScore(of: before).points, LeadScore(of: before.adding(news)).points)
            #expect(low <= high, "\(before) and \(news)")
        }
    }

    @Test func `is a hundred where everything speaks for it`() {
        var best = LeadSignals()
        best.services = ["lip_filler", "rhinoplasty"]
        best.askedPrice = true
        best.wantsConsultation = true
        best.budget = Money(amountMinor: 1, currency: "TRY")
        best.budgetCovers = true
        best.timing = .week
        best.messages = 9
        best.answers = 9
        best.isForeign = true
        best.hasPhone = true
        best.hasEmail = true
        #expect(LeadScore(of: best).points == 100)
    }
}

@Suite struct `A lead's words` {
    @Test(arguments: [
        ("Botoks yaptırmak istiyorum, bu hafta gelebilir miyim?", ["botulinum_toxin"], LeadSignals.Timing.week),
        ("dudak dolgusu ne kadar", ["lip_filler"], .unknown),
        ("Saç ekimi için gelecek ay uygun musunuz?", ["hair_transplant"], .later),
        ("I'd like a nose job this month", ["rhinoplasty"], .month), ("Merhaba", [], .unknown),
    ])
    func `tell what they want and when`(text: String, services: [String], timing: LeadSignals.Timing) {
        let signals = LeadReading.signals(in: text, intent: nil)
        #expect(signals.services == Set(services) && signals.timing == timing && signals.messages == 1)
    }

    @Test(arguments: [
        ("Bütçem 15.000 TL", 1_500_000, "TRY"), ("bütçem yaklaşık 20 bin lira", 2_000_000, "TRY"),
        ("My budget is €2,000", 200_000, "EUR"), ("I can spend 1500 pounds", 150_000, "GBP"),
    ])
    func `name a budget`(text: String, amount: Int, currency: String) {
        #expect(LeadReading.budget(in: text) == Money(amountMinor: amount, currency: currency))
    }

    @Test(arguments: [
        "Botoks 8.000 TL mi?", "2026'da geleceğim", "bütçem kısıtlı", "0555 111 22 33 bütçem için arayın",
    ])
    func `name none where they speak of something else`(text: String) {
        #expect(LeadReading.budget(in: text) == nil)
    }

    @Test func `carry the campaign that a link wrote into them`() {
        let campaign = LeadReading.campaign(
            in: "Merhaba, bilgi almak istiyorum (utm_source=instagram&utm_campaign=bahar)")
        #expect(campaign == ["utm_source": "instagram", "utm_campaign": "bahar"])
        #expect(LeadReading.source(of: "whatsapp", campaign: campaign) == .instagram)
        #expect(LeadReading.source(of: "instagram", campaign: [:]) == .instagram)
        #expect(LeadReading.source(of: "whatsapp", campaign: ["utm_source": "ctwa"]) == .whatsappAd)
        #expect(LeadReading.source(of: nil, campaign: [:]) == .organic)
    }

    @Test(arguments: [
        ("Ayşe Yılmaz", "Ayşe Yılmaz"), ("adım mehmet", "Mehmet"), ("ben İrem Kaya", "İrem Kaya"),
        ("ismim Su Örnek, 0555 111 22 33", "Su Örnek"), ("My name is Jane Doe", "Jane Doe"),
        ("I'm Karl-Heinz Muster", "Karl-Heinz Muster"),
    ])
    func `give a name`(text: String, name: String) {
        #expect(NameReading.name(in: text, isAsked: true) == name)
    }

    @Test(arguments: [
        "evet", "Neden soruyorsunuz?", "botoks ne kadar", "0555 111 22 33", "istemiyorum", "12", "tamam olur",
    ])
    func `give none where they say something else`(text: String) {
        #expect(NameReading.name(in: text, isAsked: true) == nil)
    }

    @Test func `are no name unasked, but for who introduces themselves`() {
        #expect(NameReading.name(in: "Ayşe Yılmaz", isAsked: false) == nil)
        #expect(NameReading.name(in: "Adım Ayşe Yılmaz", isAsked: false) == "Ayşe Yılmaz")
    }

    @Test func `come from where the telephone is`() {
        #expect(Country.of(phone: "+905551112233") == "TR" && !Country.isAbroad("+905551112233"))
        #expect(Country.of(phone: "+491701112233") == "DE" && Country.isAbroad("+491701112233"))
        #expect(Country.of(phone: "+971501112233") == "AE")
        #expect(Country.of(phone: "+9990000000") == nil && Country.isAbroad("+9990000000"))
    }
}
