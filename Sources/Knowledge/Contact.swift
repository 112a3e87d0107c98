import Foundation

/// Phone numbers as they are compared: E.164 with its plus.
public enum PhoneNumber {
    /// Reads a number as people and channels write it: with spaces, brackets and dashes, with `+` or `00`, a Turkish one
    /// with its trunk zero or without. `nil` for what is no number.
    ///
    /// - Parameter isInternational: it begins with its country code whether or not a `+` says so, as WhatsApp's do.
    public static func normalised(_ text: String, isInternational: Bool = false) -> String? {
        let allowed = Set("+0123456789 ()-./\u{00A0}")
        guard !text.isEmpty, text.allSatisfy(allowed.contains) else { return nil }
        let hasPlus = text.trimmingCharacters(in: .whitespaces).hasPrefix("+")
        var digits = text.filter { $0.isASCII && $0.isNumber }
        if !hasPlus, !isInternational {
            guard let whole = withCountryCode(digits) else { return nil }
            digits = whole
        }
        guard (8...15).contains(digits.count), !digits.hasPrefix("0") else { return nil }
        return "+" + digits
    }

    private static func withCountryCode(_ digits: String) -> String? {
        if digits.hasPrefix("00") { return String(digits.dropFirst(2)) }
        if digits.count == 11, digits.hasPrefix("0") { return turkey + digits.dropFirst() }
        if digits.count == 10, digits.hasPrefix("5") { return turkey + digits }
        return digits.count == 12 && digits.hasPrefix(turkey) ? digits : nil
    }

    private static let turkey = "90"
}

/// Mail addresses as they are compared: lower case. Whether mail arrives is another question.
public enum MailAddress {
    public static func normalised(_ text: String) -> String? {
        let address = text.trimmingCharacters(in: .whitespaces).lowercased()
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), !parts[1].hasPrefix("."),
            !parts[1].hasSuffix("."), address.count <= 254, !address.contains(where: \.isWhitespace)
        else { return nil }
        return address
    }
}
