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
        if text.contains(/\b(kiralik|kiraya|kirasi|kira|kiralar\w*|kiralamak)\b/) { return .rent }
        return text.contains(/\b(satilik|satmak|satis|satsam)\b/) ? .sale : nil
    }

    private var rooms: (Double, Double?)? {
        if let found = text.firstMatch(of: /\b(\d{1,2}(?:[.,]5)?)\s*(?:\+|arti)\s*(\d)\b/) {
            return Double(found.1.replacing(",", with: ".")).map { ($0, Double(found.2)) }
        }
        if text.contains(/\bstudyo\b/) { return (1, 0) }
        if let found = text.firstMatch(of: /\b(\d{1,2})\s*(?:oda|odali)\b(?:\s*(?:ve|,)?\s*(\d)\s*salon)?/) {
            return Double(found.1).map { ($0, found.2.flatMap { Double($0) } ?? 1) }
        }
        return nil
    }

    private var areas: (gross: Double?, net: Double?) {
        var (gross, net): (Double?, Double?) = (nil, nil)
        func value(_ digits: Substring) -> Double? { Double(digits.replacing(",", with: ".")) }
        if let found = text.firstMatch(of: /\bnet\D{0,10}?(\d{2,4}(?:[.,]\d{1,2})?)/) { net = value(found.1) }
        if let found = text.firstMatch(of: /\bbrut\D{0,10}?(\d{2,4}(?:[.,]\d{1,2})?)/) { gross = value(found.1) }
        let unit = /(\d{2,4}(?:[.,]\d{1,2})?)\s*(?:m2|m 2|metrekare|metre kare|mt2|mt|m)?\s*(brut|net)\b/
        for found in text.matches(of: unit) {
            // "brüt 120 net 100": there the word before the number has spoken already.
            let before = text[..<found.range.lowerBound].suffix(6)
            if before.contains("brut") || before.contains("net") { continue }
            if found.2 == "brut" { gross = gross ?? value(found.1) } else { net = net ?? value(found.1) }
        }
        if gross == nil, net == nil {
            let plain = /(\d{2,4}(?:[.,]\d{1,2})?)\s*(?:m2|m 2|metrekare|metre kare|mt2|mt|metre|m)(?:'?\w{0,6})\b/
            gross = text.firstMatch(of: plain).flatMap { value($0.1) }
        }
        return (gross, net)
    }

    private var age: Double? {
        if text.contains(/\b(sifir (bina|daire|ev)|yeni bina|0 (bina|daire)|hic oturulmamis)\b/) { return 0 }
        if let found = text.firstMatch(
            of: /\b((?:19|20)\d\d)\s*(?:yapimi|yapim|yilinda|model|insa|'?\s*de yapil|'?\s*da yapil|senesinde)/)
        {
            return Double(found.1).map { max(0, Double(year) - $0) }
        }
        if let found = text.firstMatch(of: /\b(\d{1,3})\s*(?:yasinda|yillik|senelik|yas)\b/) { return Double(found.1) }
        if let found = text.firstMatch(of: /\byas[ia]?\s*:?\s*(\d{1,3})\b/) { return Double(found.1) }
        return nil
    }

    private var floorCount: Double? {
        text.firstMatch(of: /\b(\d{1,2})\s*katli\b/).flatMap { Double($0.1) }
    }

    private func floor(of count: Double?) -> Double? {
        if let found = text.firstMatch(of: /\b(-?\d{1,2})\s*(?:\.|'?\s*(?:nci|inci|uncu|ncu))?\s*kat(?!li)/) {
            return Double(found.1)
        }
        if let found = text.firstMatch(of: /\bkat\s*:?\s*(-?\d{1,2})\b/) { return Double(found.1) }
        if let found = text.firstMatch(of: /\bkot\s*-?(\d)/) { return Double(found.1).map { -$0 } }
        for phrase in ["yuksek giris", "bodrum", "zemin", "bahce kat", "giris kat"] where text.contains(phrase) {
            return ListingWords.floor(phrase, floorCount: count)
        }
        if text.contains(/\b(en ust kat|cati kati|teras kat)/) { return count }
        return nil
    }
}

/// Turkish number words as digits: "yüz on", "üçüncü".
enum NumberWords {
    private static let values: [String: Int] = [
        "sifir": 0, "bir": 1, "iki": 2, "uc": 3, "dort": 4, "bes": 5, "alti": 6, "yedi": 7, "sekiz": 8, "dokuz": 9,
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
                    // "iki yüz" multiplies, "yüz on" adds, "üç bir" are two numbers.
                    if value == 100, number < 10 {
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
        return words.joined(separator: " ").replacing("0 bina", with: "sifir bina").replacing(
            "0 daire", with: "sifir daire")
    }
}
