/// What a word may mean to the recognisers; a word can have many.
struct Sense: OptionSet, Hashable, Sendable {
    let rawValue: UInt64

    init(rawValue: UInt64) { self.rawValue = rawValue }
    private init(bit: UInt64) { rawValue = 1 << bit }

    // Names
    static let given = Sense(bit: 0)
    static let surname = Sense(bit: 1)
    /// A name that is a word as well: Deniz, Umut, Yıldız.
    static let commonWord = Sense(bit: 2)
    static let honorific = Sense(bit: 3)
    static let title = Sense(bit: 4)
    /// Says that a name follows: "adım", "alıcı".
    static let nameFollows = Sense(bit: 5)
    /// "oğlum", "eşim".
    static let kin = Sense(bit: 6)
    /// Says that a name went before: "adına", "aradı".
    static let nameBefore = Sense(bit: 7)
    /// Never a name, though it may begin a sentence.
    static let plain = Sense(bit: 8)
    /// Makes of the words before it a place or a house: "mahallesi", "lisesi", "kuaför".
    static let placeNoun = Sense(bit: 9)
    /// Makes of the name before it a sort of the goods after it: "Ayşe Kadın fasulye".
    static let sort = Sense(bit: 10)

    // Addresses
    static let quarter = Sense(bit: 11)
    static let street = Sense(bit: 12)
    static let building = Sense(bit: 13)
    static let number = Sense(bit: 14)
    static let floor = Sense(bit: 15)
    static let flat = Sense(bit: 16)
    static let province = Sense(bit: 17)
    static let district = Sense(bit: 18)
    static let aboutAddress = Sense(bit: 19)

    // Context of numbers
    static let aboutTCKN = Sense(bit: 20)
    static let aboutVKN = Sense(bit: 21)
    static let aboutPhone = Sense(bit: 22)
    static let aboutIBAN = Sense(bit: 23)
    static let aboutCard = Sense(bit: 24)
    static let aboutPlate = Sense(bit: 25)
    static let aboutPassport = Sense(bit: 26)
    static let aboutBirth = Sense(bit: 27)
    static let aboutIP = Sense(bit: 28)
    static let aboutSecret = Sense(bit: 29)
    /// Orders, parcels, listings, goods: their numbers are nobody's.
    static let aboutOrder = Sense(bit: 30)
    static let aboutVersion = Sense(bit: 31)
    /// Money, measures, counts.
    static let unit = Sense(bit: 32)
    static let month = Sense(bit: 33)
    static let numeral = Sense(bit: 34)

    // E-mail
    static let at = Sense(bit: 35)
    static let dot = Sense(bit: 36)
    static let dash = Sense(bit: 37)
    static let provider = Sense(bit: 38)
    static let topLevel = Sense(bit: 39)

    // Health
    /// A condition by itself: "astım", "diyabet".
    static let illness = Sense(bit: 40)
    /// A condition with a head: "kalp" + "hastası".
    static let organ = Sense(bit: 41)
    /// "hastası", "ameliyatı", "yetmezliği".
    static let illnessHead = Sense(bit: 42)
    static let drug = Sense(bit: 43)
    static let pregnancy = Sense(bit: 44)
    static let allergy = Sense(bit: 45)
    /// "kullanıyorum", "geçirdim", "var": says that it is somebody's.
    static let suffers = Sense(bit: 46)
    /// Goods and places that carry a health word: "yastığı", "aleti".
    static let goods = Sense(bit: 47)
    /// "tansiyonum 14/9", "INR 2,5".
    static let bloodValue = Sense(bit: 48)
    static let allergen = Sense(bit: 49)
    static let operation = Sense(bit: 50)
    /// "babam", "eşimin", "ben": whose condition it is.
    static let relative = Sense(bit: 54)
    /// "aylık", "haftalık".
    static let duration = Sense(bit: 51)

    static let suffix = Sense(bit: 52)
    /// "doğumlu" and its like, which date a year alone.
    static let born = Sense(bit: 53)

    /// "merhaba", "selam".
    static let greeting = Sense(bit: 55)

    static let names: Sense = [.given, .surname]
}
