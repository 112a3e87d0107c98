import PluginKit

/// What a message says of a lead's wish, in words: what it wants, when, and for how much.
enum LeadReading {
    static func signals(in text: String, intent: String?) -> LeadSignals {
        let folded = FoldedText(text)
        func says(_ phrases: PhraseSet) -> Bool { !phrases.matches(in: folded).isEmpty }
        var signals = LeadSignals()
        signals.services = Set(Procedure.named(in: text))
        signals.askedPrice = intent == "fiyat" || says(price)
        signals.wantsConsultation = says(consultation)
        signals.timing = says(week) ? .week : says(month) ? .month : says(later) ? .later : .unknown
        signals.budget = budget(in: text)
        signals.messages = 1
        return signals
    }

    /// The campaign that a link wrote into the first message: `utm_source=instagram&utm_campaign=bahar`.
    static func campaign(in text: String) -> [String: String] {
        var found: [String: String] = [:]
        let parts = text.split { $0.isWhitespace || "?&()[],;".contains($0) }
        for part in parts {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].hasPrefix("utm_"), pair[1].count <= 100 else { continue }
            found[String(pair[0])] = String(pair[1])
        }
        return found
    }

    static func source(of channel: String?, campaign: [String: String]) -> LeadSource {
        switch campaign["utm_source"]?.lowercased() {
        case "instagram", "ig": return .instagram
        case "google", "adwords": return .google
        case "referral": return .referral
        case "whatsapp", "whatsapp_ad", "ctwa", "facebook", "fb", "meta": return .whatsappAd
        default: return channel == "instagram" ? .instagram : .organic
        }
    }

    private static let price = PhraseSet([
        "ne kadar", "kac para", "kac lira", "kac tl", "fiyat*", "ucret*", "kaca", "how much", "price*", "cost*",
    ])
    private static let consultation = PhraseSet([
        "randevu al*", "randevu istiyor*", "randevu verir*", "randevu olustur*", "konsultasyon al*",
        "konsultasyon istiyor*", "on gorusme istiyor*", "on gorusme al*", "on gorusmeye gel*", "muayene ol*",
        "gelmek istiyor*", "ne zaman gelebilir*", "yaptirmak istiyor*", "book *", "appointment", "would like to come",
        "want a consultation", "like a consultation", "make a reservation",
    ])
    private static let week = PhraseSet([
        "bugun", "yarin", "hemen", "acil", "bu hafta*", "hafta sonu", "haftaya", "en kisa zaman*", "en yakin zaman*",
        "today", "tomorrow", "this week*", "next week", "as soon as possible", "asap", "right away",
    ])
    private static let month = PhraseSet([
        "bu ay", "bu ayin", "ay sonu*", "onumuzdeki hafta*", "iki hafta*", "uc hafta*", "10 gun*", "on gun*",
        "this month", "in two weeks", "end of the month",
    ])
    private static let later = PhraseSet([
        "gelecek ay*", "onumuzdeki ay*", "seneye", "yaza", "yazin", "kisa dogru", "tatilde", "bayramdan sonra",
        "next month", "next year", "in summer", "later this year",
    ])

    private static let amount = 1_000...100_000_000

    /// "Bütçem 15 bin TL", "I have around 2,000 EUR": an amount with its currency where a budget is spoken of.
    static func budget(in text: String) -> Money? {
        let folded = FoldedText(text)
        guard !budgetWords.matches(in: folded).isEmpty else { return nil }
        let words = tokens(of: text)
        for (index, word) in words.enumerated() {
            guard var value = number(word) else { continue }
            var next = index + 1
            if next < words.count, ["bin", "k", "thousand"].contains(words[next]) {
                value *= 1_000
                next += 1
            }
            let after = next < words.count ? currency(words[next]) : nil
            let before = index > 0 ? currency(words[index - 1]) : nil
            guard let currency = after ?? before, amount.contains(value * 100) else { continue }
            return Money(amountMinor: value * 100, currency: currency)
        }
        return nil
    }

    private static let budgetWords = PhraseSet([
        "butce*", "param var", "lirami*", "ayirdim", "ayirabilir*", "harcayabilir*", "kadar verebilir*", "budget",
        "afford", "can spend", "willing to pay",
    ])

    /// Words, numbers with their separators, and the signs of currencies.
    private static func tokens(of text: String) -> [String] {
        var tokens: [String] = []
        var word = ""
        func isNumeric(_ text: String) -> Bool { text.last.map { $0.isNumber || $0 == "." || $0 == "," } ?? false }
        func finish() {
            if !word.isEmpty { tokens.append(word.trimmingSuffix(".,")) }
            word = ""
        }
        for character in FoldedMoney.lowered(text) {
            if "₺€$£".contains(character) {
                finish()
                tokens.append(String(character))
            } else if character.isNumber || ".,".contains(character) {
                if !word.isEmpty, !isNumeric(word) { finish() }
                word.append(character)
            } else if character.isLetter {
                if isNumeric(word) { finish() }
                word.append(character)
            } else {
                finish()
            }
        }
        finish()
        return tokens.filter { !$0.isEmpty }
    }

    private static func number(_ token: String) -> Int? {
        guard let first = token.first, first.isNumber else { return nil }
        let groups = token.split { $0 == "." || $0 == "," }
        guard groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return Int(groups[0]) }
        return Int(groups.joined()).flatMap { $0 <= 100_000_000 ? $0 : nil }
    }

    private static func currency(_ token: String) -> String? {
        switch token {
        case "₺", "tl", "lira", "liram", "try": "TRY"
        case "€", "eur", "euro", "euros", "avro": "EUR"
        case "$", "usd", "dolar", "dollar", "dollars": "USD"
        case "£", "gbp", "sterlin", "pound", "pounds": "GBP"
        default: nil
        }
    }
}

private enum FoldedMoney {
    /// Lower case as in Turkish, without its marks, in place.
    static func lowered(_ text: String) -> String {
        text.lowercased().replacing("ı", with: "i").replacing("\u{307}", with: "")
    }
}

extension String {
    fileprivate func trimmingSuffix(_ characters: String) -> String {
        var text = self
        while let last = text.last, characters.contains(last) { text.removeLast() }
        return text
    }
}
