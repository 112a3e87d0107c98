import Foundation

/// How a cell shows its number (ECMA-376, part 1, 18.8.30 and 18.8.31), as Excel in Turkish does: `1.250,50`.
struct NumberFormat {
    private enum Kind {
        case general
        case number(decimals: Int, isGrouped: Bool, isPercent: Bool, before: String, after: String)
        case date(String)
    }

    private let kind: Kind

    /// - Parameter code: what the file defines under the id, where that is not built in.
    init(id: Int, code: String?) {
        let code = code ?? Self.builtIn[id] ?? "General"
        // Of the parts for positive numbers, negative ones, zero and text the first is enough here.
        let first = Self.parts(of: code).first ?? code
        let bare = Self.withoutLiterals(first)
        if bare.lowercased().contains("general") || bare == "@" || bare.isEmpty {
            kind = .general
        } else if bare.lowercased().contains(where: { "ymdhs".contains($0) }) {
            kind = .date(first)
        } else {
            kind = Self.number(first, bare)
        }
    }

    private static let builtIn: [Int: String] = [
        1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "dd.mm.yyyy", 15: "d.mmm.yy",
        16: "d.mmm", 17: "mmm.yy", 18: "hh:mm", 19: "hh:mm:ss", 20: "hh:mm", 21: "hh:mm:ss", 22: "dd.mm.yyyy hh:mm",
        37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 44: "#,##0.00", 45: "mm:ss", 46: "hh:mm:ss",
        47: "mm:ss",
    ]

    func shown(_ value: Double, date1904: Bool) -> String {
        guard value.isFinite else { return "" }
        switch kind {
        case .general: return Self.general(value)
        case .number(let decimals, let isGrouped, let isPercent, let before, let after):
            let amount = isPercent ? value * 100 : value
            let digits = Self.written(abs(amount), decimals: decimals, isGrouped: isGrouped)
            let isNegative = amount < 0 && digits.contains { ("1"..."9").contains($0) }
            return (isNegative ? "-" : "") + before + digits + after
        case .date(let code):
            return Self.date(value, code, date1904: date1904) ?? Self.general(value)
        }
    }

    // MARK: Numbers

    private static func number(_ code: String, _ bare: String) -> Kind {
        let digits = bare.filter { "0#?.,".contains($0) }
        let fraction = digits.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first ?? ""
        let literals = literals(around: code)
        return .number(
            decimals: min(fraction.count { "0#?".contains($0) }, 10), isGrouped: digits.contains(","),
            isPercent: bare.contains("%"), before: literals.before, after: literals.after)
    }

    /// Eleven digits at most, as Excel shows a number that nothing is said about.
    private static func general(_ value: Double) -> String {
        if value == value.rounded(), abs(value) < 1e15 { return "\(Int64(value))" }
        return String(format: "%.11g", value).replacingOccurrences(of: ".", with: ",")
    }

    private static func written(_ value: Double, decimals: Int, isGrouped: Bool) -> String {
        guard value < 1e15 else { return general(value) }
        let parts = String(format: "%.\(decimals)f", value).split(separator: ".")
        var whole = String(parts[0])
        if isGrouped {
            var index = whole.count - 3
            while index > 0 {
                whole.insert(".", at: whole.index(whole.startIndex, offsetBy: index))
                index -= 3
            }
        }
        return whole + (parts.count > 1 ? "," + parts[1] : "")
    }

    // MARK: Codes

    /// The parts between semicolons that are not quoted.
    private static func parts(of code: String) -> [String] {
        var parts = [""]
        var isQuoted = false
        for character in code.prefix(500) {
            if character == "\"" { isQuoted.toggle() }
            if character == ";", !isQuoted { parts.append("") } else { parts[parts.count - 1].append(character) }
        }
        return parts
    }

    /// The code without quoted text, escaped characters, and what stands in brackets.
    private static func withoutLiterals(_ code: String) -> String {
        tokens(of: code).compactMap { $0.isLiteral ? nil : $0.text }.joined()
    }

    /// The text that is printed before and after the digits, such as the currency.
    private static func literals(around code: String) -> (before: String, after: String) {
        var before = ""
        var after = ""
        var hasDigits = false
        for token in tokens(of: code) {
            if !token.isLiteral, token.text.contains(where: { "0#?".contains($0) }) {
                hasDigits = true
            } else if token.isLiteral || token.text == "%" || token.text == "(" || token.text == ")"
                || token.text == " "
            {
                if hasDigits { after += token.text } else { before += token.text }
            }
        }
        return (before.trimmingPrefix { $0 == " " }.description, after.last == " " ? String(after.dropLast()) : after)
    }

    /// Single characters, with quoted text, escapes and brackets resolved.
    private static func tokens(of code: String) -> [(text: String, isLiteral: Bool)] {
        var tokens: [(text: String, isLiteral: Bool)] = []
        var rest = Substring(code)
        while let character = rest.popFirst() {
            switch character {
            case "\"":
                let text = rest.prefix { $0 != "\"" }
                rest = rest.dropFirst(text.count + 1)
                tokens.append((String(text), true))
            case "\\": if let escaped = rest.popFirst() { tokens.append((String(escaped), true)) }
            // As wide as the next character; fills the cell with it.
            case "_", "*": _ = rest.popFirst()
            case "[":
                let text = rest.prefix { $0 != "]" }
                rest = rest.dropFirst(text.count + 1)
                // `[$₺-41F]` is a currency; `[Red]` and `[h]` are not printed as such.
                if text.first == "$" { tokens.append((String(text.dropFirst().prefix { $0 != "-" }), true)) }
                if ["h", "hh", "m", "mm", "s", "ss"].contains(text.lowercased()) {
                    tokens.append((String(text), false))
                }
            case "₺", "€", "$", "£": tokens.append((String(character), true))
            default: tokens.append((String(character), false))
            }
        }
        return tokens
    }

    // MARK: Dates

    private static let months = [
        "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık",
    ]
    private static let days = ["Pazar", "Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi"]

    private static func date(_ value: Double, _ code: String, date1904: Bool) -> String? {
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
        var runs = runs(of: code)[...]
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

    /// Equal letters in a row, literals whole.
    private static func runs(of code: String) -> [(text: String, isLiteral: Bool)] {
        var runs: [(text: String, isLiteral: Bool)] = []
        for token in tokens(of: code) {
            if let last = runs.last, !last.isLiteral, !token.isLiteral,
                last.text.last?.lowercased() == token.text.lowercased()
            {
                runs[runs.count - 1].text += token.text
            } else {
                runs.append(token)
            }
        }
        return runs
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
