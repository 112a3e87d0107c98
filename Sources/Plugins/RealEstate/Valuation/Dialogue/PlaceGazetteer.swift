/// The places that comparables lie in, found in running text with or without Turkish letters and suffixes.
public struct PlaceGazetteer: Sendable {
    struct Place: Sendable, Equatable {
        let province: String
        let district: String
        let neighbourhood: String
    }

    private struct Name: Sendable {
        let words: [String]
        let place: Place
    }

    /// Longest names first, so that "Yeni Mahalle" is not read as "Yeni".
    private let neighbourhoods: [Name]
    private let districts: [Name]
    private let provinces: [Name]

    public init(_ homes: some Sequence<PropertyAttributes>) {
        var seen: Set<String> = []
        var (small, middle, large): ([Name], [Name], [Name]) = ([], [], [])
        func add(_ list: inout [Name], _ name: String, _ place: Place) {
            let words = Self.words(name).filter { !["mah", "mahallesi", "mh"].contains($0) }
            guard !words.isEmpty else { return }
            let key = "\(place.province)|\(place.district)|\(place.neighbourhood)"
            if seen.insert(key).inserted { list.append(Name(words: words, place: place)) }
        }
        for home in homes {
            let place = Place(province: home.province, district: home.district, neighbourhood: home.neighbourhood)
            add(&small, home.neighbourhood, place)
            add(&middle, home.district, Place(province: home.province, district: home.district, neighbourhood: ""))
            add(&large, home.province, Place(province: home.province, district: "", neighbourhood: ""))
        }
        func sorted(_ names: [Name]) -> [Name] {
            names.sorted {
                ($0.words.count, $1.place.district, $1.place.neighbourhood)
                    > ($1.words.count, $0.place.district, $0.place.neighbourhood)
            }
        }
        (neighbourhoods, districts, provinces) = (sorted(small), sorted(middle), sorted(large))
    }

    /// Writes the place that the text names into the home; a neighbourhood alone counts where only one district has it.
    ///
    /// A name that is one slip away counts where none is written right.
    func read(_ text: String, into home: inout PropertyAttributes) {
        let words = Self.words(text)
        let district =
            districts.first { Self.contains(words, $0.words) }
            ?? districts.first { Self.contains(words, $0.words, slips: true) }
        let province = provinces.first { Self.contains(words, $0.words) }
        if let district {
            (home.province, home.district) = (district.place.province, district.place.district)
        } else if let province, home.province.isEmpty {
            home.province = province.place.province
        }
        func named(slips: Bool) -> [Name] {
            neighbourhoods.filter { name in
                Self.contains(words, name.words, slips: slips) && (district.map { $0.words != name.words } ?? true)
            }
        }
        let exact = named(slips: false)
        let named = exact.isEmpty ? named(slips: true) : exact
        let inDistrict = named.filter { home.district.isEmpty || $0.place.district == home.district }
        let fitting = inDistrict.filter { home.province.isEmpty || $0.place.province == home.province }
        guard let longest = fitting.first else { return }
        let candidates = fitting.filter { $0.words.count == longest.words.count }
        guard Set(candidates.map { "\($0.place.province)|\($0.place.district)" }).count == 1 else { return }
        home.province = longest.place.province
        home.district = longest.place.district
        home.neighbourhood = longest.place.neighbourhood
    }

    static func words(_ text: String) -> [String] {
        ListingWords.fold(text).split { !($0.isLetter || $0.isNumber) }.map(String.init)
    }

    /// Endings of a place's name; the apostrophe before them is often left out.
    private static let suffixes: Set<String> = [
        "da", "de", "ta", "te", "daki", "deki", "taki", "teki", "dan", "den", "tan", "ten", "nda", "nde", "ndaki",
        "ndeki", "ndan", "nden", "nin", "in", "un", "nun", "ya", "ye", "yi", "yu", "a", "e", "i", "u", "si", "sinda",
        "sindaki", "li",
    ]

    private static func contains(_ text: [String], _ name: [String], slips: Bool = false) -> Bool {
        guard text.count >= name.count else { return false }
        return (0...(text.count - name.count)).contains { start in
            for (offset, word) in name.enumerated() {
                let isLast = offset == name.count - 1
                guard isSame(text[start + offset], word, suffixed: isLast, slips: slips) else { return false }
            }
            return true
        }
    }

    private static func isSame(_ found: String, _ word: String, suffixed: Bool, slips: Bool) -> Bool {
        if found == word { return true }
        if suffixed, word.count >= 3, found.hasPrefix(word), suffixes.contains(String(found.dropFirst(word.count))) {
            return true
        }
        // Short names are a slip away from too many words.
        guard slips, word.count >= 6, found.first == word.first else { return false }
        let doubled = word + word.suffix(1)
        let used = found.hasPrefix(doubled) ? doubled.count : SpellingRepair.oneSlip(Array(word), Array(found))
        guard let used else { return false }
        let rest = String(found.dropFirst(used))
        return rest.isEmpty || suffixed && suffixes.contains(rest)
    }
}
