import Knowledge

/// Why a message cannot be answered as it stands.
public enum MessageGap: Sendable, Hashable {
    /// It asks for a price, or for information, and names nothing: "fiyat?"
    case subject
    /// It stands for something without words: "[Sesli mesaj]".
    case recording

    static func gap(in question: Question) -> MessageGap? {
        if isPlaceholder(question.text) { return .recording }
        return isBare(question) ? .subject : nil
    }

    /// Whether our last turn asked what is meant already.
    static func wasAsked(in history: [Message]) -> Bool {
        guard let last = history.last(where: { $0.role == .agent }) else { return false }
        return Tone.allCases.contains { tone in
            Language.allCases.contains { last.text.contains(HouseWords.what(tone, $0)) }
        }
    }

    // MARK: Bare questions

    /// Whether it says nothing but a courtesy and words like "fiyat", with nothing before that it could lean on.
    private static func isBare(_ question: Question) -> Bool {
        let text = FoldedText(ChatSpelling.repaired(question.text))
        guard !text.words.isEmpty, text.words.count <= 9,
            question.history.allSatisfy({ $0.role != .customer || SmallTalk.kind(of: $0.text) != nil || isOwn($0) })
        else { return false }
        let asks = asking.matches(in: text)
        guard !asks.isEmpty, lists.matches(in: text).isEmpty else { return false }
        let asked = Set(asks.flatMap(\.words))
        let rest = text.words.indices.filter { !asked.contains($0) }
        let terms = rest.flatMap { QuestionTerms.terms(in: text, words: $0..<$0 + 1) }
        return terms.allSatisfy { courtesies.contains($0.word) }
    }

    /// A bare question before this one, which left nothing to lean on either.
    private static func isOwn(_ message: Message) -> Bool { isBare(Question(text: message.text)) }

    private static let asking = PhraseSet([
        "fiyat*", "ucret*", "ne kadar", "kac para", "kac lira", "kac tl", "kaca", "ne tutar*", "kac tutar*", "bilgi",
        "bilgi al*", "bilgi ver*",
        "bilgi istiyorum", "detay*", "price*", "cost*", "how much", "info", "information", "سعر", "السعر", "كم",
    ])

    /// Who asks for all of it wants all of it.
    private static let lists = PhraseSet([
        "fiyatlar*", "ucretler*", "* list*", "* tarife*", "list*", "tarife*", "prices", "fees", "ucretsiz*",
    ])

    private static let courtesies: Set<String> = [
        "alabilirmiyim", "alabilir", "almak", "verir", "verirmisiniz", "ogrenebilir", "ogrenmek", "yazar", "atar",
        "nedir",
        "hanimefendi", "beyefendi", "kolay", "arkadaslar", "usta", "abla", "ogrenebilirmiyim", "give", "tell", "send",
        "more", "pm", "dm",
    ]

    // MARK: Placeholders

    /// What channels put in place of a recording, a picture or a file: nothing but the name of its kind.
    private static func isPlaceholder(_ text: String) -> Bool {
        let words = FoldedText(text).words.map(\.text)
        guard !words.isEmpty, words.count <= 6 else { return false }
        let named = words.contains { kinds.contains($0) }
        let isNothingElse = words.allSatisfy { word in
            kinds.contains(word) || around.contains(word)
                || word.unicodeScalars.allSatisfy { $0.properties.numericType == .decimal }
        }
        // "Foto" by itself may be a question; in brackets or beside a picture of its kind it is what a channel writes.
        let isMarked = text.contains { "[]<>(){}".contains($0) } || text.unicodeScalars.contains { marks.contains($0) }
        return named && isNothingElse && (isMarked || sure.contains(words.joined(separator: " ")))
    }

    private static let kinds: Set<String> = [
        "ses", "sesli", "voice", "audio", "ptt", "medya", "media", "foto", "fotograf", "resim", "gorsel", "goruntu",
        "image", "photo", "picture", "video", "belge", "dosya", "document", "file", "sticker", "cikartma", "gif",
        "konum",
        "location", "kisi", "contact", "attachment", "ek", "صورة", "فيديو", "رسالة", "صوتية", "ملف",
    ]
    private static let around: Set<String> = [
        "mesaj", "mesaji", "message", "kaydi", "kayit", "note", "dahil", "edilmedi", "omitted", "received",
        "gonderildi",
        "gonderdi", "sent", "sn", "sec", "kb", "mb", "ogg", "opus", "mp3", "mp4", "jpg", "jpeg", "png", "pdf", "webp",
    ]
    private static let sure: Set<String> = [
        "sesli mesaj", "ses kaydi", "voice message", "voice note", "media omitted", "medya dahil edilmedi",
        "audio message", "image omitted", "video omitted", "audio omitted", "sticker omitted",
    ]
    private static let marks = Set("🎤🎙🎧🔊📷📸🖼🎥📹📎📄🗎📍".unicodeScalars)
}
