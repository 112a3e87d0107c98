import Foundation
import Knowledge

/// What a customer's message says about being written to.
public enum OptOutWish: Sendable, Equatable {
    case stop
    case start
}

/// Recognises "write to me no more" in Turkish, English and Arabic, and its opposite.
///
/// A message counts only as a whole: it is one of the words that stop, or a phrase that stops with nothing around it but
/// words of address and emphasis. So `DUR`, `lütfen artık mesaj atmayın` and `stop texting me` count, and `randevumu iptal
/// edin`, `durumu nedir` and `don't stop` do not.
public enum OptOutWords {
    /// - Parameter awaited: answers that the business's last message asked for: `İPTAL` then answers it.
    public static func wish(in text: String, awaiting awaited: [String] = []) -> OptOutWish? {
        // Nobody says it in a long letter, and a long letter may quote it.
        guard text.unicodeScalars.count <= 160 else { return nil }
        let words = Self.words(of: text)
        guard !words.isEmpty, words.count <= 14 else { return nil }
        let bare = words.filter { !courtesies.contains($0) }
        if awaited.contains(where: { [words, bare].contains(Self.words(of: $0)) }) { return nil }
        if bare.count <= 3 {
            let said = bare.joined(separator: " ")
            if stops.contains(said) { return .stop }
            if starts.contains(said) { return .start }
        }
        for phrase in phrases where Self.says(phrase, in: bare) { return .stop }
        return nil
    }

    static func words(of text: String) -> [String] {
        FoldedText(text.replacing("’", with: "'").replacing("'", with: "")).words.map { arabic($0.text) }
    }

    /// Alif in its forms, ta marbuta and alif maqsura are written one for another; vowel signs and tatweel carry nothing.
    private static func arabic(_ word: String) -> String {
        guard word.unicodeScalars.contains(where: { (0x0600...0x06FF).contains($0.value) }) else { return word }
        var result = String.UnicodeScalarView()
        for scalar in word.unicodeScalars {
            switch scalar.value {
            case 0x0622, 0x0623, 0x0625, 0x0671: result.append("\u{0627}")
            case 0x0629: result.append("\u{0647}")
            case 0x0649: result.append("\u{064A}")
            case 0x0640, 0x064B...0x0655, 0x0670: continue
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private static func folded(_ texts: [String]) -> Set<String> {
        Set(texts.map { words(of: $0).joined(separator: " ") })
    }

    private static func folded(words texts: String) -> Set<String> {
        Set(texts.split(whereSeparator: \.isWhitespace).flatMap { words(of: String($0)) })
    }

    /// What people put around it out of politeness.
    private static let courtesies = folded(
        words: """
            lütfen lutfen rica ederim ediyorum merhaba merhabalar selam selamlar iyi günler akşamlar teşekkürler teşekkür
            sağol sağolun tşk hocam arkadaşlar efendim sayın yetkili
            please pls plz thanks thank you hi hello dear kindly sir madam
            من فضلك فضلكم لو سمحت سمحتم شكرا مرحبا السلام عليكم رجاء
            """)

    /// Whole messages that stop.
    private static let stops = folded([
        "STOP", "stop all", "stopall", "DUR", "durdur", "durdurun", "İPTAL", "iptal et", "iptal edin", "RET", "RED",
        "ÇIK",
        "çıkış", "çıkar", "abonelikten çık", "üyelikten çık", "listeden çık", "abonelik iptal", "aboneliği iptal et",
        "aboneliğimi iptal edin", "yazma", "yazmayın", "yazmayınız", "yazmasanıza", "mesaj yok", "istemiyorum mesaj",
        "END", "QUIT", "CANCEL", "UNSUBSCRIBE", "unsubscribe me", "opt out", "optout", "opt me out", "remove me",
        "توقف", "توقفوا", "قف", "إيقاف", "أوقف", "أوقفوا", "إلغاء", "الغاء", "الغاء الاشتراك", "إلغاء اشتراك",
        "ألغ الاشتراك",
        "كفى", "خروج", "ستوب",
    ])

    /// Whole messages that start again.
    private static let starts = folded([
        "START", "UNSTOP", "BAŞLA", "BAŞLAT", "yeniden başlat", "tekrar başlat", "abone ol", "yeniden abone ol",
        "mesaj gönderin", "mesaj atabilirsiniz", "yazabilirsiniz", "subscribe", "subscribe me", "opt in", "optin",
        "resume",
        "ابدأ", "ابدا", "اشتراك", "اشترك", "استئناف",
    ])

    /// A row of word groups that come in this order, and words that may stand anywhere around them.
    private struct Phrase: Sendable {
        let groups: [Set<String>]
        let fillers: Set<String>
    }

    private static func says(_ phrase: Phrase, in words: [String]) -> Bool {
        var next = 0
        for word in words {
            if next < phrase.groups.count, phrase.groups[next].contains(word) {
                next += 1
            } else if !phrase.fillers.contains(word), !phrase.groups.contains(where: { $0.contains(word) }) {
                return false
            }
        }
        return next == phrase.groups.count
    }

    private static let turkishFillers = folded(
        words: """
            bana bize beni bizi bir daha artık hiç sakın asla bu bundan böyle sonra numaraya numaradan numarama numarayı
            telefonuma telefona hattıma buradan burdan buraya whatsapptan whatsapp üzerinden yeter yeterli çok sürekli her
            gün hiçbir herhangi sizden sizin sizi şekilde tür türlü ve de da ben biz ya yahu abi abla hanım bey kampanya
            tanıtım toplu otomatik rahatsız oluyorum ediyorsunuz etmeyin etmeyiniz olmuyor ticari pazarlama
            """)
    private static let turkishThings = folded(
        words: """
            mesaj mesajı mesajlar mesajları mesajınızı mesajlarınızı mesajlardan sms smsi reklam reklamı reklamlar
            reklamlarınızı bildirim bildirimi bildirimler ileti iletisi iletileri tanıtım kampanya hatırlatma
            """)
    private static let englishFillers = folded(
        words: """
            me us to from this that number numbers my our phone any anymore more again ever your you on here via whatsapp
            at all now already just the a an these those of it i im am and so many im really with
            """)
    private static let arabicFillers = folded(
        words:
            "لي لنا الي إلي الى على هذا الرقم رقمي بعد الان اليوم مره مرة اخرى أخرى ابدا مجددا من في منكم عن أي اي أنا بي"
    )
    private static let arabicThings = folded(
        words: "رسائل رساله رسالة الرسائل رسايل الرسايل رسائلكم اعلانات إعلانات الاعلانات إشعارات اشعارات")

    private static let phrases: [Phrase] = [
        Phrase(
            groups: [
                turkishThings,
                folded(
                    words: """
                        atma atmayın atmayınız atmayin gönderme göndermeyin göndermeyiniz yollama yollamayın yollamayınız
                        istemiyorum istemiyoruz istemem almayayım yazma yazmayın yazmayınız kesin durdurun durdur olmasın
                        """),
            ], fillers: turkishFillers.union(folded(words: "almak gelmesini gelmesin"))),
        Phrase(
            groups: [turkishThings, folded(words: "almak"), folded(words: "istemiyorum istemiyoruz")],
            fillers: turkishFillers),
        Phrase(
            groups: [folded(words: "yazma yazmayın yazmayınız yazmayin yazmasın yazmayınn aramayın")],
            fillers: turkishFillers),
        Phrase(
            groups: [
                folded(
                    words:
                        "listeden listenizden listenizdeki rehberinizden abonelikten üyelikten sistemden sisteminizden"),
                folded(words: "çıkarın çıkar çıkarınız çıkartın çıkmak çıkın silin sil siliniz"),
            ], fillers: turkishFillers.union(folded(words: "istiyorum mesaj numaramı numaram"))),
        Phrase(
            groups: [folded(words: "numaramı"), folded(words: "silin sil siliniz çıkarın çıkarınız")],
            fillers: turkishFillers.union(folded(words: "listeden listenizden sistemden sisteminizden rehberinizden"))),
        Phrase(
            groups: [folded(words: "rahatsız"), folded(words: "etmeyin etmeyiniz etme")],
            fillers: turkishFillers.union(turkishThings).union(folded(words: "atarak yazarak göndererek"))),
        Phrase(
            groups: [
                folded(words: "stop quit cease"),
                folded(words: "messaging texting sending contacting messages texts spamming writing bothering"),
            ], fillers: englishFillers.union(folded(words: "messages texts sms message reminders ads spam"))),
        Phrase(
            groups: [
                folded(words: "not dont never"),
                folded(words: "message text contact write send"),
            ], fillers: englishFillers.union(folded(words: "do messages texts sms ads want"))),
        Phrase(
            groups: [folded(words: "no"), folded(words: "more"), folded(words: "messages texts sms reminders ads")],
            fillers: englishFillers),
        Phrase(
            groups: [
                folded(words: "dont not"), folded(words: "want"), folded(words: "messages texts sms ads"),
            ], fillers: englishFillers.union(folded(words: "do receive get to"))),
        Phrase(
            groups: [
                folded(words: "remove take unsubscribe delete opt"),
                folded(words: "list number me out off messages texts"),
            ], fillers: englishFillers.union(folded(words: "off list out want"))),
        Phrase(
            groups: [
                folded(words: "لا"),
                folded(
                    words: "ترسل ترسلوا ترسلو تراسلني تراسلوني تراسلونا تكتبوا تكتب تبعثوا تبعث اريد أريد نريد ارغب"),
            ], fillers: arabicFillers.union(arabicThings).union(folded(words: "استلام تلقي المزيد"))),
        Phrase(
            groups: [
                folded(words: "أوقف أوقفوا اوقف اوقفوا توقف توقفوا كفى إيقاف ايقاف بدون"),
                arabicThings.union(folded(words: "ارسال إرسال مراسلتي المراسله")),
            ], fillers: arabicFillers.union(arabicThings)),
        Phrase(
            groups: [
                folded(words: "احذف احذفوا احذفوني ازل أزيلوا ازيلوا"), folded(words: "رقمي القائمه القائمة اسمي"),
            ],
            fillers: arabicFillers.union(folded(words: "قائمتكم"))),
    ]
}
