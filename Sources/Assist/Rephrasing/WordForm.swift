/// A folded word with what it takes to tell whether another is a form of it whose sense no ending has changed.
///
/// A sentence may be said in other words only as far as this sees: case, person and the polite forms of a verb may
/// change. What turns a sense around or bends it (not, without, if, must, can, was) has to stay.
struct WordForm: Sendable {
    let text: String
    let sense: Sense
    /// A number, a word that bends the sense, or a word with a digit: the same only letter by letter.
    let isFixed: Bool
    private let plain: [UInt8]
    /// Of the rows of synonyms, the one that it belongs to.
    private let synonym: Int?

    init(_ text: String) {
        self.text = text
        sense = Self.sense(of: text)
        isFixed = text.contains(where: \.isNumber) || SmallWords.bending.contains(text) || NumberWords.isNumber(text)
        let plain = Self.plain(text)
        self.plain = Array(plain.utf8)
        synonym = Self.synonyms.firstIndex { row in row.contains { plain.hasPrefix($0) } }
    }

    func isForm(of other: WordForm) -> Bool {
        if text == other.text { return true }
        guard !isFixed, !other.isFixed, sense == other.sense else { return false }
        if let synonym, synonym == other.synonym { return true }
        var shared = zip(plain, other.plain).prefix { $0 == $1 }.count
        // Endings may begin alike, so the stem may end before the letters stop agreeing.
        while shared >= min(3, plain.count, other.plain.count), shared > 0 {
            if Self.isEnding(plain[shared...]), Self.isEnding(other.plain[shared...]) { return true }
            shared -= 1
        }
        return false
    }

    /// What an ending says besides who and when.
    struct Sense: OptionSet, Sendable {
        let rawValue: Int
        static let negative = Sense(rawValue: 1)
        static let without = Sense(rawValue: 2)
        static let conditional = Sense(rawValue: 4)
        static let necessary = Sense(rawValue: 8)
        static let possible = Sense(rawValue: 16)
        static let away = Sense(rawValue: 32)
        static let past = Sense(rawValue: 64)
    }

    private static func sense(of word: String) -> Sense {
        let letters = Array(word.utf8.dropFirst(2))
        return markers.reduce(into: []) { sense, marker in
            if !sense.contains(marker.sense), marker.stands(in: letters) { sense.insert(marker.sense) }
        }
    }

    /// Letters that tell a sense, somewhere behind a word's first two or at its end.
    private struct Marker {
        let sense: Sense
        let letters: [UInt8]
        let isEnd: Bool

        func stands(in word: [UInt8]) -> Bool {
            guard word.count >= letters.count else { return false }
            let last = word.count - letters.count
            return ((isEnd ? last : 0)...last).contains { start in
                letters.indices.allSatisfy { word[start + $0] == letters[$0] }
            }
        }
    }

    /// Softened letters as hard ones, so that renk and rengi, kitap and kitabı share their stem.
    private static func plain(_ word: String) -> String {
        String(
            word.map { letter in
                switch letter {
                case "g": "k"
                case "b": "p"
                case "d": "t"
                default: letter
                }
            })
    }

    /// Whether all of it is made of endings.
    private static func isEnding(_ rest: ArraySlice<UInt8>) -> Bool {
        if rest.isEmpty || rest.elementsEqual("s".utf8) { return true }
        guard rest.count <= 16 else { return false }
        return (1...min(6, rest.count)).contains { length in
            endings.contains(Array(rest.prefix(length))) && isEnding(rest.dropFirst(length))
        }
    }

    private static let markers: [Marker] =
        marks(
            .negative, false,
            [
                "maz", "mez", "miyor", "muyor", "madi", "medi", "mamis", "memis", "mamali", "memeli", "mayac", "meyec",
                "mayan", "meyen", "madan", "meden", "maksizin", "meksizin", "mamak", "memek", "mamas", "memes", "mayin",
                "meyin", "mayiz", "meyiz", "mayip", "meyip", "masak", "mesek", "mayabil", "meyebil",
            ])
        + marks(.negative, true, ["masin", "mesin", "mama", "meme", "mam", "mem"])
        + marks(
            .without, true,
            ["siz", "suz"].flatMap { base in
                ["", "dir", "dur", "ca", "ce", "lik", "luk", "in", "un", "i", "u", "a", "e", "da", "de"].map {
                    base + $0
                }
            })
        + marks(
            .conditional, true,
            ["rs", "zs", "ys", "dis", "dus", "tis", "tus", "eks", "aks"].flatMap { base in
                ["a", "e", "am", "em", "an", "en", "ak", "ek", "aniz", "eniz", "alar", "eler"].map { base + $0 }
            })
        + marks(.necessary, false, ["mali", "meli"]) + marks(.possible, false, ["abil", "ebil"])
        + marks(.away, true, ["dan", "den", "tan", "ten"])
        // Of verbs alone: "ücreti" ends in no past.
        + marks(
            .past, true,
            [
                "ildi", "uldu", "indi", "undu", "irdi", "urdu", "ardi", "erdi", "andi", "endi", "aldi", "oldu", "etti",
                "yordu", "misti", "mustu", "acakti", "ecekti",
            ].flatMap { base in ["", "k", "m", "n", "niz", "nuz", "ler", "lar", "r"].map { base + $0 } })

    private static func marks(_ sense: Sense, _ isEnd: Bool, _ texts: [String]) -> [Marker] {
        texts.map { Marker(sense: sense, letters: Array($0.utf8), isEnd: isEnd) }
    }

    /// In letters that were hardened.
    private static let synonyms = [["ucret", "fiyat", "petel"], ["tl", "lira"]]

    private static let endings: Set<[UInt8]> = Set(
        [
            "a", "e", "i", "u", "y", "n", "m", "l", "ir", "ur", "ar", "er", "r", "il", "ul", "in", "un", "im", "um",
            "iniz", "unuz", "imiz", "umuz", "niz", "nuz", "miz", "muz", "dir", "dur", "lar", "ler", "da", "de", "dan",
            "den", "li", "lu", "lik", "luk", "siz", "suz", "ci", "cu", "mak", "mek", "makta", "mekte", "ma", "me",
            "maz",
            "mez", "iyor", "uyor", "yor", "acak", "ecek", "di", "du", "mis", "mus", "sa", "se", "abil", "ebil", "mali",
            "meli", "an", "en", "yan", "yen", "ip", "up", "yip", "yup", "arak", "erek", "ken", "ki", "ya", "ye", "yi",
            "yu", "si", "su", "sin", "sun", "siniz", "sunuz", "iz", "uz", "yiz", "yuz", "na", "ne", "ni", "nu", "nin",
            "nun", "nda", "nde", "la", "le", "yla", "yle", "ca", "ce", "inca", "ince", "dik", "duk", "lan", "len",
            "las",
            "les", "tir", "tur", "ing", "ed", "ly", "k",
        ].map { Array(plain($0).utf8) })
}
