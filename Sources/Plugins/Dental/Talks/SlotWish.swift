import Foundation
import PluginKit

/// When a patient would like to come: "yarın öğleden sonra", "salı 14:00", "5'ten sonra", "next friday morning".
struct SlotWish: Equatable {
    var day: CalendarDay?
    /// 1 is Monday; where a kind of days is wished rather than one.
    var weekdays: Set<Int> = []
    /// Minutes after midnight.
    var time: Int?
    var notBefore: Int?
    var notAfter: Int?

    var isEmpty: Bool { self == SlotWish() }

    /// It names one slot.
    var isExact: Bool { day != nil && time != nil }

    init() {}

    /// - Parameter entities: the days that the message names.
    init(_ text: String, _ entities: [Entity], today: CalendarDay) {
        for entity in entities {
            if case .day(let named) = entity.value, day == nil { day = named }
        }
        let words = FoldedText(text.replacing("’", with: "'")).words.map(\.text)
        for (phrases, hours) in Self.partsOfDay where SaidWords.has(phrases, in: words) {
            notBefore = hours.lowerBound * 60
            notAfter = hours.upperBound * 60
            break
        }
        if SaidWords.has(Self.weekend, in: words) { weekdays = [6, 7] }
        if SaidWords.has(Self.workdays, in: words) { weekdays = [1, 2, 3, 4, 5] }
        if day == nil { day = Self.dayOfMonth(in: words, today) }
        readTime(in: ClockReading(text, afternoon: (notBefore ?? 0) >= 12 * 60))
    }

    private mutating func readTime(in clock: ClockReading) {
        guard let found = clock.minutes else { return }
        switch clock.side {
        case .at: time = found
        case .after:
            notBefore = found
            if let end = notAfter, end <= found { notAfter = nil }
        case .before:
            notAfter = found
            if let begin = notBefore, begin >= found { notBefore = nil }
        }
    }

    func fits(_ moment: Date, in zone: TimeZone) -> Bool {
        let on = CalendarDay(moment, in: zone)
        guard let minute = WallTime(DayWords.time(of: moment, in: zone))?.minutes else { return false }
        return (day ?? on) == on && (weekdays.isEmpty || weekdays.contains(on.weekday.rawValue))
            && (time ?? minute) == minute && (notBefore ?? 0) <= minute && minute <= (notAfter ?? 1_440)
    }

    /// The same without the hour: for what else there is on that day.
    var ofDay: SlotWish {
        var wish = SlotWish()
        wish.day = day
        wish.weekdays = weekdays
        return wish
    }

    /// "ayın 15'i", "15'inde", "on the 15th": the next day of that number.
    private static func dayOfMonth(in words: [String], _ today: CalendarDay) -> CalendarDay? {
        for (index, word) in words.enumerated() {
            let next = index + 1 < words.count ? words[index + 1] : ""
            let isNamed =
                index > 0 && ["ayin", "the"].contains(words[index - 1])
                || ["inde", "sinde", "unda", "th", "nd", "rd", "st"].contains(next)
            let digits = word.prefix { $0.isNumber }
            let isEnglish = ["th", "nd", "rd", "st"].contains(String(word.dropFirst(digits.count)))
            guard let number = Int(digits), (1...31).contains(number),
                isNamed && digits.count == word.count || isEnglish
            else { continue }
            return (0..<62).lazy.map { today.adding($0) }.first { $0.day == number }
        }
        return nil
    }

    private static let weekend = SaidWords.phrases("hafta sonu*", "haftasonu*", "weekend")
    private static let workdays = SaidWords.phrases("hafta ici*", "haftaici*", "weekday*")

    /// The longer words first: "öğleden sonra" is no "öğle".
    private static let partsOfDay: [([[String]], ClosedRange<Int>)] = [
        (SaidWords.phrases("ogleden sonra*", "afternoon", "ikindi*"), 12...18),
        (SaidWords.phrases("ogleden once", "sabah*", "morning"), 7...12),
        (SaidWords.phrases("ogle*", "noon", "lunch*"), 11...14),
        (SaidWords.phrases("aksam*", "is cikis*", "evening", "after work"), 17...22),
    ]
}

/// The hour that a message names, and which side of it is meant.
struct ClockReading {
    enum Side {
        case at
        case after
        case before
    }

    private(set) var minutes: Int?
    private(set) var side = Side.at

    /// - Parameter afternoon: "3" is fifteen o'clock.
    init(_ text: String, afternoon: Bool) {
        let words = Self.words(of: text)
        for index in words.indices {
            guard let (value, length) = Self.time(at: index, in: words, afternoon) else { continue }
            minutes = value
            let after = words.dropFirst(index + length).prefix(2)
            let before = index > 0 ? words[index - 1] : ""
            if after.contains("sonra") || after.contains("sonrasi") || before == "after" || before == "from" {
                side = .after
            } else if after.contains("once") || after.contains("kadar") || before == "before" || before == "until" {
                side = .before
            }
            return
        }
    }

    /// Lower-case words; a number keeps the separator inside it, and loses what is put behind an apostrophe.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        for piece in text.split(whereSeparator: { $0.isWhitespace || ",;!?()".contains($0) }) {
            let trimmed = piece.drop { $0 == "." }
            if trimmed.first?.isNumber == true {
                let number = trimmed.prefix { $0.isNumber || ".:".contains($0) }
                words.append(number.last?.isNumber == true ? String(number) : String(number.dropLast()))
                let rest = FoldedText.fold(String(trimmed.dropFirst(number.count)))
                if !rest.isEmpty { words.append(rest) }
            } else {
                words += FoldedText(String(piece)).words.map(\.text)
            }
        }
        return words
    }

    /// - Returns: minutes after midnight, and how many words say it.
    private static func time(at index: Int, in words: [String], _ afternoon: Bool) -> (Int, Int)? {
        let word = words[index]
        let next = index + 1 < words.count ? words[index + 1] : ""
        let before = index > 0 ? words[index - 1] : ""
        let parts = word.split { ".:".contains($0) }.compactMap { Int($0) }
        if word.first?.isNumber == true, parts.count == 2, word.split(separator: ".").count <= 2, parts[1] < 60,
            (0...23).contains(parts[0]), parts[1] % 5 == 0, word.suffix(2).allSatisfy(\.isNumber)
        {
            let isAfternoon = next == "pm" || afternoon
            return (hour(parts[0], isWritten: word.hasPrefix("0"), isAfternoon) * 60 + parts[1], 1)
        }
        let isNamed = ["saat", "saati", "at", "after", "before", "from", "until", "around"].contains(before)
        let isMarked = endings.contains(next) || ["am", "pm", "oclock"].contains(next)
        var said = parts.count == 1 && word.allSatisfy(\.isNumber) && (isNamed || isMarked) ? parts.first : nil
        var length = isMarked ? 2 : 1
        // "Birde" and "onda" are other words as well.
        if said == nil, let (spoken, bare) = spokenHour(word),
            isNamed || !(bare || spoken == 1 || spoken == 10) || next.hasPrefix("bucuk")
        {
            said = spoken
            length = 1
        }
        guard let said, (0...23).contains(said) else { return nil }
        // "iki buçukta"
        let half = next.hasPrefix("bucuk")
        if half { length += 1 }
        if next == "am" { return (said % 12 * 60, 2) }
        if next == "pm" { return ((said % 12 + 12) * 60, 2) }
        return (hour(said, isWritten: false, afternoon) * 60 + (half ? 30 : 0), length)
    }

    /// Nobody comes before eight in the morning.
    private static func hour(_ said: Int, isWritten: Bool, _ afternoon: Bool) -> Int {
        guard said < 12 else { return said }
        if afternoon { return said + 12 }
        return isWritten || said >= 8 ? said : said + 12
    }

    /// - Returns: the hour, and whether it stands without an ending that makes it one.
    private static func spokenHour(_ word: String) -> (Int, Bool)? {
        for (name, hour) in hours where word.hasPrefix(name) {
            let ending = String(word.dropFirst(name.count))
            if ending.isEmpty { return (hour, true) }
            if endings.contains(ending) { return (hour, false) }
        }
        return nil
    }

    private static let hours = [
        ("on iki", 12), ("bir", 1), ("iki", 2), ("uc", 3), ("dort", 4), ("bes", 5), ("alti", 6), ("yedi", 7),
        ("sekiz", 8), ("dokuz", 9), ("onbir", 11), ("oniki", 12), ("on", 10),
    ]
    private static let endings: Set<String> = [
        "de", "da", "te", "ta", "den", "dan", "ten", "tan", "e", "a", "ye", "ya", "deki", "daki", "teki", "taki",
    ]
}
