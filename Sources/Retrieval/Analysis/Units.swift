/// Units and scales as people write them beside numbers, with or without suffix, in folded letters.
enum Units {
    /// The canonical name of a unit, `nil` for any other word: lirayı → tl, günde → gun, metrekarelik → m2.
    static func canonical(_ word: String) -> String? {
        if let exact = names[word] { return exact }
        guard word.utf8.count > 2 else { return nil }
        // The longest name first, so that metrekare is not read as metre.
        for length in stride(from: min(word.utf8.count - 1, 9), through: 2, by: -1) {
            let stem = String(word.prefix(length))
            if let name = names[stem], suffixes.contains(String(word.dropFirst(length))) { return name }
        }
        return nil
    }

    static func isUnit(_ word: String) -> Bool { canonical(word) != nil }

    static func isMoney(_ word: String) -> Bool { canonical(word).map(money.contains) ?? false }

    static func isSuffix(_ word: String) -> Bool { suffixes.contains(word) }

    static func isScale(_ word: String) -> Bool { scales[word] != nil }

    /// Powers of ten: 15 bin = 15000.
    static let scales: [String: Int] = ["bin": 3, "milyon": 6, "milyar": 9]

    static let money: Set<String> = ["tl", "usd", "eur", "gbp"]

    private static let names: [String: String] = {
        let groups: [(String, String)] = [
            ("tl", "tl try lira liralik kagit"), ("usd", "usd dolar dollar dollars"), ("eur", "eur euro avro euros"),
            ("gbp", "gbp sterlin pound pounds"), ("m2", "m2 metrekare mkare"), ("m", "metre"), ("cm", "cm santim"),
            ("mm", "mm milimetre"), ("km", "km kilometre"), ("kg", "kg kilo kilogram"), ("gr", "gr gram grams"),
            ("ml", "ml mililitre"), ("lt", "lt litre"), ("gun", "gun gunu day days"), ("hafta", "hafta week weeks"),
            ("ay", "ay month months"), ("yil", "yil sene year years"), ("saat", "saat hour hours"),
            ("dakika", "dakika dk minute minutes"), ("seans", "seans session sessions"), ("taksit", "taksit"),
            ("adet", "adet tane"), ("kisi", "kisi person persons people"), ("yas", "yas yasindan yasina"),
        ]
        var names: [String: String] = [:]
        for (name, spellings) in groups {
            for spelling in spellings.split(separator: " ") { names[String(spelling)] = name }
        }
        return names
    }()

    /// Endings that numbers and units take without changing what they are.
    private static let suffixes: Set<String> = {
        let list =
            "a e i u ya ye yi yu da de ta te dan den tan ten in un nin nun yla yle la le ca ce lik luk li lu lar ler "
            + "lari leri si su sini sina sinde sinden dir dur tir tur ki daki deki taki teki inci uncu nci ncu ar er "
            + "sar ser lara lere larda lerde lardan lerden larin lerin liga lige lugu ligi ina ine inda inde indan "
            + "inden una unda undan ini unu ken"
        return Set(list.split(separator: " ").map(String.init))
    }()
}

/// Numbers in words: "on beş bin" = 15000, "iki" = 2.
enum NumberWords {
    /// Reads the longest number from the front of `words`.
    ///
    /// - Returns: the value and the count of words it took, `nil` where no number stands in front. `isPlain` is false
    ///   for one word that mostly means something else ("bir", "yüz", "altı"): only a unit behind it makes it a number.
    static func reading(_ words: ArraySlice<String>) -> (value: Int, count: Int, isPlain: Bool)? {
        var total = 0
        var current = 0
        var count = 0
        for word in words.prefix(8) {
            if let value = values[word] {
                // Units after units or tens after tens begin another number: "iki üç gün".
                guard current == 0 || (value < 10 && current % 10 == 0) || (value < 100 && current % 100 == 0)
                else { break }
                current += value
            } else if word == "yuz" {
                guard current < 10 else { break }
                current = max(current, 1) * 100
            } else if word == "bin" {
                guard total == 0 else { break }
                total = max(current, 1) * 1000
                current = 0
            } else {
                break
            }
            count += 1
        }
        guard count > 0 else { return nil }
        return (total + current, count, count > 1 || !ambiguous.contains(words[words.startIndex]))
    }

    /// Whether a number can begin with this word; cheaper than reading it.
    static func begins(with word: String) -> Bool { values[word] != nil || word == "yuz" || word == "bin" }

    private static let values: [String: Int] = [
        "bir": 1, "iki": 2, "uc": 3, "dort": 4, "bes": 5, "alti": 6, "yedi": 7, "sekiz": 8, "dokuz": 9, "on": 10,
        "yirmi": 20, "otuz": 30, "kirk": 40, "elli": 50, "altmis": 60, "yetmis": 70, "seksen": 80, "doksan": 90,
    ]

    private static let ambiguous: Set<String> = ["bir", "uc", "alti", "yedi", "on", "yuz", "bin", "kirk"]
}
