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
        let first = NumberFormatCode.parts(of: code).first ?? code
        let bare = NumberFormatCode.withoutLiterals(first)
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
            return DateFormat.shown(value, code, date1904: date1904) ?? Self.general(value)
        }
    }

    // MARK: Numbers

    private static func number(_ code: String, _ bare: String) -> Kind {
        let digits = bare.filter { "0#?.,".contains($0) }
        let fraction = digits.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first ?? ""
        let literals = NumberFormatCode.literals(around: code)
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
}
