/// A conversation towards a valuation: what has been understood so far, and what to ask next.
///
/// A value over the turns: hear a message, then look at the next step.
public struct ValuationDialogue: Sendable {
    /// What is asked for, in this order, one at a time.
    public enum Field: String, Sendable, CaseIterable {
        case district, area, rooms, age, floor

        public var question: String {
            switch self {
            case .district: "Konut hangi ilçe ve mahallede?"
            case .area: "Brüt kaç m²? (Netini de biliyorsanız yazabilirsiniz.)"
            case .rooms: "Kaç odalı? (Örneğin 3+1)"
            case .age: "Bina kaç yaşında?"
            case .floor: "Kaçıncı katta?"
            }
        }

        /// Without it no value is given.
        var isCompulsory: Bool { self == .district || self == .area }
    }

    public enum Step: Sendable, Equatable {
        case ask(Field)
        case value(PropertyAttributes)
    }

    public private(set) var home = PropertyAttributes()
    /// Whether the last message said anything of the home, or that it is not known.
    public private(set) var hasUnderstood = false
    private var asked: Field?
    private var unknown: Set<Field> = []
    private let gazetteer: PlaceGazetteer
    private let year: Int

    public init(places: PlaceGazetteer, year: Int) {
        gazetteer = places
        self.year = year
    }

    /// Takes in what the customer wrote.
    public mutating func hear(_ message: String) {
        let before = (home, unknown)
        gazetteer.read(message, into: &home)
        HomeDescription(message, year: year).read(into: &home)
        if let asked, home == before.0 { hear(message, asAnswerTo: asked) }
        hasUnderstood = home != before.0 || unknown != before.1
        asked = nil
        if case .ask(let field) = next { asked = field }
    }

    /// What to do now: ask for the first thing that is missing, or value the home.
    public var next: Step {
        for field in Field.allCases where !isKnown(field) && !unknown.contains(field) { return .ask(field) }
        return .value(home)
    }

    private func isKnown(_ field: Field) -> Bool {
        switch field {
        case .district: !home.district.isEmpty
        case .area: home.grossArea != nil || home.netArea != nil
        case .rooms: home.rooms != nil
        case .age: home.age != nil
        case .floor: home.floor != nil
        }
    }

    /// A bare "12" or "bilmiyorum" means what was asked.
    private mutating func hear(_ message: String, asAnswerTo field: Field) {
        let folded = ListingWords.fold(message)
        if folded.contains("bilmiyor") || folded.contains("bilmem") || folded.contains("emin degil") {
            if !field.isCompulsory { unknown.insert(field) }
            return
        }
        let digits = NumberWords.digits(in: folded)
        switch field {
        case .district: break
        case .area: home.grossArea = NumberStyle.plain.number(digits)
        case .rooms:
            if let read = ListingWords.rooms(digits) {
                (home.rooms, home.livingRooms) = (read.rooms, read.livingRooms ?? 1)
            }
        case .age: home.age = ListingWords.age(digits, listed: year)?.age
        case .floor: home.floor = ListingWords.floor(digits, floorCount: home.floorCount)
        }
    }
}
