import Foundation
import Knowledge

/// Dates as documents write them: `31.12.2025`, `31/12/2025`, `2025-12-31`, `31 Aralık 2025`, `December 31, 2025`.
public enum WrittenDates {
    /// All of them, in the order of the text.
    public static func all(in text: String) -> [Date] {
        let words = FoldedText(text).words.map(\.text)
        var dates: [Date] = []
        var index = 0
        while index < words.count {
            if let (date, length) = date(at: index, in: words) {
                dates.append(date)
                index += length
            } else {
                index += 1
            }
        }
        return dates
    }

    /// The last date up to which a text says that it holds: "31.12.2025 tarihine kadar geçerlidir". `nil` where it says none.
    public static func validUntil(in text: String) -> Date? {
        let folded = FoldedText(text)
        return folded.sentences.compactMap { range -> Date? in
            let words = folded.words[range].map(\.text)
            guard words.contains(where: { word in endings.contains { word.hasPrefix($0) } }) else { return nil }
            return all(in: words.joined(separator: " ")).max()
        }.max()
    }

    /// Years that stand alone, such as in "2024 fiyat listesi".
    public static func years(in text: String) -> [Int] {
        FoldedText(text.replacing("_", with: " ")).words.compactMap { word in
            word.text.count == 4 ? Int(word.text).flatMap { (2000...2100).contains($0) ? $0 : nil } : nil
        }
    }

    private static let endings = ["geçerli", "son kullanma", "valid", "until", "expires"].map(FoldedText.fold)

    private static let months: [[String]] = [
        ["ocak", "january"], ["şubat", "february"], ["mart", "march"], ["nisan", "april"], ["mayıs", "may"],
        ["haziran", "june"], ["temmuz", "july"], ["ağustos", "august"], ["eylül", "september"], ["ekim", "october"],
        ["kasım", "november"], ["aralık", "december"],
    ].map { $0.map(FoldedText.fold) }

    private static func date(at index: Int, in words: [String]) -> (Date, length: Int)? {
        guard index + 2 < words.count else { return nil }
        let (first, second, third) = (words[index], words[index + 1], words[index + 2])
        if let year = Int(first), first.count == 4, let month = Int(second), let day = Int(third.prefix(2)) {
            return made(year, month, day).map { ($0, 3) }
        }
        guard third.count >= 4, let year = Int(third.prefix(4)) else { return nil }
        if let day = Int(first), let month = Int(second) ?? month(second) {
            return made(year, month, day).map { ($0, 3) }
        }
        if let month = month(first), let day = Int(second) { return made(year, month, day).map { ($0, 3) } }
        return nil
    }

    private static func month(_ word: String) -> Int? {
        months.firstIndex { names in names.contains { word.hasPrefix($0) } }.map { $0 + 1 }
    }

    private static func made(_ year: Int, _ month: Int, _ day: Int) -> Date? {
        guard (2000...2100).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0)!
        return calendar.date(from: DateComponents(year: year, month: month, day: day))
    }
}
