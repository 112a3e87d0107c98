import Foundation

/// The language that formats of numbers and dates are written in: `#,##0.00 "TL"`, `dd.mm.yyyy`.
enum NumberFormatCode {
    /// The parts between semicolons that are not quoted.
    static func parts(of code: String) -> [String] {
        var parts = [""]
        var isQuoted = false
        for character in code.prefix(500) {
            if character == "\"" { isQuoted.toggle() }
            if character == ";", !isQuoted { parts.append("") } else { parts[parts.count - 1].append(character) }
        }
        return parts
    }

    /// The code without quoted text, escaped characters, and what stands in brackets.
    static func withoutLiterals(_ code: String) -> String {
        tokens(of: code).compactMap { $0.isLiteral ? nil : $0.text }.joined()
    }

    /// The text that is printed before and after the digits, such as the currency.
    static func literals(around code: String) -> (before: String, after: String) {
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
    static func tokens(of code: String) -> [(text: String, isLiteral: Bool)] {
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

    /// Equal letters in a row, literals whole.
    static func runs(of code: String) -> [(text: String, isLiteral: Bool)] {
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
}
