import Knowledge

/// What a message says when it asks nothing: a greeting, thanks, a farewell.
public enum SmallTalk: Sendable, Hashable {
    case greeting
    case thanks
    /// Or a greeting, where nobody has spoken yet: "iyi günler", "kolay gelsin".
    case farewell

    /// `nil` for a message with any word beyond courtesies.
    public static func kind(of text: String) -> SmallTalk? {
        let words = FoldedText(text).words.map(\.text)
        if words.isEmpty { return sign(in: text) }
        guard words.count <= 12 else { return nil }
        var kinds: Set<SmallTalk> = []
        var position = 0
        while position < words.count {
            guard let (kind, length) = courtesy(at: position, in: words) else { return nil }
            if let kind { kinds.insert(kind) }
            position += length
        }
        for kind in [SmallTalk.thanks, .farewell, .greeting] where kinds.contains(kind) { return kind }
        return nil
    }

    /// What a message of pictures alone says: a wave greets, a thumb or a heart thanks. Any other face is for a person.
    private static func sign(in text: String) -> SmallTalk? {
        let signs = text.unicodeScalars.filter { $0.properties.isEmoji && $0.value > 0xFF && !modifiers.contains($0) }
        guard !signs.isEmpty, signs.count <= 12 else { return nil }
        if signs.allSatisfy({ $0 == "👋" }) { return .greeting }
        return signs.allSatisfy { glad.contains($0) } ? .thanks : nil
    }

    private static let glad = Set("👍👌🙏❤💙💚💛🧡💜🤍😊😍🥰😘🤗👏🙌💐🌸🌹🌷💯✅🎉⭐☺🤝👋".unicodeScalars)
    /// Tones of skin, and what makes a sign a picture.
    private static let modifiers = Set("🏻🏼🏽🏾🏿\u{FE0F}\u{200D}".unicodeScalars)

    /// Whether a longer message begins with a greeting.
    public static func opensWithGreeting(_ text: String) -> Bool {
        let words = FoldedText(text).words.map(\.text)
        guard !words.isEmpty else { return false }
        let kind = courtesy(at: 0, in: words)?.kind
        return kind == .greeting || kind == .farewell
    }

    private static func courtesy(at position: Int, in words: [String]) -> (kind: SmallTalk?, length: Int)? {
        for (kind, phrases) in courtesies {
            for phrase in phrases where words[position...].starts(with: phrase) { return (kind, phrase.count) }
        }
        return fillers.contains(words[position]) ? (nil, 1) : nil
    }

    /// Longest first within each kind, so that "iyi günler dilerim" is one.
    private static let courtesies: [(SmallTalk, [[String]])] = [
        (
            .thanks,
            phrases(
                "cok tesekkur ederim", "cok tesekkurler", "tesekkur ederiz", "tesekkur ederim", "tesekkurler",
                "tesekkur", "tsk ederim", "tskler", "tsk", "tesekkurler ederim", "sag olun", "sag olasiniz", "sag ol",
                "sagol", "sagolun", "sagolasin", "eyvallah", "elinize saglik", "ellerinize saglik", "minnettarim",
                "allah razi olsun", "thank you very much", "thank you so much", "thank you", "many thanks", "thanks",
                "thx", "ty", "much appreciated", "appreciate it", "شكرا جزيلا", "شكرا لكم", "شكرا لك", "شكرا")
        ),
        (
            .farewell,
            phrases(
                "gorusmek uzere", "gorusuruz", "hosca kalin", "hoscakalin", "hosca kal", "hoscakal",
                "kendinize iyi bakin",
                "iyi gunler dilerim", "iyi aksamlar dilerim", "iyi gunler", "iyi aksamlar", "iyi geceler",
                "hayirli gunler", "hayirli isler", "iyi calismalar", "kolay gelsin", "bay bay", "good bye",
                "goodbye", "bye bye", "bye", "see you", "have a nice day", "have a good day", "مع السلامة",
                "الي اللقاء",
                "إلى اللقاء")
        ),
        (
            .greeting,
            phrases(
                "selamun aleykum", "selamin aleykum", "selamunaleykum", "aleykum selam", "merhabalar", "merhaba",
                "meraba",
                "mrhb", "mrb", "selamlar", "selam", "slm", "gunaydin", "tunaydin", "iyi sabahlar",
                "alo", "good morning",
                "good afternoon", "good evening", "hello there", "hi there", "hello", "hey", "hi", "greetings",
                "السلام عليكم ورحمة الله وبركاته", "السلام عليكم", "وعليكم السلام", "مرحبا", "اهلا وسهلا", "اهلا",
                "صباح الخير", "مساء الخير")
        ),
    ]

    private static func phrases(_ phrases: String...) -> [[String]] {
        phrases.map { FoldedText($0).words.map(\.text) }.sorted { $0.count > $1.count }
    }

    /// Words that go with a courtesy and ask nothing.
    private static let fillers: Set<String> = [
        "cok", "hocam", "abi", "abla", "efendim", "hanim", "bey", "kardesim", "canim", "tamam", "tamamdir", "peki",
        "ok",
        "okay", "super", "harika", "anladim", "oldu", "olur", "evet", "size", "de", "da", "herkese", "great", "perfect",
        "everyone", "all", "dear", "sir", "madam", "again", "so", "much", "and", "ve", "dilerim", "iyi", "gunler",
        "تمام", "حسنا", "جدا",
    ]
}
