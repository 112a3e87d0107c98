import Foundation

/// A cell's number shown as a date or a time, in Turkish.
enum DateFormat {
    private static let months = [
        "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık",
    ]
    private static let days = ["Pazar", "Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi"]

    /// - Returns: `nil` for a number that is no date.
    static func shown(_ value: Double, _ code: String, date1904: Bool) -> String? {
        guard value >= 0, value < 2_958_466 else { return nil }
        var seconds = Int((value * 86_400).rounded())
        let day = seconds / 86_400 + (date1904 ? 1_462 : 0)
        seconds %= 86_400
        // Excel counts a 29 February 1900 that never was.
        guard
            let moment = Calendar.utc.date(
                byAdding: .day, value: day < 60 && !date1904 ? day + 1 : day,
                to: Date(timeIntervalSince1970: -2_209_161_600))
        else { return nil }
        let parts = Calendar.utc.dateComponents([.year, .month, .day, .weekday], from: moment)
        guard let year = parts.year, let month = parts.month, let date = parts.day, let weekday = parts.weekday else {
            return nil
        }
        let is12Hours = code.lowercased().contains("am/pm")
        let code = code.replacingOccurrences(
            of: "am/pm", with: seconds < 43_200 ? "\"AM\"" : "\"PM\"", options: .caseInsensitive)
        var text = ""
        var hasHours = false
        var runs = NumberFormatCode.runs(of: code)[...]
        while let (run, isLiteral) = runs.popFirst() {
            let length = run.count
            guard !isLiteral, let letter = run.lowercased().first else {
                text += run
                continue
            }
            switch letter {
            case "y": text += length > 2 ? padded(year, 4) : padded(year % 100, 2)
            case "m":
                let isMinute =
                    hasHours
                    || runs.first { "ymdhs".contains($0.text.lowercased().first ?? " ") }?.text
                        .lowercased().first == "s"
                if isMinute {
                    text += padded(seconds / 60 % 60, length)
                } else if length >= 4 {
                    text += months[month - 1]
                } else if length == 3 {
                    text += String(months[month - 1].prefix(3))
                } else {
                    text += padded(month, length)
                }
            case "d":
                if length >= 4 {
                    text += days[weekday - 1]
                } else if length == 3 {
                    text += String(days[weekday - 1].prefix(3))
                } else {
                    text += padded(date, length)
                }
            case "h":
                let hour = seconds / 3_600
                text += padded(is12Hours ? (hour + 11) % 12 + 1 : hour, length)
            case "s": text += padded(seconds % 60, length)
            default: text += run
            }
            if letter == "h" { hasHours = true } else if "ymd".contains(letter) { hasHours = false }
        }
        return text
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = "\(number)"
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension Calendar {
    fileprivate static let utc: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()
}
