import Foundation
import Knowledge

/// Days, said as dates or from today: "15 Mart", "15.03.2026", "yarın", "haftaya salı", "3 gün sonra", "tomorrow".
///
/// A day without its week or year is the next one to come.
struct DayReading {
    let today: CalendarDay

    func all(in tokens: [MessageToken]) -> [Entity] {
        tokens.indices.compactMap { index in
            guard let (day, length) = written(tokens, index) ?? counted(tokens, index) ?? spoken(tokens, index) else {
                return nil
            }
            return Entity(.day(day), span: Span(tokens[index].span.start..<tokens[index + length - 1].span.end))
        }
    }

    // MARK: Dates

    private func written(_ tokens: [MessageToken], _ index: Int) -> (CalendarDay, Int)? {
        guard tokens[index].kind == .number else { return nil }
        let parts = tokens[index].text.split(whereSeparator: { $0 == "." || $0 == "/" }).compactMap { Int($0) }
        if parts.count == 3, let day = valid(year: parts[2] < 100 ? 2000 + parts[2] : parts[2], parts[1], parts[0]) {
            return (day, 1)
        }
        guard parts.count == 1, index + 1 < tokens.count, let month = month(tokens[index + 1].text) else { return nil }
        if index + 2 < tokens.count, let year = Int(tokens[index + 2].text), (2000...2100).contains(year) {
            return valid(year: year, month, parts[0]).map { ($0, 3) }
        }
        guard let thisYear = valid(year: today.year, month, parts[0]) else { return nil }
        let day = thisYear < today ? valid(year: today.year + 1, month, parts[0]) ?? thisYear : thisYear
        return (day, 2)
    }

    private func month(_ word: String) -> Int? {
        Self.months.firstIndex { names in
            names.contains { word == $0 || (word.hasPrefix($0) && word.count <= $0.count + 3) }
        }
        .map { $0 + 1 }
    }

    // MARK: From today

    /// "3 gün sonra", "iki hafta sonra", "in 3 days".
    private func counted(_ tokens: [MessageToken], _ index: Int) -> (CalendarDay, Int)? {
        guard index + 2 < tokens.count else { return nil }
        let word = tokens[index].text
        guard let count = tokens[index].value.flatMap({ Int(exactly: $0) }) ?? Self.numbers[word], count <= 366 else {
            return nil
        }
        let days = tokens[index + 1].text.hasPrefix("hafta") ? 7 : 1
        guard ["gun", "hafta"].contains(tokens[index + 1].text),
            ["sonra", "sonraya", "once"].contains(tokens[index + 2].text)
        else { return nil }
        return (shifted(tokens[index + 2].text == "once" ? -count * days : count * days), 3)
    }

    private func spoken(_ tokens: [MessageToken], _ index: Int) -> (CalendarDay, Int)? {
        let word = tokens[index].text
        let next = index + 1 < tokens.count ? tokens[index + 1].text : ""
        if word == "obur", next.hasPrefix("gun") { return (shifted(2), 2) }
        if let days = Self.days.first(where: { isForm(word, $0.word) })?.offset { return (shifted(days), 1) }
        // "haftaya salı", "gelecek hafta salı", "next tuesday": of the week after this one.
        let (isNext, skipped) = nextWeek(tokens, index)
        if isNext {
            let named = index + skipped < tokens.count ? weekday(tokens[index + skipped].text) : nil
            guard let named else { return skipped == 1 && word != "next" || skipped == 2 ? (shifted(7), skipped) : nil }
            return (shifted(7 - weekday(of: today) + named), skipped + 1)
        }
        guard let named = weekday(word) else { return nil }
        let ahead = (named - weekday(of: today) + 7) % 7
        return (shifted(ahead == 0 ? 7 : ahead), 1)
    }

    private func nextWeek(_ tokens: [MessageToken], _ index: Int) -> (Bool, Int) {
        let word = tokens[index].text
        let next = index + 1 < tokens.count ? tokens[index + 1].text : ""
        if word == "haftaya" { return (true, 1) }
        if ["gelecek", "onumuzdeki", "oteki"].contains(word), next.hasPrefix("hafta"), next != "haftasonu" {
            return (true, 2)
        }
        if word == "next" { return (true, next == "week" ? 2 : 1) }
        return (false, 0)
    }

    /// 0 for Monday.
    private func weekday(_ word: String) -> Int? {
        Self.weekdays.firstIndex { names in names.contains { isForm(word, $0) } }
    }

    /// A case ending may follow: "salıya", "yarınki", "cumartesiye".
    private func isForm(_ word: String, _ name: String) -> Bool {
        if word == name { return true }
        guard word.hasPrefix(name) else { return false }
        return Self.endings.contains(String(word.dropFirst(name.count)))
    }

    // MARK: Arithmetic

    // The calendar of dates without a place; no zone shifts its days.
    private static let calendar: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()

    private func valid(year: Int, _ month: Int, _ day: Int) -> CalendarDay? {
        let components = DateComponents(year: year, month: month, day: day)
        guard components.isValidDate(in: Self.calendar) else { return nil }
        return CalendarDay(year: year, month: month, day: day)
    }

    private func date(_ day: CalendarDay) -> Date {
        Self.calendar.date(from: DateComponents(year: day.year, month: day.month, day: day.day)) ?? .distantPast
    }

    private func shifted(_ days: Int) -> CalendarDay {
        let moved = date(today).addingTimeInterval(Double(days) * 86_400)
        let parts = Self.calendar.dateComponents([.year, .month, .day], from: moved)
        return CalendarDay(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
    }

    private func weekday(of day: CalendarDay) -> Int {
        (Self.calendar.component(.weekday, from: date(day)) + 5) % 7
    }

    // MARK: Words

    private static let days: [(word: String, offset: Int)] = [
        ("bugun", 0), ("yarin", 1), ("dun", -1), ("today", 0), ("tonight", 0), ("tomorrow", 1), ("yesterday", -1),
        ("اليوم", 0), ("غدا", 1), ("امس", -1),
    ]
    private static let weekdays = [
        ["pazartesi", "monday", "الاثنين"], ["sali", "tuesday", "الثلاثاء"], ["carsamba", "wednesday", "الاربعاء"],
        ["persembe", "thursday", "الخميس"], ["cuma", "friday", "الجمعه"], ["cumartesi", "saturday", "السبت"],
        ["pazar", "sunday", "الاحد"],
    ]
    private static let months = [
        ["ocak", "january"], ["subat", "february"], ["mart", "march"], ["nisan", "april"], ["mayis", "may"],
        ["haziran", "june"], ["temmuz", "july"], ["agustos", "august"], ["eylul", "september"], ["ekim", "october"],
        ["kasim", "november"], ["aralik", "december"],
    ]
    private static let numbers = ["bir": 1, "iki": 2, "uc": 3, "dort": 4, "bes": 5, "on": 10]
    private static let endings: Set<String> = [
        "a", "e", "ya", "ye", "i", "yi", "si", "da", "de", "dan", "den", "ki", "nin", "in", "leri", "lari", "ku",
        "gunu", "ne", "sine", "den", "nki",
    ]
}
