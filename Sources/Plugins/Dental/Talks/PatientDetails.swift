import PluginKit

/// Whom an appointment is for, as far as it is known.
struct PatientDetails: Codable {
    var name: String?
    var phone: String?

    var isComplete: Bool { name != nil && phone != nil }

    init(_ customer: TalkingCustomer) {
        name = customer.name
        phone = customer.phone
    }

    /// Reads "Adım Ali Örnek, 0532 111 22 33".
    mutating func read(_ question: FactQuestion) {
        for entity in question.entities {
            if case .phone(let number) = entity.value, phone == nil { phone = number }
        }
        if name == nil { name = Self.name(in: question.text) }
    }

    /// What follows "adım", "my name is"; otherwise what a short message consists of beside numbers.
    private static func name(in text: String) -> String? {
        var words = text.split { !$0.isLetter && $0 != "-" && $0 != "." && $0 != "'" }.map { word in
            word.trimmingCharacters(in: .punctuationCharacters)
        }
        words.removeAll(where: \.isEmpty)
        let folded = words.map(FoldedText.fold)
        if let mark = folded.lastIndex(where: { marks.contains($0) }) {
            words = Array(words[(mark + 1)...])
        }
        let own = words.prefix { !ends.contains(FoldedText.fold($0)) }
            .filter { !fillers.contains(FoldedText.fold($0)) }
        guard (1...4).contains(own.count), own.allSatisfy({ $0.count > 1 }) else { return nil }
        return own.joined(separator: " ")
    }

    private static let marks: Set<String> = [
        "adim", "ismim", "isim", "ad", "soyad", "adi", "ben", "is", "m", "am", "name",
    ]
    private static let ends: Set<String> = [
        "telefonum", "telefon", "tel", "numaram", "numara", "no", "phone", "number", "my",
    ]
    private static let fillers: Set<String> = [
        "evet", "tamam", "tabii", "merhaba", "yes", "ok", "hi", "hello", "ve", "and", "adina", "hanim", "bey", "olsun",
    ]
}
