import Knowledge

/// The public holidays of Turkey: law no. 2429 of 17 March 1981 on the national day and general holidays, as amended
/// (1 May by law 5892 of 2009, 15 July by law 6752 of 2016).
///
/// 29 October begins at 13:00 of the day before (article 1), as do the Feast of Ramadan (three days) and the Feast of
/// the Sacrifice (four days; article 2/B). The first days of the feasts are those of the calendar of religious days of
/// the Presidency of Religious Affairs; the table ends where that calendar is known.
public enum TurkishHolidays {
    /// The years whose religious feasts are known.
    public static let years = 2024...2030
    /// From this minute after midnight a half day is a holiday.
    public static let halfDayCloses = 13 * 60

    /// Whole holidays of the years of the table.
    public static let days: Set<CalendarDay> = {
        var days: Set<CalendarDay> = []
        for year in years {
            for (month, day) in national { days.insert(CalendarDay(year: year, month: month, day: day)) }
        }
        for feast in feasts {
            for offset in 0..<feast.length { days.insert(feast.firstDay.adding(offset)) }
        }
        return days
    }()

    /// The afternoons before the feasts and before 29 October; a half day that is a whole holiday itself is one.
    public static let halfDays: [CalendarDay: Int] = {
        let eves = feasts.map { $0.firstDay.adding(-1) } + years.map { CalendarDay(year: $0, month: 10, day: 28) }
        return Dictionary(uniqueKeysWithValues: eves.map { ($0, halfDayCloses) })
    }()

    /// Month and day: new year, national sovereignty, labour, youth and sports, democracy, victory, republic.
    private static let national = [(1, 1), (4, 23), (5, 1), (5, 19), (7, 15), (8, 30), (10, 29)]

    private static let feasts: [(firstDay: CalendarDay, length: Int)] = {
        let ramadan = [
            (2024, 4, 10), (2025, 3, 30), (2026, 3, 20), (2027, 3, 9), (2028, 2, 26), (2029, 2, 14), (2030, 2, 4),
        ]
        let sacrifice = [
            (2024, 6, 16), (2025, 6, 6), (2026, 5, 27), (2027, 5, 16), (2028, 5, 5), (2029, 4, 24), (2030, 4, 13),
        ]
        return ramadan.map { (CalendarDay(year: $0, month: $1, day: $2), 3) }
            + sacrifice.map { (CalendarDay(year: $0, month: $1, day: $2), 4) }
    }()
}

extension BusinessCalendar {
    /// 09:00–18:00 from Monday to Friday in Istanbul, less the public holidays of Turkey.
    public static let turkishOfficeHours = BusinessCalendar(
        week: Dictionary(
            uniqueKeysWithValues: Weekday.allCases.prefix(5).map { weekday in
                (weekday, OpeningHours(from: 9, 0, to: 18, 0).map { [$0] } ?? [])
            }),
        holidays: TurkishHolidays.days, halfDays: TurkishHolidays.halfDays)
}
