/// Reads a home's attributes out of a sentence: rooms, areas, age, floor and whether it is to let.
struct HomeDescription {
    /// Folded, with number words as digits.
    private let text: String
    private let year: Int

    init(_ sentence: String, year: Int) {
        let plain = ListingWords.fold(sentence).replacing("²", with: "2").replacing("’", with: "'")
        text = NumberWords.digits(in: plain)
        self.year = year
    }

    func read(into home: inout PropertyAttributes) {
        if let deal { home.deal = deal }
        if let (rooms, living) = rooms { (home.rooms, home.livingRooms) = (rooms, living ?? home.livingRooms) }
        let areas = areas
        home.grossArea = areas.gross ?? home.grossArea
        home.netArea = areas.net ?? home.netArea
        home.age = age ?? home.age
        home.floorCount = floorCount ?? home.floorCount
        home.floor = floor(of: home.floorCount) ?? home.floor
    }

    private var deal: PropertyAttributes.Deal? {
        // A home that is let may be for sale: "kiracılı", "kiradaki".
        if text.contains(/\bkira(?!ci|da)\w*|\b(?:rent|rental|to let)\b/) { return .rent }
        return text.contains(/\bsat(?:ilik|mak|may|is|sam|sak|ar|ic|ac|il)\w*|\b(?:sell|sale|selling)\b/) ? .sale : nil
    }

    private var rooms: (Double, Double?)? {
        if let found = text.firstMatch(of: /\b(\d{1,2}(?:[.,]5)?)\s*(?:\+|arti)\s*(\d)\b/) {
            return Double(found.1.replacing(",", with: ".")).map { ($0, Double(found.2)) }
        }
        if text.contains(/\b(?:studyo|studio)\b/) { return (1, 0) }
        if let found = text.firstMatch(of: /\b(\d{1,2})\s*(?:oda|odali)\b(?:\s*(?:ve|,)?\s*(\d)\s*salon)?/) {
            return Double(found.1).map { ($0, found.2.flatMap { Double($0) } ?? 1) }
        }
        if let found = text.firstMatch(of: /\b(\d{1,2})[\s-]*bed(?:room)?s?\b/) {
            return Double(found.1).map { ($0, 1) }
        }
        return nil
    }

    private var areas: (gross: Double?, net: Double?) {
        var (gross, net): (Double?, Double?) = (nil, nil)
        let labels = labelledAreas
        // "135 m2 brüt 115 m2 net" has each word after its number, "brüt 135 net 115" before it: the end tells.
        let isAfter = labels.last.map { $0.after == nil } ?? false
        for label in labels {
            guard let value = isAfter ? label.before ?? label.after : label.after ?? label.before else { continue }
            if label.isNet { net = net ?? value } else { gross = gross ?? value }
        }
        if gross == nil {
            let plain = text.matches(of: Self.area).lazy.compactMap { Self.number($0.1) }
            // Beside a net area another one is the gross, where it is larger.
            gross = net.map { net in plain.first { $0 > net } } ?? plain.first
        }
        return (gross, net)
    }

    private struct Label {
        let isNet: Bool
        let before: Double?
        let after: Double?
    }

    /// The words "net" and "brüt" with the areas that stand next to them.
    private var labelledAreas: [Label] {
        text.matches(of: /\b(net|brut|gross)\w{0,3}\b/).map { found in
            let after = text[found.range.upperBound...].prefixMatch(
                of: /[^\d+]{0,12}?(\d{2,4}(?:[.,]\d{1,2})?)(?![\d+])/)
            let unit = /(\d{2,4}(?:[.,]\d{1,2})?)\s*(?:m2|m 2|metrekare|metre kare|sqm|mt2|mt|m)?'?(?:si|lik)?\s*$/
            let before = text[..<found.range.lowerBound].firstMatch(of: unit)
            return Label(
                isNet: found.1 == "net", before: before.flatMap { Self.number($0.1) },
                after: after.flatMap { Self.number($0.1) })
        }
    }

    private static var area: Regex<(Substring, Substring)> {
        /\b(\d{2,4}(?:[.,]\d{1,2})?)\s*(?:m2|m 2|metre ?kare|m(?:t|etre)? ?kare|mt2|mt|metre|sqm|sq m|square met\w*|m)(?:'?\w{0,6})\b/
    }

    private static func number(_ digits: Substring) -> Double? { Double(digits.replacing(",", with: ".")) }

    private var age: Double? {
        if text.contains(
            /\b(?:sifir|yeni (?:bina|yapi)\w*|0 (?:bina|daire)\w*|hic oturulmamis|brand new|new building|newly built)\b/
        ) {
            return 0
        }
        if let found = text.firstMatch(
            of: /\b((?:19|20)\d\d)\s*(?:yapimi|yapim|yilinda|model|insa|'?\s*[dt][ea] yapil|senesinde)/)
        {
            return Double(found.1).map { max(0, Double(year) - $0) }
        }
        if let found = text.firstMatch(of: /\b(?:bina(?:nin)?|yapim) *(?:yapim)? *(?:yili)? *:? *((?:19|20)\d\d)\b/) {
            return Double(found.1).map { max(0, Double(year) - $0) }
        }
        if let found = text.firstMatch(of: /\bbuilt (?:in )?((?:19|20)\d\d)\b/) {
            return Double(found.1).map { max(0, Double(year) - $0) }
        }
        let years = /\b(\d{1,3})\s*(?:yasinda|yillik|senelik|yas|years? old|year old|yrs old)\b/
        if let found = text.firstMatch(of: years) { return Double(found.1) }
        if let found = text.firstMatch(of: /\byas[ia]?\s*:?\s*(\d{1,3})\b/) { return Double(found.1) }
        return nil
    }

    private var floorCount: Double? {
        if let found = text.firstMatch(of: /\b(\d{1,2})[\s-]*(?:katli|storey|story|floors)\b/) {
            return Double(found.1)
        }
        return text.firstMatch(of: Self.floorOfCount).flatMap { Double($0.2) }
    }

    /// "4/5 kat": the fourth of five.
    private static var floorOfCount: Regex<(Substring, Substring, Substring)> {
        /\b(-?\d{1,2})\s*\/\s*(\d{1,2})\s*\.?\s*kat/
    }

    private func floor(of count: Double?) -> Double? {
        if let found = text.firstMatch(of: Self.floorOfCount) { return Double(found.1) }
        if let found = text.firstMatch(of: /\bkot\s*-?(\d)/) { return Double(found.1).map { -$0 } }
        let ordinal = /\b(-?\d{1,2})\s*(?:\.|'?\s*(?:nci|inci|uncu|ncu))\s*kat(?!li)/
        if let found = text.firstMatch(of: ordinal) { return Double(found.1) }
        // "Yaşı 12 kat 6" has its floor behind the word.
        if let found = text.firstMatch(
            of: /\b(-?\d{1,2})\s*kat(?!li|\s*:?\s*\d{1,2}\b(?!\s*(?:yil|yas|sene))|\s+mulkiyet)/)
        {
            return Double(found.1)
        }
        if let found = text.firstMatch(of: /\b(\d{1,2})\s*(?:st|nd|rd|th)\s+floor\b/) { return Double(found.1) }
        if text.contains(/\bground floor\b/) { return 0 }
        if text.contains(/\bbasement\b/) { return -1 }
        for phrase in ["yuksek giris", "bodrum", "zemin", "bahce kat", "giris kat"] where text.contains(phrase) {
            return ListingWords.floor(phrase, floorCount: count)
        }
        if let found = text.firstMatch(of: /\bkat\s*:?\s*(-?\d{1,2})\b/) { return Double(found.1) }
        if text.contains(/\b(en ust kat|cati kati|teras kat|top floor)/) { return count }
        return nil
    }
}

/// Turkish number words as digits: "yüz on", "üçüncü".
enum NumberWords {
    private static let values: [String: Int] = [
        "bir": 1, "iki": 2, "uc": 3, "dort": 4, "bes": 5, "alti": 6, "yedi": 7, "sekiz": 8, "dokuz": 9,
        "on": 10, "yirmi": 20, "otuz": 30, "kirk": 40, "elli": 50, "altmis": 60, "yetmis": 70, "seksen": 80,
        "doksan": 90, "yuz": 100,
    ]
    private static let ordinals: [String: Int] = [
        "birinci": 1, "ikinci": 2, "ucuncu": 3, "dorduncu": 4, "besinci": 5, "altinci": 6, "yedinci": 7,
        "sekizinci": 8, "dokuzuncu": 9, "onuncu": 10,
    ]

    /// - Parameter text: folded.
    static func digits(in text: String) -> String {
        var words: [String] = []
        var sum: Int?
        func flush() {
            if let number = sum { words.append("\(number)") }
            sum = nil
        }
        for word in text.split(separator: " ", omittingEmptySubsequences: true).map(String.init) {
            if let ordinal = ordinals[word] {
                words.append("\((sum ?? 0) + ordinal)")
                sum = nil
            } else if let value = values[word] {
                if let number = sum {
                    // "iki yüz" multiplies, "yüz on" adds, "üç bir" and "bir yüz" are two numbers.
                    if value == 100, (2..<10).contains(number) {
                        sum = number * 100
                    } else if number % 100 == 0 && value < 100 || number % 10 == 0 && value < 10 && number > 0 {
                        sum = number + value
                    } else {
                        flush()
                        sum = value
                    }
                } else {
                    sum = value
                }
            } else {
                flush()
                words.append(word)
            }
        }
        flush()
        return words.joined(separator: " ")
    }
}
