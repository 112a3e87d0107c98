import PluginKit

/// Days as people say them: `25 Kasım Çarşamba`.
enum DayWords {
    static func date(_ day: CalendarDay, _ language: Language) -> String {
        let weekday = weekdays[day.weekday.rawValue - 1]
        let month = months[day.month - 1]
        return language == .turkish
            ? "\(day.day) \(month.tr) \(weekday.tr)" : "\(weekday.en) \(day.day) \(month.en)"
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
