import Foundation
import PluginKit

/// The step that most talks of a shop have: which order is meant.
///
/// An order is found by the number that was typed, or by what the conversation was linked to before, and never by who
/// writes: a marketplace tells no telephone, and a telephone is lent. Where the name of who writes is plainly another
/// than the order's, the name on the order is asked for.
enum OrderStep {
    case found(Order)
    case say(DialogueStep)
    /// Another matter.
    case none

    static func next(
        _ turn: DialogueTurn, _ talk: ShopTalk, intents: [String], _ session: borrowing PluginSession
    ) throws -> OrderStep {
        guard try turn.state != nil || OrderCache.isInUse(session) else { return .none }
        if talk.step == .name { return try named(turn, talk, session) }
        if let id = talk.order, let order = try OrderCache.order(id, session) { return .found(order) }
        let numbers = OrderNumbers(in: turn.question)
        if let order = try OrderCache.order(numbered: numbers.candidates, session) {
            return try met(order, turn, talk, session)
        }
        if numbers.isGiven {
            let isLast = talk.step == .number && talk.tries + 1 >= ShopTalk.patience
            if isLast { return .say(givenUp(turn)) }
            return .say(
                try talk.at(.number, again: true).ask(
                    "Bu numarayla bir sipariş bulamadım. Sipariş numaranızı kontrol edip yeniden yazar mısınız? "
                        + "Siparişlerim sayfasında ve onay e-postanızda yazar.",
                    "I could not find an order with this number. Could you check it and write it again? It is on your "
                        + "orders page and in the confirmation e-mail.", turn))
        }
        if let order = try OrderCache.order(of: turn.customer.conversation, session) { return .found(order) }
        guard turn.state != nil, talk.step == .number else {
            return .say(
                try talk.at(.number).ask(
                    "Hemen bakıyorum. Sipariş numaranızı yazar mısınız?",
                    "Let me have a look. Could you write your order number?", turn))
        }
        if turn.turnsAway(from: intents) { return .none }
        if turn.says(TalkWords.hasNoNumber) || talk.tries + 1 >= ShopTalk.patience { return .say(givenUp(turn)) }
        return .say(
            try talk.at(.number, again: true).ask(
                "Siparişinizi bulabilmem için sipariş numarası gerekiyor; Siparişlerim sayfasında ve onay e-postanızda "
                    + "yazar.",
                "I need the order number to find your order; it is on your orders page and in the confirmation e-mail.",
                turn))
    }

    private static func givenUp(_ turn: DialogueTurn) -> DialogueStep {
        turn.handOff(
            "Siparişinizi bulamadım; bir arkadaşımız kayıtlara bakıp size dönecek.",
            "I could not find your order; a colleague will look into it and get back to you.")
    }

    /// An order whose number was typed.
    private static func met(
        _ order: Order, _ turn: DialogueTurn, _ talk: ShopTalk, _ session: borrowing PluginSession
    ) throws -> OrderStep {
        let linked = try OrderCache.order(of: turn.customer.conversation, session)
        if linked?.id != order.id, let name = turn.customer.name, PersonNames.differ(name, order.customerName) {
            return .say(
                try talk.with(order).at(.name).ask(
                    "Bilgilerinizi korumak için soruyorum: sipariş kimin adına verildi? Siparişteki adı soyadı yazar "
                        + "mısınız?",
                    "To protect your data: in whose name was the order placed? Please write the full name on the order.",
                    turn))
        }
        try remember(order, turn, session)
        return .found(order)
    }

    private static func named(
        _ turn: DialogueTurn, _ talk: ShopTalk, _ session: borrowing PluginSession
    ) throws -> OrderStep {
        guard let id = talk.order, let order = try OrderCache.order(id, session),
            PersonNames.isNamed(order.customerName, in: turn.question.text)
        else {
            return .say(
                turn.handOff(
                    "Siparişi sizinle eşleştiremedim; bir arkadaşımız kontrol edip size dönecek.",
                    "I could not match the order with you; a colleague will check and get back to you."))
        }
        try remember(order, turn, session)
        return .found(order)
    }

    private static func remember(_ order: Order, _ turn: DialogueTurn, _ session: borrowing PluginSession) throws {
        try OrderCache.link(turn.customer.conversation, to: order.id, by: "customer", session)
        try VIPFlags.scan(order, turn.customer, session)
    }
}

/// Names of people, as far as they can be compared.
enum PersonNames {
    /// Plainly two people: both have a name and a surname, and no word of it is the same.
    static func differ(_ one: String, _ other: String?) -> Bool {
        guard let other else { return false }
        let (left, right) = (words(one), words(other))
        return left.count >= 2 && right.count >= 2 && left.isDisjoint(with: right)
    }

    /// Name and surname stand in a text.
    static func isNamed(_ name: String?, in text: String) -> Bool {
        guard let name else { return false }
        let wanted = words(name)
        return wanted.count >= 2 && wanted.isSubset(of: words(text))
    }

    private static func words(_ text: String) -> Set<String> {
        Set(FoldedText(text).words.map(\.text).filter { $0.count > 1 })
    }
}
