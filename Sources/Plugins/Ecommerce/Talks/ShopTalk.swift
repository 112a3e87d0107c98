import Foundation
import PluginKit

/// What a talk of the shop is in the middle of; kept between a customer's messages.
struct ShopTalk: Codable, Equatable {
    enum Step: String, Codable {
        /// Waiting for the order's number.
        case number
        /// Waiting for the name on the order, which is another than the customer's.
        case name
        /// Waiting for why goods come back.
        case reason
        /// Waiting for what is taken in exchange.
        case exchange
        /// Waiting for whether the coupon is taken.
        case coupon
    }

    var step: Step
    /// How often this step was not answered.
    var tries = 0
    var order: OrderID?
    var reason: ReturnReason?
    /// They need not say why.
    var saysNoReason = false
    var returnCase: ReturnID?
    /// What opened the talk.
    var intent: String

    init(_ step: Step, intent: String) {
        self.step = step
        self.intent = intent
    }

    /// The next message is read for this step.
    func at(_ next: Step, again: Bool = false) -> ShopTalk {
        var talk = self
        talk.step = next
        talk.tries = again ? tries + 1 : 0
        return talk
    }

    func with(_ order: Order) -> ShopTalk {
        var talk = self
        talk.order = order.id
        return talk
    }

    /// How often one thing is asked for before a person goes on.
    static let patience = 2

    static func read(_ turn: DialogueTurn) -> ShopTalk? {
        turn.state.flatMap { try? WireFormat.decode($0, as: ShopTalk.self) }
    }

    func ask(
        _ tr: String, _ en: String, records: [Fact.Record] = [], card: JSONValue = .null, _ turn: DialogueTurn
    ) throws -> DialogueStep {
        DialogueStep(
            .ask, turn.words(tr, en), records: records, card: card, state: try WireFormat.encode(self))
    }
}

extension DialogueTurn {
    var language: Language { question.language }

    func words(_ tr: String, _ en: String) -> String { language == .turkish ? tr : en }

    func says(_ phrases: PhraseSet) -> Bool { !phrases.matches(in: FoldedText(question.text)).isEmpty }

    func handOff(_ tr: String, _ en: String, records: [Fact.Record] = [], card: JSONValue = .null) -> DialogueStep {
        DialogueStep(.handoff, words(tr, en), records: records, card: card)
    }

    /// The customer has come to another matter.
    func turnsAway(from intents: [String]) -> Bool {
        question.intent.id != "diger" && !intents.contains(question.intent.id) && question.intent.confidence >= 0.6
    }
}

/// Words that talks turn on.
enum TalkWords {
    static let yes = PhraseSet([
        "evet", "olur", "tamam", "tamamdir", "peki", "kabul*", "isterim", "istiyorum", "olsun", "super", "uygun",
        "yes", "ok", "okay", "sure", "please do", "sounds good", "deal",
    ])
    static let no = PhraseSet([
        "hayir", "istemem", "istemiyorum", "olmaz", "gerek yok", "kalsin", "no", "nope", "don t want",
    ])
    /// The right that nothing may talk over.
    static let wantsReturn = PhraseSet([
        "iade", "iadesi*", "iademi*", "iadeyi", "iadem", "geri gonder*", "geri ver*", "param* iade", "parami geri*",
        "cayma*", "return", "send it back", "refund", "money back",
    ])
    static let noReason = PhraseSet([
        "soylemek istemiyorum", "belirtmek istemiyorum", "sebep yok", "nedeni yok", "sebebi yok", "neden yok",
        "farketmez", "fark etmez", "sebepsiz", "no reason", "rather not say",
    ])
    static let hasNoNumber = PhraseSet([
        "bilmiyorum", "hatirlamiyorum", "bulamiyorum", "bulamadim", "numaram yok", "numarasi yok", "numara yok",
        "nerede yaziyor", "nereden bakacagim", "nerden bakicam", "don t know", "do not know", "can t find",
        "cannot find", "don t have",
    ])
    /// One's own order, not orders in general.
    static let own = PhraseSet([
        "siparisim*", "kargom*", "paketim*", "urunum*", "gonderim", "aldigim*", "my order", "my parcel", "my package",
    ])
    static let returnWish = PhraseSet([
        "iade etmek ist*", "iade etmek icin", "iade istiyorum", "iade ediyorum", "iade edicem", "iade edecegim",
        "iade edeyim", "iade edin", "iade alin", "iade talebi*", "iade talep*", "iade acmak*", "iade baslat*",
        "iade olustur*", "geri gondermek ist*", "geri gonderecegim", "geri vermek ist*", "iade edebilir miyim",
        "iade edebilirmiyim", "iade edicektim", "iade edecektim", "want to return", "would like to return",
        "return my order", "return this", "return it", "start a return", "send it back",
    ])
    /// A question about returns in general: the documents know.
    static let returnQuestion = PhraseSet([
        "kac gun*", "ne zaman", "suresi*", "ucretli mi", "ucreti*", "ucretsiz mi", "bedava mi", "kim oduyor", "kosul*",
        "sart*", "nasil yapilir", "how long", "how many days", "policy", "who pays",
    ])
    static let exchangeWish = PhraseSet([
        "degistirmek ist*", "degisim yapmak ist*", "degisim istiyorum", "degisim talebi*", "degistirebilir miyim",
        "degistirebilirmiyim", "degisim yapabilir miyim", "baska bir beden*", "bir buyuk beden*", "bir kucuk beden*",
        "bir beden buyu*", "bir beden kucu*", "bir numara buyu*", "bir numara kucu*", "baska renk*", "want to exchange",
        "like to exchange", "exchange it", "exchange this", "another size", "another colour",
    ])
    static let cancelWish = PhraseSet([
        "iptal etmek ist*", "iptal edin", "iptal edebilir misiniz", "iptal eder misiniz", "iptal edermisiniz",
        "iptal istiyorum", "iptal olsun", "iptal ettirmek*", "siparisimi iptal*", "siparisi iptal*", "iptal edilsin",
        "cancel my order", "want to cancel", "like to cancel", "please cancel",
    ])
    static let invoiceWish = PhraseSet([
        "fatura istiyorum", "faturami*", "faturam", "fatura* gonder*", "fatura* gelmedi", "fatura* yollar*",
        "fatura* atar*", "fatura* alabilir miyim", "fatura* rica*", "fatura* lazim", "e fatura*", "my invoice",
        "send * invoice", "need an invoice", "the invoice",
    ])
}
