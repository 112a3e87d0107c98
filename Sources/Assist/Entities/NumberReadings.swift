import Knowledge

/// Sums of money: "1.250 TL", "₺90", "3 bin lira", "2,5 milyon".
enum MoneyReading {
    static func all(in tokens: [MessageToken]) -> [Entity] {
        tokens.indices.compactMap { index in
            guard let value = tokens[index].value else { return nil }
            var end = index
            var amount = value
            if end + 1 < tokens.count, let factor = factors[tokens[end + 1].text] {
                amount *= factor
                end += 1
            }
            if end + 1 < tokens.count, let currency = currency(tokens[end + 1]) {
                return entity(amount, currency, tokens[index].span.start, tokens[end + 1].span.end)
            }
            if index > 0, tokens[index - 1].kind == .sign, let currency = currency(tokens[index - 1]) {
                return entity(amount, currency, tokens[index - 1].span.start, tokens[end].span.end)
            }
            return nil
        }
    }

    private static func entity(_ amount: Double, _ currency: String, _ start: Int, _ end: Int) -> Entity? {
        let minor = (amount * 100).rounded()
        // Beyond what a double counts exactly nothing is a price.
        guard minor < 9e15 else { return nil }
        return Entity(.money(minor: Int(minor), currency: currency), span: Span(start..<end))
    }

    private static func currency(_ token: MessageToken) -> String? {
        currencies[token.text]
            ?? currencies.first { token.text.count > 3 && token.text.hasPrefix($0.key) && $0.key.count > 3 }?.value
    }

    private static let factors: [String: Double] = ["bin": 1e3, "k": 1e3, "milyon": 1e6, "mn": 1e6, "million": 1e6]
    private static let currencies = [
        "tl": "TRY", "lira": "TRY", "try": "TRY", "₺": "TRY", "liralik": "TRY", "tllik": "TRY", "euro": "EUR",
        "eur": "EUR", "avro": "EUR", "€": "EUR", "dolar": "USD", "dollar": "USD", "usd": "USD", "$": "USD",
        "sterlin": "GBP", "gbp": "GBP", "£": "GBP", "ليره": "TRY", "ليرة": "TRY", "دولار": "USD", "يورو": "EUR",
    ]
}

/// Counts of things: "200 adet", "üç seans", "1 ml", "3 gün".
enum QuantityReading {
    static func all(in tokens: [MessageToken]) -> [Entity] {
        tokens.indices.dropLast().compactMap { index in
            guard let value = tokens[index].value ?? words[tokens[index].text],
                let unit = units.first(where: { isForm(tokens[index + 1].text, of: $0) })
            else { return nil }
            return Entity(
                .quantity(value, unit: unit), span: Span(tokens[index].span.start..<tokens[index + 1].span.end))
        }
    }

    /// The unit itself, or with an ending: "adedi", "seanslık", "günde".
    private static func isForm(_ word: String, of unit: String) -> Bool {
        word == unit || (unit.count > 2 && word.hasPrefix(unit) && word.count <= unit.count + 5)
            || (unit == "adet" && word.hasPrefix("aded"))
    }

    private static let units = [
        "adet", "tane", "kutu", "koli", "paket", "takim", "set", "cift", "kisi", "seans", "bolge", "greft", "kok", "ml",
        "cc", "kg", "kilo", "litre", "metrekare", "metre", "m2", "cm", "sayfa", "gun", "hafta", "yil", "ay", "saat",
        "dakika", "oda", "ilan", "pieces", "units", "sessions", "days", "weeks", "nights", "people",
    ]
    private static let words: [String: Double] = [
        "bir": 1, "iki": 2, "uc": 3, "dort": 4, "bes": 5, "alti": 6, "yedi": 7, "sekiz": 8, "dokuz": 9, "on": 10,
        "yirmi": 20, "otuz": 30, "elli": 50, "yuz": 100, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
        "ten": 10,
    ]
}

/// Times of day: "15:30", "saat 3", "17.00'de", "at 5".
enum TimeReading {
    static func all(in tokens: [MessageToken]) -> [Entity] {
        tokens.indices.compactMap { index in
            guard tokens[index].kind == .number else { return nil }
            let parts = tokens[index].text.split(whereSeparator: { $0 == ":" || $0 == "." }).compactMap { Int($0) }
            let isNamed = index > 0 && ["saat", "saati", "at"].contains(tokens[index - 1].text)
            let isClock = tokens[index].text.contains(":")
            guard isNamed || isClock, let hour = parts.first, (0...24).contains(hour), parts.count <= 2,
                (0...59).contains(parts.count == 2 ? parts[1] : 0)
            else { return nil }
            let start = isNamed ? tokens[index - 1].span.start : tokens[index].span.start
            let minutes = hour * 60 + (parts.count == 2 ? parts[1] : 0)
            return Entity(.time(minutes), span: Span(start..<tokens[index].span.end))
        }
    }
}

/// Order and parcel numbers: named as such, or after a `#`.
enum OrderReading {
    static func all(in tokens: [MessageToken], of text: String) -> [Entity] {
        tokens.indices.compactMap { index in
            guard let code = code(at: index, tokens, text), isNamed(index, code.end, tokens) else { return nil }
            return Entity(.order(code.text.uppercased()), span: Span(tokens[index].span.start..<code.end))
        }
    }

    /// Four digits or more, with letters or a dash before or between them: "48213", "TY-48213", "AB12345".
    private static func code(at index: Int, _ tokens: [MessageToken], _ text: String) -> (text: String, end: Int)? {
        guard tokens[index].kind != .sign else { return nil }
        var last = index
        while last + 1 < tokens.count, tokens[last + 1].kind != .sign,
            tokens[last + 1].span.start == tokens[last].span.end
                || (tokens[last + 1].span.start == tokens[last].span.end + 1
                    && text.scalars(in: Span(tokens[last].span.end..<tokens[last + 1].span.start)) == "-")
        { last += 1 }
        let written = text.scalars(in: Span(tokens[index].span.start..<tokens[last].span.end)) ?? ""
        let digits = written.count(where: \.isNumber)
        let isBegun =
            index > 0 && tokens[index - 1].span.end == tokens[index].span.start && tokens[index - 1].kind != .sign
        guard digits >= 4, digits * 2 >= written.count, written.count <= 20, !isBegun,
            written.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
        else { return nil }
        return (written, tokens[last].span.end)
    }

    private static func isNamed(_ index: Int, _ end: Int, _ tokens: [MessageToken]) -> Bool {
        let before = tokens[max(0, index - 3)..<index]
        let after = tokens.drop { $0.span.start < end }.prefix(2)
        return (before + after).contains { token in
            token.text == "#" || names.contains { token.text.hasPrefix($0) }
        }
    }

    private static let names = [
        "siparis", "spris", "takip", "kargo", "gonderi", "order", "tracking", "nolu", "طلب", "الطلب",
    ]
}

/// Phone numbers of Turkey, and international ones with their `+`.
enum PhoneReading {
    static func all(in tokens: [MessageToken], of text: String) -> [Entity] {
        tokens.indices.compactMap { index in
            guard tokens[index].kind == .number, index == 0 || tokens[index - 1].kind != .number else { return nil }
            let isInternational = index > 0 && tokens[index - 1].text == "+"
            var digits = ""
            var best: (digits: String, end: Int)?
            for token in tokens[index...] {
                let gap = token.span.start - (best?.end ?? token.span.start)
                guard token.kind == .number, token.text.allSatisfy(\.isNumber), gap <= 3 || digits.isEmpty else {
                    break
                }
                digits += token.text
                if digits.count > 15 { break }
                if let number = number(digits, isInternational) { best = (number, token.span.end) }
                if best == nil, digits.count >= 13 { break }
            }
            guard let best else { return nil }
            let start = isInternational ? tokens[index - 1].span.start : tokens[index].span.start
            return Entity(.phone(best.digits), span: Span(start..<best.end))
        }
    }

    private static func number(_ digits: String, _ isInternational: Bool) -> String? {
        if isInternational { return (10...15).contains(digits.count) ? "+" + digits : nil }
        if digits.count == 11, digits.hasPrefix("0"), "23458".contains(digits.dropFirst().first ?? "0") {
            return "+9" + digits
        }
        if digits.count == 10, digits.hasPrefix("5") { return "+90" + digits }
        if digits.count == 12, digits.hasPrefix("905") { return "+" + digits }
        return nil
    }
}
