import PluginKit

/// What the valuation says, in both languages.
enum Words {
    static let deals = JSONSchema.choice([
        .init("sale", LocalizedText(tr: "Satılık", en: "Sale")),
        .init("rent", LocalizedText(tr: "Kiralık", en: "Rent")),
    ])

    /// With one digit behind the mark: `7,2`, `7.2`.
    static func decimal(_ value: Double, _ language: Language) -> String {
        let tenths = Int((value * 10).rounded())
        let mark = language == .english ? "." : ","
        return "\(tenths / 10)\(mark)\(abs(tenths) % 10)"
    }

    static func deal(_ word: String) -> PropertyAttributes.Deal? {
        switch word {
        case "sale": .sale
        case "rent": .rent
        default: nil
        }
    }
}

extension PropertyAttributes.Deal {
    /// On the wire.
    var word: String { self == .sale ? "sale" : "rent" }
    var english: String { self == .sale ? "sales" : "rents" }
}

extension PriceKind {
    init?(word: String) {
        guard let kind = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = kind
    }

    /// On the wire.
    var word: String {
        switch self {
        case .asking: "asking"
        case .agreed: "agreed"
        case .deed: "deed"
        }
    }

    var title: LocalizedText {
        switch self {
        case .asking: LocalizedText(tr: "ilan fiyatı", en: "asking price")
        case .agreed: LocalizedText(tr: "gerçekleşen fiyat", en: "agreed price")
        case .deed: LocalizedText(tr: "tapu bedeli", en: "price in the deed")
        }
    }
}

extension Valuation.Confidence {
    var word: String {
        switch self {
        case .high: "high"
        case .medium: "medium"
        case .low: "low"
        }
    }
}

extension Valuation.Warning {
    var code: String {
        switch self {
        case .wideRange: "wide_range"
        case .netAboveGross: "net_above_gross"
        case .floorAboveTop: "floor_above_top"
        case .unusual: "unusual_value"
        case .newNeighbourhood: "new_neighbourhood"
        case .pastIndex: "past_index"
        case .oldBasis: "old_basis"
        }
    }

    var text: LocalizedText { LocalizedText(tr: sentence, en: english) }

    private var english: String {
        switch self {
        case .wideRange: "The 90 % range is wider than the value itself: take it as a direction only."
        case .netAboveGross: "The net area is larger than the gross area; the two may be swapped."
        case .floorAboveTop: "The floor is above the number of floors."
        case .unusual(let attribute):
            "\(AttributeNames.english(attribute)): outside of what the comparables have; please check it."
        case .newNeighbourhood(let name): "There is no comparable in “\(name)”; the value rests on the district."
        case .pastIndex(let months):
            "The price index ends \(months) months before the valuation; its level was kept and the range widened."
        case .oldBasis(let months): "The newest comparable is \(months) months old; the range was widened."
        }
    }
}

extension AttributeNames {
    private static let englishNames = [
        "taban": "Base", "brut_m2": "Gross m²", "net_orani": "Net to gross", "oda": "Rooms", "salon": "Living rooms",
        "toplam_oda": "All rooms", "banyo": "Bathrooms", "bina_yasi": "Age of the building", "kat": "Floor",
        "kat_sayisi": "Floors", "arsa_m2": "Lot m²", "il": "Province", "ilce": "District", "mahalle": "Neighbourhood",
        "tip": "Kind", "konum": "Location", "tarih": "Date", "emsaller": "Comparables", "endeks": "Price index",
        "alan": "Difference in area",
    ]

    static func english(_ attribute: String) -> String { englishNames[attribute] ?? turkish(attribute) }

    static func title(_ attribute: String) -> LocalizedText {
        LocalizedText(tr: turkish(attribute), en: english(attribute))
    }
}

extension Refusal {
    var text: LocalizedText { LocalizedText(tr: sentence, en: english) }

    private var english: String {
        switch self {
        case .unsupportedRegion(let region, let supported):
            "Unsupported region: \(region). Supported districts: \(supported.joined(separator: ", "))."
        case .foreignKind(let kind, let supported):
            "There are no comparables of the kind “\(kind)”. There are some of: \(supported.joined(separator: ", "))."
        case .foreignDeal(let deal, let supported):
            "The comparables are \(supported.map(\.english).joined(separator: ", ")); they say nothing of \(deal.english)."
        case .notEnoughComparables(let count):
            "Not enough comparables: there are \(count), and at least \(Support.leastComparables) are needed."
        case .missingArea: "No value can be given without the gross or the net area."
        case .areaBeyondComparables(let area, let smallest, let largest):
            "\(Int(area)) m² is far outside of the comparables' \(Int(smallest))–\(Int(largest)) m²."
        }
    }

    /// As a route answers it: 422, with what would be supported.
    var problem: PluginProblem {
        var hints: [String: JSONValue] = [:]
        switch self {
        case .unsupportedRegion(let region, let supported):
            hints = ["region": .string(region), "supported": .array(supported.map(JSONValue.string))]
        case .foreignKind(_, let supported): hints = ["supported": .array(supported.map(JSONValue.string))]
        case .foreignDeal(_, let supported): hints = ["supported": .array(supported.map { .string($0.word) })]
        case .notEnoughComparables(let count):
            hints = ["comparables": .integer(count), "needed": .integer(Support.leastComparables)]
        case .missingArea: break
        case .areaBeyondComparables(_, let smallest, let largest):
            hints = ["smallest": .integer(Int(smallest)), "largest": .integer(Int(largest))]
        }
        return PluginProblem(status: 422, code: code, title: title, detail: text, hints: hints)
    }

    private var title: LocalizedText {
        switch self {
        case .unsupportedRegion: LocalizedText(tr: "Desteklenmeyen bölge", en: "Unsupported region")
        case .notEnoughComparables: LocalizedText(tr: "Yeterli emsal yok", en: "Not enough comparables")
        default: LocalizedText(tr: "Değer verilemiyor", en: "No value can be given")
        }
    }
}

extension ImportIssue {
    var text: LocalizedText { LocalizedText(tr: sentence, en: english) }

    private var english: String {
        switch kind {
        case .unreadable: "\(column): “\(value)” could not be read."
        case .missing: "\(column) is missing."
        case .scale: "The price (\(value)) is far from its surroundings': a thousands separator may have slipped."
        case .otherMarket: "The price (\(value)) looks like the other market's: sales and rents may be mixed up."
        case .otherPriceKind: "Another kind of price (\(value)) than the rest; asking and agreed prices are not mixed."
        case .priceOutlier: "The price a square metre is far from its surroundings' (\(value))."
        case .area: "Unusual area (\(value) m²)."
        case .netAboveGross: "The net area is larger than the gross area (\(value))."
        case .age: "Unusual age of the building (\(value))."
        case .yearAsAge: "A year of building stands in the place of the age (\(value))."
        case .rooms: "Unusual number of rooms (\(value))."
        case .floor: "The floor is above the number of floors (\(value))."
        case .undated: "It has no date; the day of the import (\(value)) counts."
        case .duplicate: "The same listing came before (\(value))."
        }
    }
}

extension ImportIssue.Kind {
    var title: LocalizedText {
        switch self {
        case .unreadable: LocalizedText(tr: "Okunamayan değer", en: "Unreadable value")
        case .missing: LocalizedText(tr: "Eksik değer", en: "Missing value")
        case .scale: LocalizedText(tr: "Binlik ayırıcı kaymış", en: "Slipped thousands separator")
        case .otherMarket: LocalizedText(tr: "Satılık ile kiralık karışmış", en: "Sales and rents mixed up")
        case .otherPriceKind: LocalizedText(tr: "Farklı fiyat türü", en: "Another kind of price")
        case .priceOutlier: LocalizedText(tr: "Aykırı m² fiyatı", en: "Outlying price a square metre")
        case .area: LocalizedText(tr: "Olağan dışı alan", en: "Unusual area")
        case .netAboveGross: LocalizedText(tr: "Net m² brütten büyük", en: "Net area above gross")
        case .age: LocalizedText(tr: "Olağan dışı yaş", en: "Unusual age")
        case .yearAsAge: LocalizedText(tr: "Yaş yerine yıl", en: "A year as age")
        case .rooms: LocalizedText(tr: "Olağan dışı oda sayısı", en: "Unusual number of rooms")
        case .floor: LocalizedText(tr: "Kat, kat sayısından büyük", en: "Floor above the number of floors")
        case .undated: LocalizedText(tr: "Tarihi yok", en: "No date")
        case .duplicate: LocalizedText(tr: "Yinelenen ilan", en: "Duplicate listing")
        }
    }
}

extension ValuationDialogue.Field {
    var text: LocalizedText { LocalizedText(tr: question, en: english) }

    private var english: String {
        switch self {
        case .district: "In which district and neighbourhood is the home?"
        case .area: "How many square metres gross? (And net, if you know it.)"
        case .rooms: "How many rooms? (For example 3+1)"
        case .age: "How old is the building?"
        case .floor: "On which floor?"
        }
    }
}

extension ValuationReply {
    /// A range with its basis, in a language.
    static func text(
        _ value: Valuation, for home: PropertyAttributes, kind: PriceKind?, isSynthetic: Bool, _ language: Language
    ) -> String {
        var text = language == .english ? english(value, home) : text(.success(value), for: home)
        let kindNote =
            kind.map {
                LocalizedText(tr: "Emsallerin fiyat türü: \($0.title.tr).", en: "Kind of price: \($0.title.en).")
            }
            ?? LocalizedText(
                tr: "Emsallerin fiyat türü (ilan ya da gerçekleşen) belirtilmemiş.",
                en: "The comparables do not say whether prices were asked or agreed.")
        text += " " + kindNote.text(in: language)
        return isSynthetic ? "\(SyntheticMarket.label). \(text)" : text
    }

    private static func english(_ value: Valuation, _ home: PropertyAttributes) -> String {
        let place = [home.district, home.neighbourhood].filter { !$0.isEmpty }.joined(separator: " ")
        let unit = home.deal == .rent ? "monthly rent" : "value"
        let confidence = value.confidence.word
        var sentences = [
            "\(place): estimated \(unit) \(liras(value.range.low80)) – \(liras(value.range.high80)) TL (ranges of this "
                + "width hold 8 of 10 homes), in the middle \(liras(value.range.estimate)) TL.",
            "Basis: \(value.basis.comparables) comparables, the nearest \(value.comparables.count) of them compared; the "
                + "newest is of \(value.basis.newest). Confidence: \(confidence).",
        ]
        sentences += value.warnings.map(\.text.en)
        sentences.append("This is no appraisal report.")
        return sentences.joined(separator: " ")
    }
}
