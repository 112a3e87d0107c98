import Foundation
import Knowledge

/// A moment to come, as people say it on the day: "yarın 09:00'da", "on Monday at 09:00".
public enum OpeningWords {
    public static func text(
        for opening: Date, from now: Date, timeZone: TimeZone, in language: Language
    ) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        let parts = calendar.dateComponents([.month, .day, .year, .weekday, .hour, .minute], from: opening)
        let days =
            calendar.dateComponents(
                [.day], from: calendar.startOfDay(for: now), to: calendar.startOfDay(for: opening)
            ).day ?? 0
        let clock = clock(parts.hour ?? 0, parts.minute ?? 0)
        let suffix = TurkishSuffix.locative(ofHour: parts.hour ?? 0, minute: parts.minute ?? 0)
        let day = dayWords(days, parts, language)
        return switch language {
        case .turkish: "\(day) \(clock)'\(suffix)"
        case .english: "\(day) at \(clock)"
        case .arabic: "\(day) الساعة \(clock)"
        }
    }

    static func clock(_ hour: Int, _ minute: Int) -> String {
        let two = { (number: Int) in (number < 10 ? "0" : "") + String(number) }
        return two(hour) + ":" + two(minute)
    }

    static func date(_ moment: Date, _ timeZone: TimeZone, _ language: Language) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        return written(calendar.dateComponents([.year, .month, .day], from: moment), language)
    }

    private static func dayWords(_ days: Int, _ parts: DateComponents, _ language: Language) -> String {
        let weekday = (parts.weekday ?? 1) - 1
        switch (days, language) {
        case (0, .turkish): return "bugün"
        case (0, .english): return "today"
        case (0, .arabic): return "اليوم"
        case (1, .turkish): return "yarın"
        case (1, .english): return "tomorrow"
        case (1, .arabic): return "غدًا"
        case (2...6, .turkish): return turkishDays[weekday] + " günü"
        case (2...6, .english): return "on " + englishDays[weekday]
        case (2...6, .arabic): return "يوم " + arabicDays[weekday]
        case (_, .turkish): return written(parts, language) + " " + turkishDays[weekday] + " günü"
        case (_, .english): return "on " + englishDays[weekday] + ", " + written(parts, language)
        case (_, .arabic): return "يوم " + arabicDays[weekday] + " " + written(parts, language)
        }
    }

    private static func written(_ parts: DateComponents, _ language: Language) -> String {
        let month = (parts.month ?? 1) - 1
        let name =
            switch language {
            case .turkish: turkishMonths[month]
            case .english: englishMonths[month]
            case .arabic: arabicMonths[month]
            }
        return "\(parts.day ?? 1) \(name) \(String(parts.year ?? 0))"
    }

    private static let turkishDays = ["pazar", "pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi"]
    private static let englishDays = [
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    ]
    private static let arabicDays = ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"]
    private static let turkishMonths = [
        "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık",
    ]
    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let arabicMonths = [
        "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
    ]
}
