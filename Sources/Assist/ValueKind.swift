import Knowledge

/// What sort of value a question asks for, so that a sentence without one is not taken for its answer.
enum ValueKind: String, Hashable, CaseIterable {
    case money
    case duration
    case clock
    /// Any word of time: what "ne zaman" is content with.
    case moment
    case percentage
    case count
    /// Where something is.
    case place

    /// The kinds that would answer the question; empty where it asks for none.
    ///
    /// "Ne kadar" alone asks for money, a duration or a number; its neighbours narrow it.
    static func asked(in text: FoldedText, words range: Range<Int>? = nil) -> Set<ValueKind> {
        var kinds: Set<ValueKind> = []
        var loose: Set<ValueKind> = []
        let matches = questions.matches(in: text, words: range)
        let told = Set(matches.filter { !questionForms[$0.phrase].2 }.map(\.words.upperBound))
        for match in matches {
            let (phrase, asked, isLoose) = questionForms[match.phrase]
            // "Halı yıkama ne kadar?" without a verb asks for the price, "garantisi ne kadar?" does not.
            if phrase == "ne kadar", match.words.upperBound == (range?.upperBound ?? text.words.count),
                !told.contains(match.words.upperBound)
            {
                kinds.formUnion(usualKinds(of: text))
            }
            if isLoose { loose.formUnion(asked) } else { kinds.formUnion(asked) }
        }
        if !kinds.isEmpty { return kinds }
        // "Ücreti nasıl ödüyorum?" asks for a way, whatever it names.
        let words = text.words[range ?? 0..<text.words.count]
        return words.contains { $0.text == "nasil" } ? [] : loose
    }

    /// What a bare "ne kadar" wants: the price, unless it is about something that is measured otherwise.
    private static func usualKinds(of text: FoldedText) -> Set<ValueKind> {
        text.words.contains { $0.text.hasPrefix("indirim") } ? [.percentage, .money] : [.money]
    }

    /// The kinds of value the text holds.
    static func held(in text: String) -> Set<ValueKind> {
        let folded = FoldedText(text)
        var kinds: Set<ValueKind> = []
        for match in values.matches(in: folded) { kinds.insert(valueForms[match.phrase].1) }
        for mention in NumberMention.all(in: text) {
            kinds.insert(.count)
            switch mention.unit {
            case .currency: kinds.insert(.money)
            case .percent: kinds.insert(.percentage)
            case .none: if isClock(mention.value) { kinds.insert(.clock) }
            }
        }
        for (index, word) in folded.words.enumerated() where index > 0 {
            guard isDurationUnit(word.text) else { continue }
            let before = folded.words[index - 1].text
            let second = index > 1 ? folded.words[index - 2].text : ""
            if isNumber(before) || (before == "is" && isNumber(second)) { kinds.insert(.duration) }
        }
        if kinds.contains(.duration) || kinds.contains(.clock) { kinds.insert(.moment) }
        return kinds
    }

    /// The unit that "kaç" counts: `gun` of "kaç günde", `taksit` of "kaç taksit"; `nil` where it asks for money or for
    /// nothing to be counted in.
    static func unit(askedIn text: FoldedText) -> String? {
        guard let asking = text.words.firstIndex(where: { $0.text == "kac" || $0.text == "many" }),
            asking + 1 < text.words.count
        else { return nil }
        let word = text.words[asking + 1].text
        if uncounted.contains(where: { word.hasPrefix($0) }) { return nil }
        if word.hasPrefix("ay"), months.contains(word) {
            // "Taksit kaç ay?" counts instalments.
            return text.words.contains { $0.text.hasPrefix("taksit") } ? "taksit" : "ay"
        }
        return durationUnits.first { word.hasPrefix($0) } ?? weights.first { word.hasPrefix($0) } ?? word
    }

    /// Whether a number of this unit stands in the text.
    static func hasNumber(of unit: String, in text: FoldedText) -> Bool {
        text.words.indices.dropFirst().contains { index in
            let word = text.words[index].text
            let isUnit =
                WordMatch.similarity(unit, word) == 1 || word.hasPrefix(unit) && unit.utf8.count > 2
                || unit == "ay" && months.contains(word) || synonyms[unit].map { $0.contains(word) } ?? false
            return isUnit
                && (isNumber(text.words[index - 1].text) || (index > 1 && isNumber(text.words[index - 2].text)))
        }
    }

    /// Whether a table has a column of this unit, and the row a number in it: "Seans | 2".
    static func hasNumber(of unit: String, inRow row: String, under header: String) -> Bool {
        let (cells, names) = (Rendering.cells(of: row), Rendering.cells(of: header))
        guard cells.count == names.count else { return false }
        return zip(names, cells).contains { name, cell in
            FoldedText(name).words.contains { WordMatch.similarity(unit, $0.text) == 1 }
                && FoldedText(cell).words.contains { isNumber($0.text) }
        }
    }

    /// Whether a unit measures one property and no other.
    static func isMeasure(_ unit: String) -> Bool { measures.contains { unit.hasPrefix($0) } }

    /// Words of the scales with many endings: "kaç kiloya kadar".
    private static let weights = ["kilogram", "kilo", "gram"]

    private static let measures = [
        "kilo", "gram", "watt", "vat", "volt", "mb", "gb", "karakter", "litre", "bar", "derece", "metre", "desibel",
        "santim", "cm", "mm", "milim", "km", "beygir", "sayfa", "kelime", "harf", "takipci", "inch", "inc", "megabayt",
    ]

    /// "Kaç para", "kaç tane", "kaç kişiyiz": no unit that an answer would have to repeat.
    private static let uncounted = [
        "para", "lira", "tl", "euro", "eur", "tane", "kere", "kez", "defa", "kurus", "dolar", "kisiyiz", "oldu", "olur",
        "oluyor", "yapiyor", "gelir", "times", "derecede", "bin", "milyon", "tutar", "kagit", "gel", "yas",
    ]
    private static let synonyms: [String: Set<String>] = [
        "kilo": ["kg", "kilogram"], "kilogram": ["kg"], "dk": ["dakika", "dakikadir"], "dakika": ["dk"],
        "sn": ["saniye"],
        "metre": ["m"], "santim": ["cm"], "gram": ["g", "gr"], "litre": ["l", "lt"], "days": ["gun"], "mb": ["mb"],
        "installments": ["taksit"], "instalments": ["taksit"], "sessions": ["seans"], "months": ["ay"],
    ]

    private static func isNumber(_ word: String) -> Bool {
        word.unicodeScalars.allSatisfy { $0.properties.numericType == .decimal } || numberWords.contains(word)
    }

    /// "10.00", "9:30": two digits of minutes after one or two of hours.
    private static func isClock(_ value: String) -> Bool {
        let parts = value.split(whereSeparator: { $0 == "." || $0 == ":" })
        guard parts.count == 2, parts[0].count <= 2, parts[1].count == 2, let hour = Int(parts[0]),
            let minute = Int(parts[1])
        else { return false }
        return hour < 25 && minute < 60
    }

    private static func isDurationUnit(_ word: String) -> Bool {
        months.contains(word) || durationUnits.contains { WordMatch.similarity($0, word) == 1 }
    }

    /// "Ay" is too short for a shared beginning to mean much.
    private static let months: Set<String> = ["ay", "ayda", "aylik", "aydan", "ayi"]
    private static let durationUnits = [
        "gun", "hafta", "saat", "dakika", "saniye", "yil", "day", "week", "hour", "minute", "month", "year", "ايام",
        "يوم", "ساعة", "اسبوع",
    ]
    private static let numberWords: Set<String> = [
        "bir", "iki", "uc", "dort", "bes", "alti", "yedi", "sekiz", "dokuz", "on", "yirmi", "otuz", "kirk", "elli",
        "yuz", "one", "two", "three", "four", "five", "six", "seven", "ten",
    ]

    private static let valueForms: [(String, ValueKind)] = [
        ("ucretsiz*", .money), ("bedava*", .money), ("bedelsiz*", .money), ("ucret alinmaz", .money),
        ("bedeli alinmaz", .money), ("free of charge", .money), ("dahildir", .money), ("ertesi * gun*", .duration),
        ("ayni gun*", .duration), ("kendiliginden", .duration), ("hemen", .duration), ("ertesi gun*", .clock),
        ("hafta ici", .clock), ("her gun", .clock), ("pazartesi*", .clock), ("tek seans*", .count), ("bir kez", .count),
        ("cadde*", .place), ("sokak*", .place), ("sokagi*", .place), ("bulvar*", .place), ("mahalle*", .place),
        ("adres*", .place), ("durag*", .place), ("karsisi*", .place), ("sitesi*", .place), ("yolu", .place),
        ("street", .place), ("avenue", .place), ("gun*", .moment), ("sonra*", .moment), ("once*", .moment),
        ("hemen", .moment), ("aninda", .moment), ("hafta*", .moment), ("cumartesi*", .moment), ("sali", .moment),
        ("carsamba*", .moment), ("persembe*", .moment), ("cuma*", .moment), ("pazar*", .moment), ("day*", .moment),
    ]
    private static let values = PhraseSet(valueForms.map(\.0))

    private static let questionForms: [(String, Set<ValueKind>, Bool)] = [
        ("kac para", [.money], false), ("kac lira*", [.money], false), ("kac tl", [.money], false),
        ("kaca", [.money], true), ("ne tutar*", [.money], false), ("ucret* ne kadar", [.money], false),
        ("ucret* nedir", [.money], false), ("ucret* ne", [.money], false), ("fiyat* ne kadar", [.money], false),
        ("fiyat* nedir", [.money], false), ("fiyat* ne", [.money], false), ("fiyat*", [.money], true),
        ("ucreti", [.money], true), ("ucretiniz", [.money], true), ("kac euro*", [.money], false),
        ("how much", [.money], true), ("price", [.money], true), ("cost*", [.money], true), ("سعر", [.money], false),
        ("بكم", [.money], false), ("kac * gun*", [.duration], false), ("kac gun*", [.duration], false),
        ("kac hafta*", [.duration], false), ("kac saat*", [.duration], false), ("kac dakika*", [.duration], false),
        ("kac ay", [.duration, .count], false), ("ne kadar kal*", [.duration], false),
        ("ne kadar dayan*", [.duration], false), ("kac yil*", [.duration], false),
        ("ne kadar sur*", [.duration], false),
        ("garanti* ne kadar", [.duration], false), ("sure* ne kadar", [.duration], false),
        ("omru ne kadar", [.duration], false), ("gecerlilig* ne kadar", [.duration], false),
        ("kaliciligi ne kadar", [.duration], false), ("vade* ne kadar", [.duration], false),
        ("indirim* ne kadar", [.percentage, .money], false), ("agirlig* ne kadar", [.count], false),
        ("kapasite* ne kadar", [.count], false), ("ne oder*", [.money], true), ("ekstra para*", [.money], true),
        ("ek para*", [.money], true), ("para kes*", [.money], true), ("para ode*", [.money], true),
        ("kac paraya", [.money], false), ("ne kadara", [.money], false),
        ("ne kadar zaman*", [.duration], false), ("ne kadar sonra", [.duration], false),
        ("ne kadar once*", [.duration], false), ("ne sure*", [.duration], false), ("how long", [.duration], false),
        ("how many days", [.duration], false), ("ne zaman*", [.moment], false),
        ("when", [.moment], false), ("متى", [.moment], false), ("saat kac*", [.clock], false),
        ("kaca kadar", [.clock], false), ("kacta*", [.clock], false), ("hangi saat*", [.clock], false),
        ("hangi gun*", [.moment], false), ("what time", [.clock], false), ("opening hours", [.clock], false),
        ("yuzde kac*", [.percentage], false), ("indirim oran*", [.percentage], false),
        ("oran* nedir", [.percentage], false),
        ("ne kadar indirim", [.percentage, .money], false), ("ne kadar", [.money, .duration, .count], true),
        ("neredesiniz*", [.place], false), ("yeriniz nere*", [.place], false), ("adres* ne*", [.place], false),
        ("where is your", [.place], false), ("where are you", [.place], false), ("your address", [.place], false),
        ("kac kere", [.count], false), ("kac kez", [.count], false), ("kac defa", [.count], false),
        ("kac", [.count], true), ("how many", [.count], true), ("كم", [.money, .count, .duration], true),
    ]
    private static let questions = PhraseSet(questionForms.map(\.0))
}
