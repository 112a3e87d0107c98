/// The sign of the lira, which neither language's model knows: beside an amount, another sign is read in its place.
///
/// For a digit, or the sign of another money, read for it see ``LiraPrices``.
package enum LiraSign {
    private static let before: Set<Character> = ["b", "#", "&", "%"]
    private static let after: Set<Character> = ["#", "&"]

    /// - Parameter previous: the word before it on its line.
    package static func restored(_ text: String, after previous: String?) -> String {
        if text.count == 1, let sign = text.first, after.contains(sign), let previous, isAmount(previous[...]) {
            return "₺"
        }
        if let sign = text.first, before.contains(sign), isGrouped(text.dropFirst()) { return "₺" + text.dropFirst() }
        if let sign = text.last, after.contains(sign), isAmount(text.dropLast()) { return text.dropLast() + " ₺" }
        return text
    }

    /// `1.250`, `750`, `3.500,00`.
    private static func isAmount(_ text: Substring) -> Bool {
        text.first?.isNumber ?? false && text.last?.isNumber ?? false
            && text.allSatisfy { $0.isNumber || $0 == "." || $0 == "," }
    }

    /// An amount of a thousand or more, with points between its thousands: no per cent, no number of a flat.
    private static func isGrouped(_ text: Substring) -> Bool {
        let parts = text.prefix { $0 != "," }.split(separator: ".", omittingEmptySubsequences: false)
        return isAmount(text) && parts.count > 1 && parts.dropFirst().allSatisfy { $0.count == 3 }
            && parts[0].count <= 3
    }
}
