/// Every word the recognisers know, in one trie, with its senses.
struct Lexicon: Sendable {
    private var trie = WordTrie()

    static let shared = Lexicon()

    init() {
        trie.insert(GivenNames.clear, .given)
        trie.insert(GivenNames.common, [.given, .commonWord])
        trie.insert(Surnames.clear, .surname)
        trie.insert(Surnames.common, [.surname, .commonWord])
        trie.insert(Places.provinces, .province)
        trie.insert(Places.districts, .district)
        addContext()
        addAddressParts()
        addNameCues()
        addHealth()
        for (word, value) in ContextWords.numerals { trie.insert(word, .numeral, value: value) }
        for (words, first) in [(ContextWords.months, 1), (ContextWords.shortMonths, 1)] {
            for (index, word) in words.split(separator: " ").enumerated() {
                trie.insert(String(word), .month, value: Int16(first + index))
            }
        }
    }

    private mutating func addContext() {
        trie.insert(ContextWords.tckn, .aboutTCKN)
        trie.insert(ContextWords.vkn, .aboutVKN)
        trie.insert(ContextWords.phone, .aboutPhone)
        trie.insert(ContextWords.iban, .aboutIBAN)
        trie.insert(ContextWords.card, .aboutCard)
        trie.insert(ContextWords.plate, .aboutPlate)
        trie.insert(ContextWords.passport, .aboutPassport)
        trie.insert(ContextWords.birth, .aboutBirth)
        trie.insert(ContextWords.born, .born)
        trie.insert(ContextWords.ip, .aboutIP)
        trie.insert(ContextWords.secrets, .aboutSecret)
        trie.insert(ContextWords.orders, .aboutOrder)
        trie.insert(ContextWords.versions, .aboutVersion)
        trie.insert(ContextWords.units, .unit)
        trie.insert(ContextWords.ats, .at)
        trie.insert(ContextWords.dots, .dot)
        trie.insert(ContextWords.dashes, .dash)
        trie.insert(ContextWords.providers, .provider)
        trie.insert(ContextWords.topLevels, .topLevel)
    }

    private mutating func addAddressParts() {
        trie.insert(ContextWords.quarters, .quarter)
        trie.insert(ContextWords.streets, .street)
        trie.insert(ContextWords.buildings, .building)
        trie.insert(ContextWords.numbers, .number)
        trie.insert(ContextWords.floors, .floor)
        trie.insert(ContextWords.flats, .flat)
        trie.insert(ContextWords.address, .aboutAddress)
    }

    private mutating func addNameCues() {
        trie.insert(ContextWords.honorifics, .honorific)
        trie.insert(ContextWords.titles, .title)
        trie.insert(ContextWords.nameFollows, .nameFollows)
        trie.insert("merhaba merhabalar selam selamlar", .greeting)
        trie.insert(ContextWords.nameBefore, .nameBefore)
        trie.insert(ContextWords.kin, .kin)
        trie.insert(ContextWords.plain, .plain)
        trie.insert(ContextWords.placeNouns, .placeNoun)
        trie.insert("kadın", .sort)
    }

    private mutating func addHealth() {
        trie.insert(HealthWords.illnesses, .illness)
        trie.insert(HealthWords.organs, .organ)
        trie.insert(HealthWords.heads, .illnessHead)
        trie.insert(HealthWords.drugs, .drug)
        trie.insert(HealthWords.pregnancies, .pregnancy)
        trie.insert(HealthWords.allergies, .allergy)
        trie.insert(HealthWords.allergens, .allergen)
        trie.insert(HealthWords.suffering, .suffers)
        trie.insert(HealthWords.kin, .relative)
        trie.insert(HealthWords.goods, .goods)
        trie.insert(HealthWords.bloodValues, .bloodValue)
        trie.insert(HealthWords.operations, .operation)
        trie.insert("aylık haftalık aylik ay hafta", .duration)
    }

    /// A word as the lexicon knows it.
    struct Reading {
        var senses: Sense = []
        /// Where the known part ends; what follows is an ending.
        var end: Int
        var value: Int16 = 0
        var isExact = false
    }

    /// The longest cardinal that the letters of `range` begin with.
    func numeral(_ codes: [UInt8], _ range: Range<Int>) -> (value: Int, end: Int)? {
        var node = WordTrie.root
        var longest: (value: Int, end: Int)?
        for cell in range {
            node = trie.step(node, codes[cell])
            if node == 0 { break }
            if trie.senses[Int(node)].contains(.numeral) { longest = (Int(trie.values[Int(node)]), cell + 1) }
        }
        return longest
    }

    /// Reads the letters of `range` from `codes`: the whole word where it is known, else its longest known beginning of
    /// three letters or more that is followed by an ending.
    func read(_ codes: [UInt8], _ range: Range<Int>) -> Reading {
        var reading = Reading(end: range.upperBound)
        var node = WordTrie.root
        var cell = range.lowerBound
        // Nodes at which a known word ended, the longest two.
        var stems: (UInt16, UInt16) = (0, 0)
        var stemEnds: (Int, Int) = (0, 0)
        while cell < range.upperBound {
            node = trie.step(node, codes[cell])
            if node == 0 { break }
            cell += 1
            if cell - range.lowerBound >= 3, cell < range.upperBound, !trie.senses[Int(node)].isEmpty {
                stems = (node, stems.0)
                stemEnds = (cell, stemEnds.0)
            }
        }
        if node != 0, !trie.senses[Int(node)].isEmpty {
            reading.senses = trie.senses[Int(node)]
            reading.value = trie.values[Int(node)]
            reading.isExact = true
            return reading
        }
        for (stem, end) in [(stems.0, stemEnds.0), (stems.1, stemEnds.1)] where stem != 0 {
            let ending = end..<range.upperBound
            guard Suffixes.contains(codes, ending, in: Suffixes.all) else { continue }
            reading.senses = trie.senses[Int(stem)].subtracting([.numeral, .month, .at, .provider, .topLevel])
            if !Suffixes.contains(codes, ending, in: Suffixes.ofNames) { reading.senses.subtract(.names) }
            reading.end = end
            reading.value = trie.values[Int(stem)]
            return reading
        }
        return reading
    }
}
