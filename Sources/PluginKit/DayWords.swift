import Foundation

/// How people say when an appointment is: seen from the moment at which they read it.
public enum DayWords {
    /// `yarın (12 Mart Perşembe)`, `12 Mart Perşembe günü`, `tomorrow (Thursday 12 March)`.
    public static func day(of moment: Date, seenAt now: Date, in zone: TimeZone, _ language: Language) -> String {
        let day = CalendarDay(moment, in: zone)
        let date = date(day, language)
        let near: LocalizedText? =
            switch CalendarDay(now, in: zone).days(to: day) {
            case 0: LocalizedText(tr: "bugün", en: "today")
            case 1: LocalizedText(tr: "yarın", en: "tomorrow")
            case 2: LocalizedText(tr: "öbür gün", en: "the day after tomorrow")
            default: nil
            }
        if let near { return "\(near.text(in: language)) (\(date))" }
        return language == .english ? "on \(date)" : "\(date) günü"
    }

    public static func date(_ day: CalendarDay, _ language: Language) -> String {
        let weekday = weekdays[day.weekday.rawValue - 1].text(in: language)
        let month = months[day.month - 1].text(in: language)
        return language == .english ? "\(weekday) \(day.day) \(month)" : "\(day.day) \(month) \(weekday)"
    }

    /// `14:30` on the clinic's wall.
    public static func time(of moment: Date, in zone: TimeZone) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = calendar.dateComponents([.hour, .minute], from: moment)
        return WallTime(hour: parts.hour ?? 0, minute: parts.minute ?? 0)?.description ?? ""
    }

    /// For a list: `12 Mart Perşembe 14:30`.
    public static func moment(_ moment: Date, in zone: TimeZone, _ language: Language) -> String {
        "\(date(CalendarDay(moment, in: zone), language)) \(time(of: moment, in: zone))"
    }

    private static let weekdays = [
        ("Pazartesi", "Monday"), ("Salı", "Tuesday"), ("Çarşamba", "Wednesday"), ("Perşembe", "Thursday"),
        ("Cuma", "Friday"), ("Cumartesi", "Saturday"), ("Pazar", "Sunday"),
    ].map { LocalizedText(tr: $0.0, en: $0.1) }

    private static let months = [
        ("Ocak", "January"), ("Şubat", "February"), ("Mart", "March"), ("Nisan", "April"), ("Mayıs", "May"),
        ("Haziran", "June"), ("Temmuz", "July"), ("Ağustos", "August"), ("Eylül", "September"), ("Ekim", "October"),
        ("Kasım", "November"), ("Aralık", "December"),
    ].map { LocalizedText(tr: $0.0, en: $0.1) }
}
