import Foundation
import PluginKit

/// Somebody wants to send goods back, or to have them exchanged: what may serve them better is offered once, and the
/// return itself is one word away at every step.
enum ReturnTalk {
    static let intents = ["iade", "degisim"]

    static let dialogue = Dialogue("return", for: intents) { turn, session in
        if let talk = ShopTalk.read(turn) { return try next(turn, talk, session) }
        return try opening(turn, session)
    }

    private static func opening(_ turn: DialogueTurn, _ session: borrowing PluginSession) throws -> DialogueStep? {
        guard try OrderCache.isInUse(session) else { return nil }
        let reason = ReturnReason.read(turn.question.text)
        if turn.says(TalkWords.exchangeWish) {
            var talk = ShopTalk(.number, intent: "degisim")
            talk.reason = reason == .color ? .color : .size
            return try ordered(turn, talk, session)
        }
        guard turn.says(TalkWords.returnWish), !turn.says(TalkWords.returnQuestion) else { return nil }
        var talk = ShopTalk(.reason, intent: "iade")
        talk.reason = reason
        guard reason == nil else { return try ordered(turn, talk.at(.number), session) }
        let right = try legalRight(turn, session)
        return try talk.ask(
            "İade talebinizi alalım. \(right.text) Size en uygun çözümü önerebilmem için nedenini yazar mısınız: beden, "
                + "renk, kalite, hasarlı ürün ya da vazgeçme? Dilerseniz neden belirtmeyebilirsiniz.",
            "Let us start your return. \(right.text) So that I can suggest what suits you best, why is it: size, colour, "
                + "quality, a damaged item, or a change of mind? You need not give a reason.",
            records: [right.record], turn)
    }

    private static func next(
        _ turn: DialogueTurn, _ talk: ShopTalk, _ session: borrowing PluginSession
    ) throws -> DialogueStep? {
        switch talk.step {
        case .number, .name: return try ordered(turn, talk, session)
        case .reason: return try reasoned(turn, talk, session)
        case .exchange, .coupon: return try answered(turn, talk, session)
        }
    }

    // MARK: - Why

    private static func reasoned(
        _ turn: DialogueTurn, _ talk: ShopTalk, _ session: borrowing PluginSession
    ) throws -> DialogueStep? {
        var talk = talk
        if let reason = ReturnReason.read(turn.question.text) {
            talk.reason = reason
        } else if turn.says(TalkWords.noReason) || turn.says(TalkWords.no) || talk.tries + 1 >= ShopTalk.patience
            || turn.says(TalkWords.wantsReturn)
        {
            // Whoever withdraws owes nobody a reason.
            talk.saysNoReason = true
        } else if turn.turnsAway(from: intents) {
            return nil
        } else {
            return try talk.at(.reason, again: true).ask(
                "Nedeni beden, renk, kalite, hasarlı ürün ya da vazgeçme mi? Belirtmek istemezseniz “iade” yazın.",
                "Is it the size, the colour, the quality, a damaged item, or a change of mind? If you would rather not "
                    + "say, write “return”.", turn)
        }
        return try ordered(turn, talk.at(.number), session)
    }

    // MARK: - Which order

    private static func ordered(
        _ turn: DialogueTurn, _ talk: ShopTalk, _ session: borrowing PluginSession
    ) throws -> DialogueStep? {
        // Its own words have just been read for the reason: they are no answer to the question for a number.
        let asked = turn.state == nil || talk.step != ShopTalk.read(turn)?.step
        let reading = asked ? DialogueTurn(question: turn.question, state: nil, customer: turn.customer) : turn
        switch try OrderStep.next(reading, talk, intents: intents, session) {
        case .none: return nil
        case .say(let step): return step
        case .found(let order): return try offer(order, turn, talk.with(order), session)
        }
    }

    // MARK: - What is offered

    private static func offer(
        _ order: Order, _ turn: DialogueTurn, _ talk: ShopTalk, _ session: borrowing PluginSession
    ) throws -> DialogueStep {
        let shop = try session.shop()
        let card = try WireFormat.encode(OrderCard(order, turn.language, session))
        if let refusal = unreturnable(order, turn, card) { return refusal }
        if let delivered = order.deliveredAt, talk.reason != .damaged, talk.reason != .quality,
            session.now > delivered.addingTimeInterval(Double(shop.returnDays) * 86_400)
        {
            return turn.handOff(
                "Siparişiniz bir süre önce teslim edilmiş; bir arkadaşımız iade koşullarını inceleyip size dönecek.",
                "Your order was delivered some time ago; a colleague will look into the return and get back to you.",
                records: [OrderWords.record(order, turn.language, in: session.timeZone)], card: card)
        }
        switch talk.reason {
        case .size, .color: if shop.offersExchange { return try offerExchange(order, turn, talk, card, session) }
        case .changedMind: if shop.couponCode != nil { return try offerCoupon(order, turn, talk, card, session) }
        case .quality, .damaged, nil: break
        }
        return try start(order, turn, talk, session)
    }

    private static func unreturnable(_ order: Order, _ turn: DialogueTurn, _ card: JSONValue) -> DialogueStep? {
        switch order.status {
        case .cancelled, .returned:
            return DialogueStep(
                .reply, OrderWords.answer(order, turn.language, in: BusinessCalendar.istanbul),
                records: [OrderWords.record(order, turn.language, in: BusinessCalendar.istanbul)], card: card)
        case .awaiting, .created, .preparing:
            return turn.handOff(
                "Siparişiniz henüz kargoya verilmemiş; bir arkadaşımız iptal edilip edilemeyeceğine bakıp size dönecek.",
                "Your order has not been shipped yet; a colleague will see whether it can be cancelled and get back to "
                    + "you.", card: card)
        case .undelivered, .shipped, .pickup, .delivered: return nil
        }
    }

    private static func offerExchange(
        _ order: Order, _ turn: DialogueTurn, _ talk: ShopTalk, _ card: JSONValue, _ session: borrowing PluginSession
    ) throws -> DialogueStep {
        var talk = talk.at(.exchange)
        talk.returnCase = try ReturnDesk.open(
            .exchangeOffered, for: order, of: turn.customer, reason: talk.reason, intent: talk.intent, session)
        let products = try Products.alternatives(to: order, session)
        let right = try legalRight(turn, session)
        let list = products.map { $0.variant(turn.language) }.joined(separator: "; ")
        let there =
            products.isEmpty
            ? turn.words("Hangi beden ve renk istersiniz?", "Which size and colour would you like?")
            : turn.words(
                "Stokta olanlar: \(list). Hangisini istersiniz?", "In stock: \(list). Which one would you like?")
        return try talk.ask(
            "Ürününüzü değiştirebiliriz. \(there) İade etmek isterseniz “iade” yazmanız "
                + "yeterli. \(right.text)",
            "We can exchange it for you. \(there) If you would rather return it, just write “return”. \(right.text)",
            records: products.map(\.record) + [right.record], card: card, turn)
    }

    private static func offerCoupon(
        _ order: Order, _ turn: DialogueTurn, _ talk: ShopTalk, _ card: JSONValue, _ session: borrowing PluginSession
    ) throws -> DialogueStep {
        var talk = talk.at(.coupon)
        talk.returnCase = try ReturnDesk.open(
            .couponOffered, for: order, of: turn.customer, reason: talk.reason, intent: talk.intent, session)
        let percent = try session.shop().couponPercent
        let right = try legalRight(turn, session)
        return try talk.ask(
            "Dilerseniz ürünü iade etmek yerine sonraki alışverişiniz için yüzde \(percent) indirim kuponu verelim. "
                + "İster misiniz? İade etmek isterseniz “iade” yazmanız yeterli. \(right.text)",
            "If you like, keep it and have a coupon of \(percent) percent for your next order. Would you like that? If "
                + "you would rather return it, just write “return”. \(right.text)",
            records: [couponRecord(percent), right.record], card: card, turn)
    }

    private static func couponRecord(_ percent: Int) -> Fact.Record {
        Fact.Record(table: "settings", id: "coupon_percent", quote: "Kupon indirimi: yüzde \(percent)")
    }

    // MARK: - How it ends

    private static func answered(
        _ turn: DialogueTurn, _ talk: ShopTalk, _ session: borrowing PluginSession
    ) throws -> DialogueStep? {
        guard let id = talk.order, let order = try OrderCache.order(id, session), let found = talk.returnCase else {
            return nil
        }
        if turn.says(TalkWords.wantsReturn) { return try start(order, turn, talk, session) }
        if talk.step == .exchange {
            let products = try Products.alternatives(to: order, session)
            if let wanted = Self.wanted(products, turn) {
                return try exchange(order, wanted, found, turn, session)
            }
            if products.isEmpty, !turn.says(TalkWords.no), !turn.turnsAway(from: intents + ["stok"]) {
                return try exchange(order, turn.question.text, found, turn, session)
            }
        } else if turn.says(TalkWords.yes), !turn.says(TalkWords.no) {
            return try coupon(order, found, turn, session)
        }
        if turn.says(TalkWords.no) { return try start(order, turn, talk, session) }
        if turn.turnsAway(from: intents) { return nil }
        guard talk.tries + 1 < ShopTalk.patience else {
            return turn.handOff(
                "Talebinizi bir arkadaşımıza iletiyorum; size dönecek. İade hakkınız saklıdır.",
                "I am passing this on to a colleague, who will get back to you. Your right to return it stands.")
        }
        return try talk.at(talk.step, again: true).ask(
            talk.step == .exchange
                ? "Hangi seçeneği istersiniz? İade etmek isterseniz “iade” yazın."
                : "Kuponu ister misiniz? İade etmek isterseniz “iade” yazın.",
            talk.step == .exchange
                ? "Which one would you like? To return it, write “return”."
                : "Would you like the coupon? To return it, write “return”.", turn)
    }

    /// The one variant whose size or colour the message names; `nil` where it names none, or several.
    private static func wanted(_ products: [Product], _ turn: DialogueTurn) -> String? {
        let words = Set(FoldedText(turn.question.text).words.map(\.text))
        func matches(_ product: Product) -> Int {
            [product.size, product.color].compactMap { $0.map(FoldedText.fold) }
                .count { $0.split(separator: " ").allSatisfy { words.contains(String($0)) } }
        }
        let best = products.map(matches).max() ?? 0
        let found = products.filter { matches($0) == best }
        if best > 0, found.count == 1 { return found[0].variant(turn.language) }
        if products.count == 1, turn.says(TalkWords.yes), !turn.says(TalkWords.no) {
            return products[0].variant(turn.language)
        }
        return nil
    }

    private struct Told: Encodable {
        let returnId: ReturnID
        let orderNumber: String
        let conversationId: String
        let reason: String?
        let product: String?
    }

    private static func exchange(
        _ order: Order, _ product: String, _ id: ReturnID, _ turn: DialogueTurn, _ session: borrowing PluginSession
    ) throws -> DialogueStep {
        let product = String(product.prefix(120))
        try ReturnDesk.decide(id, .exchanged, product: product, saved: order.totalMinor, session)
        try FollowUp.plan(id, for: turn.customer, number: order.number, turn.language, session)
        try session.notify(
            "exchange_requested",
            Told(
                returnId: id, orderNumber: order.number, conversationId: turn.customer.conversation, reason: nil,
                product: product))
        return DialogueStep(
            .reply,
            turn.words(
                "Değişim talebinizi aldık: \(product). Sipariş: \(order.number). Değişim kargosu hazır olunca size "
                    + "haber vereceğiz.",
                "We have your exchange: \(product), order \(order.number). We will let you know once it is on its way."),
            records: [
                OrderWords.record(order, turn.language, in: session.timeZone),
                Fact.Record(table: "return_deflections", id: id.description, quote: "\(order.number): \(product)"),
            ])
    }

    private static func coupon(
        _ order: Order, _ id: ReturnID, _ turn: DialogueTurn, _ session: borrowing PluginSession
    ) throws -> DialogueStep {
        let shop = try session.shop()
        guard let code = shop.couponCode else {
            return try start(order, turn, ShopTalk(.coupon, intent: "iade"), session)
        }
        try ReturnDesk.decide(id, .coupon, coupon: code, saved: order.totalMinor, session)
        let right = try legalRight(turn, session)
        return DialogueStep(
            .reply,
            turn.words(
                "Teşekkür ederiz! Kupon kodunuz: \(code) (yüzde \(shop.couponPercent) indirim). \(right.text)",
                "Thank you! Your coupon: \(code) (\(shop.couponPercent) percent off). \(right.text)"),
            records: [
                couponRecord(shop.couponPercent),
                Fact.Record(table: "settings", id: "coupon_code", quote: "Kupon kodu: \(code)"), right.record,
            ])
    }

    private static func start(
        _ order: Order, _ turn: DialogueTurn, _ talk: ShopTalk, _ session: borrowing PluginSession
    ) throws -> DialogueStep {
        let id =
            try talk.returnCase
            ?? ReturnDesk.open(
                .returnStarted, for: order, of: turn.customer, reason: talk.reason, intent: talk.intent, session)
        try ReturnDesk.decide(id, .returned, session)
        try session.notify(
            "return_started",
            Told(
                returnId: id, orderNumber: order.number, conversationId: turn.customer.conversation,
                reason: talk.reason?.rawValue, product: nil))
        let steps = try session.shop().returnSteps
        let record = OrderWords.record(order, turn.language, in: session.timeZone)
        let photo =
            talk.reason == .damaged
            ? turn.words(
                " Hasarın fotoğrafını buraya gönderirseniz işlem hızlanır.",
                " A photo of the damage helps us to be quick.") : ""
        let tail =
            steps.map { " " + $0 }
            ?? turn.words(
                " İade kargo kodunuzu bir arkadaşımız yazacak.", " A colleague will send you the code for the parcel.")
        return DialogueStep(
            .reply,
            turn.words(
                "\(order.number) numaralı siparişiniz için iade talebinizi başlattık.",
                "We have started the return of your order \(order.number).") + photo + tail,
            records: [record] + (steps.map { [Fact.Record(table: "settings", id: "return_steps", quote: $0)] } ?? []))
    }

    /// The law's right of withdrawal, or the shop's longer one.
    private static func legalRight(
        _ turn: DialogueTurn, _ session: borrowing PluginSession
    ) throws -> (text: String, record: Fact.Record) {
        let days = try session.shop().returnDays
        let text = turn.words(
            "Teslimden itibaren \(days) gün içinde gerekçe göstermeden cayma hakkınız saklıdır.",
            "You may withdraw within \(days) days of delivery without giving a reason.")
        return (text, Fact.Record(table: "settings", id: "return_days", quote: text))
    }
}
