import Foundation
import Knowledge

/// What a tenant's text may leave open, filled in for each reply.
public enum TemplateVariable: String, CaseIterable, Sendable {
    case customer = "isim"
    case company = "firma"
    case agent = "temsilci"
    case time = "saat"
    case date = "tarih"
    case opening = "açılış"

    /// By its name in Turkish or English, with or without marks.
    init?(named name: String) {
        switch FoldedText.fold(name) {
        case "isim", "ad", "name": self = .customer
        case "firma", "isletme", "company": self = .company
        case "temsilci", "agent": self = .agent
        case "saat", "time": self = .time
        case "tarih", "date": self = .date
        case "acilis", "opening": self = .opening
        default: return nil
        }
    }

    /// Whether its value is the customer's word: what such a word states is no statement of the tenant's.
    var isCustomers: Bool { self == .customer }
}

/// Why a template cannot be kept.
public enum TemplateError: Error, Equatable, Sendable {
    case unknown(variable: String)
    /// `{{` without `}}`, or the other way round.
    case unclosed

    public var detail: LocalizedText {
        switch self {
        case .unknown(let name):
            LocalizedText(
                tr: "“{{\(name)}}” diye bir değişken yok. Kullanılabilenler: \(Self.names).",
                en: "There is no variable “{{\(name)}}”. These can be used: \(Self.names).")
        case .unclosed:
            LocalizedText(
                tr: "Bir değişken açılmış ama kapanmamış: {{isim}} gibi iki ayraçla açıp kapatın.",
                en: "A variable is opened and not closed: open and close it with two braces, as {{isim}}.")
        }
    }

    private static let names = TemplateVariable.allCases.map { "{{\($0.rawValue)}}" }.joined(separator: ", ")
}

/// A tenant's text with places for what differs from reply to reply.
///
/// A place without a value takes its sentence along, so that nothing reads half-finished; the customer's name alone is
/// left out by itself ("Merhaba {{isim}}," is "Merhaba,"), and after a title becomes the customer as such.
public struct ReplyTemplate: Hashable, Sendable {
    private enum Part: Hashable {
        case text(String)
        case variable(TemplateVariable)
    }

    private let parts: [Part]

    public init(_ text: String) throws(TemplateError) {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstRange(of: "{{") {
            guard let close = rest[open.upperBound...].firstRange(of: "}}") else { throw .unclosed }
            let name = rest[open.upperBound..<close.lowerBound].trimmingCharacters(in: .whitespaces)
            guard let variable = TemplateVariable(named: name) else {
                throw .unknown(variable: String(name.prefix(40)))
            }
            parts += [.text(String(rest[..<open.lowerBound])), .variable(variable)]
            rest = rest[close.upperBound...]
        }
        guard rest.firstRange(of: "}}") == nil else { throw .unclosed }
        self.parts = parts + [.text(String(rest))]
    }

    public var variables: Set<TemplateVariable> {
        Set(parts.compactMap { if case .variable(let variable) = $0 { variable } else { nil } })
    }

    /// The text with its values; empty where nothing of it can be said.
    public func text(with values: [TemplateVariable: String], in language: Language) -> String {
        var text = ""
        for sentence in sentences {
            let isWhole = sentence.allSatisfy { part in
                guard case .variable(let variable) = part else { return true }
                return variable == .customer || values[variable] != nil
            }
            if isWhole { text += Self.filled(sentence, values, language) }
        }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The numbers that the tenant itself states in it.
    var stated: [NumberMention] {
        parts.flatMap { part -> [NumberMention] in
            guard case .text(let text) = part else { return [] }
            return NumberMention.all(in: text)
        }
    }

    private static func filled(_ sentence: [Part], _ values: [TemplateVariable: String], _ language: Language) -> String
    {
        var text = ""
        for part in sentence {
            switch part {
            case .text(let own): text += own
            case .variable(let variable):
                if let value = values[variable] {
                    let begins = text.allSatisfy(\.isWhitespace)
                    text += begins && variable != .customer ? value.capitalisedFirst(language) : value
                } else {
                    text = withoutName(text, language)
                }
            }
        }
        return text
    }

    /// "Sayın " becomes "Sayın müşterimiz"; before any other word the space goes.
    private static func withoutName(_ text: String, _ language: Language) -> String {
        let words = text.trimmingCharacters(in: .whitespaces)
        for (title, whole) in titles where words.hasSuffix(title) { return words.dropLast(title.count) + whole }
        var text = text
        while text.last == " " { text.removeLast() }
        return text
    }

    private static let titles = [
        ("Sayın", "Sayın müşterimiz"), ("Değerli", "Değerli müşterimiz"), ("Dear", "Dear customer"),
        ("السيد/السيدة", "عميلنا العزيز"), ("عزيزي", "عميلنا العزيز"),
    ]

    /// The parts, sentence by sentence; white space after a sentence belongs to it.
    private var sentences: [[Part]] {
        var sentences: [[Part]] = [[]]
        for part in parts {
            guard case .text(let text) = part else {
                sentences[sentences.count - 1].append(part)
                continue
            }
            var piece = ""
            var ended = false
            for character in text {
                if ended, !character.isWhitespace {
                    sentences[sentences.count - 1].append(.text(piece))
                    sentences.append([])
                    (piece, ended) = ("", false)
                }
                if character.isNewline || (character.isWhitespace && Self.ends(piece)) { ended = true }
                piece.append(character)
            }
            if !piece.isEmpty { sentences[sentences.count - 1].append(.text(piece)) }
            if ended { sentences.append([]) }
        }
        return sentences
    }

    /// A stop after a word that is no abbreviation.
    private static func ends(_ piece: String) -> Bool {
        guard let last = piece.last, ".!?؟…".contains(last) else { return false }
        let word = piece.dropLast().reversed().prefix { $0.isLetter }
        return last != "." || word.count > 3 || word.isEmpty
    }
}

extension String {
    /// With a capital at its beginning, as the language writes it.
    func capitalisedFirst(_ language: Language) -> String {
        guard let first else { return self }
        return String(first).uppercased(with: Locale(identifier: language.rawValue)) + dropFirst()
    }
}
