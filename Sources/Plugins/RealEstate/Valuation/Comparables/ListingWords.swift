/// How portals and offices write rooms, floors and ages.
public enum ListingWords {
    /// "3+1", "2.5+1", "Stüdyo", "10+", "4": rooms and living rooms.
    public static func rooms(_ text: String) -> (rooms: Double, livingRooms: Double?)? {
        let folded = fold(text)
        if folded.contains("studyo") || folded.contains("1+0") { return (1, 0) }
        let parts = folded.split(separator: "+", omittingEmptySubsequences: false)
        guard let rooms = leadingNumber(parts[0]) else { return nil }
        guard parts.count > 1 else { return (rooms, nil) }
        return (rooms, leadingNumber(parts[1]))
    }

    /// "Zemin", "Bahçe katı", "Kot 2", "Yüksek giriş", "-1", "5. kat"; the top floor where only that is said.
    public static func floor(_ text: String, floorCount: Double?) -> Double? {
        let folded = fold(text)
        guard !folded.isEmpty else { return nil }
        if folded.contains("kot") { return -(firstNumber(folded) ?? 1) }
        if folded.contains("bodrum") { return -(firstNumber(folded) ?? 1) }
        if folded.contains("yuksek giris") { return 0.5 }
        for word in ["zemin", "giris", "bahce", "mustakil", "villa"] where folded.contains(word) { return 0 }
        for word in ["cati", "teras", "en ust"] where folded.contains(word) { return floorCount }
        return firstNumber(folded)
    }

    /// Years, from "0 (Yeni)", "5-10 arası", "31 ve üzeri", "12"; a year of building is taken from the listing's.
    public static func age(_ text: String, listed year: Int) -> (age: Double, wasYear: Bool)? {
        let folded = fold(text)
        if folded.contains("sifir") || folded == "yeni" { return (0, false) }
        let numbers = folded.split(whereSeparator: { !($0.isNumber || $0 == "." || $0 == ",") })
            .compactMap { Double($0.replacing(",", with: ".")) }
        guard let first = numbers.first else { return nil }
        let negative = folded.hasPrefix("-")
        if first >= 1850, first <= Double(year) + 2 { return (max(Double(year) - first, 0), true) }
        if numbers.count > 1, folded.contains("-"), numbers[1] > first { return ((first + numbers[1]) / 2, false) }
        return (negative ? -first : first, false)
    }

    /// Lower case without Turkish marks, as words are compared.
    public static func fold(_ text: String) -> String {
        var folded = ""
        folded.reserveCapacity(text.utf8.count)
        for character in text {
            switch character {
            case "İ", "I", "ı", "i", "î", "Î": folded.append("i")
            case "Ş", "ş": folded.append("s")
            case "Ğ", "ğ": folded.append("g")
            case "Ü", "ü", "û", "Û": folded.append("u")
            case "Ö", "ö": folded.append("o")
            case "Ç", "ç": folded.append("c")
            case "â", "Â": folded.append("a")
            default: folded.append(contentsOf: character.lowercased())
            }
        }
        let trimmed = folded.drop(while: \.isWhitespace)
        return String(trimmed.reversed().drop(while: \.isWhitespace).reversed())
    }

    private static func leadingNumber(_ text: Substring) -> Double? {
        let digits = text.drop(while: \.isWhitespace).prefix { $0.isNumber || $0 == "." || $0 == "," }
        return Double(digits.replacing(",", with: "."))
    }

    private static func firstNumber(_ text: String) -> Double? {
        guard let start = text.firstIndex(where: \.isNumber) else { return nil }
        let digits = text[start...].prefix { $0.isNumber || $0 == "." || $0 == "," }
        guard let number = Double(digits.replacing(",", with: ".")) else { return nil }
        return start > text.startIndex && text[text.index(before: start)] == "-" ? -number : number
    }
}
