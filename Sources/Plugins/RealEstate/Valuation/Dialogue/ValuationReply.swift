/// The sentences of an answer: a range with its basis, never a bare number.
public enum ValuationReply {
    public static func text(_ result: Result<Valuation, Refusal>, for home: PropertyAttributes) -> String {
        switch result {
        case .failure(let refusal): return refusal.sentence
        case .success(let value):
            let low = liras(value.range.low80)
            let high = liras(value.range.high80)
            let place = [home.district, home.neighbourhood].filter { !$0.isEmpty }.joined(separator: " ")
            let unit = home.deal == .rent ? "aylık kira" : "değer"
            var sentences = [
                "\(place): tahminî \(unit) \(low) – \(high) TL (bu genişlikte aralıklar 10 konutun 8'ini içerir), "
                    + "ortası \(liras(value.range.estimate)) TL.",
                "Dayanağı: \(value.basis.comparables) emsal, en yakın \(value.comparables.count) tanesi karşılaştırıldı; "
                    + "en yeni emsal \(value.basis.newest). Güven: \(value.confidence.rawValue).",
            ]
            sentences += value.warnings.map(\.sentence)
            sentences.append("Bu bir değerleme (ekspertiz) raporu değildir.")
            return sentences.joined(separator: " ")
        }
    }

    /// Three figures that count, with points between thousands: 5.240.000.
    public static func liras(_ amount: Double) -> String {
        var unit = 1.0
        while amount / unit >= 1000 { unit *= 10 }
        return grouped(Int((amount / unit).rounded() * unit))
    }

    /// 1250000 as 1.250.000.
    public static func grouped(_ number: Int) -> String {
        var digits = String(number.magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        groups.insert(digits, at: 0)
        return (number < 0 ? "-" : "") + groups.joined(separator: ".")
    }
}
