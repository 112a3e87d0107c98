import PluginKit

/// “Kargom nerede?”
enum ParcelTalk {
    static let intents = ["kargo_nerede", "siparis_durumu", "ne_zaman_gelecek"]

    static let dialogue = Dialogue("parcel", for: intents) { turn, session in
        let isOpening = turn.state == nil
        let numbers = OrderNumbers(in: turn.question)
        // How long deliveries take in general, the documents say.
        if isOpening, turn.question.intent.id == "ne_zaman_gelecek", !numbers.isGiven, !turn.says(TalkWords.own) {
            return nil
        }
        let talk = ShopTalk.read(turn) ?? ShopTalk(.number, intent: turn.question.intent.id)
        switch try OrderStep.next(turn, talk, intents: intents, session) {
        case .none: return nil
        case .say(let step): return step
        case .found(let order):
            let zone = session.timeZone
            return DialogueStep(
                order.status == .undelivered ? .handoff : .reply,
                OrderWords.answer(order, turn.language, in: zone)
                    + (order.status == .undelivered
                        ? turn.words(
                            " Bir arkadaşımız kargo firmasıyla görüşüp size dönecek.",
                            " A colleague will talk to the carrier and get back to you.") : ""),
                records: [OrderWords.record(order, turn.language, in: zone)],
                card: try WireFormat.encode(OrderCard(order, turn.language, session)))
        }
    }

    /// An order by the number in one message: where it is, and nothing that tells who bought what.
    static let facts = Facts("order", for: intents) { question, session in
        let numbers = OrderNumbers(in: question)
        guard let order = try OrderCache.order(numbered: numbers.candidates, session), order.status != .undelivered
        else { return nil }
        let zone = session.timeZone
        return try Fact(
            text: OrderWords.answer(order, question.language, in: zone),
            records: [OrderWords.record(order, question.language, in: zone)],
            card: OrderCard(order, question.language, session))
    }
}
